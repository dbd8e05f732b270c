import type { Child } from 'hono/jsx'
import { hrefOf, type Post } from '../../domain/post.ts'
import type { Site } from '../document.tsx'
import type { Words } from '../words/words.ts'
import { AdminPage } from './admin-page.tsx'
import { type AdminWords, adminWordsFor } from './admin-words.ts'
import { countText } from './queue-page.tsx'

export interface HomePageProps {
  readonly site: Site
  readonly words: Words
  readonly waiting: { readonly held: number; readonly spam: number; readonly reported: number }
  readonly paused: boolean
  /** Posts whose comments the owner has closed; those not out now by their id alone. */
  readonly closed: readonly { readonly id: string; readonly post: Post | undefined }[]
  /** The figures. */
  readonly children?: Child
}

/** What there is to do, and the switches one wants within reach. */
export const HomePage = ({ site, words, waiting, paused, closed, children }: HomePageProps) => {
  const say = adminWordsFor(words.lang)
  return (
    <AdminPage site={site} words={words} title={say.admin} here="/admin">
      <h1>{say.admin}</h1>
      <Todo say={say} waiting={waiting} />
      {children}
      <Pause say={say} paused={paused} />
      {closed.length > 0 && <Closed say={say} closed={closed} />}
      <form class="leave" method="post" action="/admin/logout">
        <button type="submit">{words.signOut}</button>
        <button type="submit" name="everywhere" value="on">
          {say.signOutEverywhere}
        </button>
      </form>
    </AdminPage>
  )
}

type Part<Name extends keyof HomePageProps> = Pick<HomePageProps, Name> & { readonly say: AdminWords }

const Todo = ({ say, waiting }: Part<'waiting'>) => (
  <section class="todo" aria-labelledby="todo-title">
    <h2 id="todo-title">{say.todo}</h2>
    <ul>
      {waiting.reported > 0 && (
        <li>
          <a href="/admin/comments">{say.reported(countText(waiting.reported))}</a>
        </li>
      )}
      <li>
        {waiting.held > 0 ? (
          <a href="/admin/comments">{say.waiting(countText(waiting.held))}</a>
        ) : (
          <span class="empty">{say.nothingTodo}</span>
        )}
      </li>
      {waiting.spam > 0 && (
        <li>
          <a href="/admin/comments?status=spam">{say.spamCount(countText(waiting.spam))}</a>
        </li>
      )}
    </ul>
  </section>
)

const Pause = ({ say, paused }: Part<'paused'>) => (
  <form class="pause" method="post" action="/admin/pause">
    <p class={paused ? 'note' : 'hint'}>{paused ? say.paused : say.pausedHint}</p>
    <button type="submit" name="on" value={paused ? '0' : '1'}>
      {paused ? say.unpause : say.pause}
    </button>
  </form>
)

const Closed = ({ say, closed }: Part<'closed'>) => (
  <section aria-labelledby="closed-title">
    <h2 id="closed-title">{say.closedPosts}</h2>
    <ul class="rows">
      {closed.map(({ id, post }) => (
        <li>
          {post ? (
            <a href={hrefOf(post)} lang={post.lang}>
              {post.title}
            </a>
          ) : (
            say.missingPost(id)
          )}
          <form method="post" action="/admin/pause">
            <input type="hidden" name="post" value={id} />
            <button type="submit" name="on" value="0">
              {say.reopenPost}
            </button>
          </form>
        </li>
      ))}
    </ul>
  </section>
)
