import { hrefOf, type Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { Document, type Site } from './document.tsx'
import { SearchLine } from './search-form.tsx'
import { searchWordsFor } from './words/search-words.ts'
import type { Words } from './words/words.ts'

/** A form that could not be taken, to be sent again as it was. Passwords are asked for anew, never sent back. */
export interface Unsent {
  readonly action: string
  readonly body: string
  /** Every other field: key, name and the like. */
  readonly hidden: readonly (readonly [name: string, value: string])[]
  readonly hadPassword: boolean
}

interface ErrorPageProps {
  readonly site: Site
  readonly words: Words
  readonly status: number
  readonly problem: Problem
  readonly unsent?: Unsent | undefined
  /** Where an address leads nowhere: its words, and posts that hold them. */
  readonly meant?: { readonly q: string; readonly posts: readonly Post[] } | undefined
}

export const ErrorPage = ({ site, words, status, problem, unsent, meant }: ErrorPageProps) => (
  <Document site={site} words={words} title={words.errorTitle(status)}>
    <section class="error">
      <p class="status" aria-hidden="true">
        {status}
      </p>
      <h1>{words.errorTitle(status)}</h1>
      <p>{words.problem(problem)}</p>
      {unsent && <ResendForm words={words} unsent={unsent} />}
      {meant && <Meant words={words} {...meant} />}
      <p>
        <a href="/">{words.home}</a> · <a href="/archive">{words.archive}</a>
      </p>
    </section>
  </Document>
)

const Meant = ({ words, q, posts }: NonNullable<ErrorPageProps['meant']> & { readonly words: Words }) => (
  <>
    <search>
      <form action="/search">
        <SearchLine own={searchWordsFor(words.lang)} q={q} />
      </form>
    </search>
    {posts.length > 0 && (
      <section class="related" aria-labelledby="meant">
        <h2 id="meant">{words.meant}</h2>
        <ul>
          {posts.map((post) => (
            <li lang={post.lang}>
              <a href={hrefOf(post)}>{post.title}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)

const ResendForm = ({ words, unsent }: { readonly words: Words; readonly unsent: Unsent }) => (
  <form id="resend" class="plain-form" method="post" action={unsent.action}>
    {unsent.hidden.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <p class="field">
      <label for="resend-body">{words.keptText}</label>
      <textarea id="resend-body" name="body" rows={8} required>
        {/* A textarea drops the first line end it is given. */}
        {`\n${unsent.body}`}
      </textarea>
    </p>
    {unsent.hadPassword && (
      <p class="field">
        <label for="resend-password">{words.passwordAgain}</label>
        <input id="resend-password" name="password" type="password" required autocomplete="off" />
      </p>
    )}
    <p class="send">
      <button type="submit">{words.sendAgain}</button>
    </p>
  </form>
)
