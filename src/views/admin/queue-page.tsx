import { COMMENT_STATUSES, type CommentStatus } from '../../domain/comment.ts'
import type { Deed, QueueWish } from '../../domain/moderation.ts'
import { SEARCH_WINDOW } from '../../domain/moderation.ts'
import { AdminPage } from './admin-page.tsx'
import type { AdminWords } from './admin-words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { QueueItem, type QueueItemProps } from './queue-item.tsx'

/** What was just done, to be told and perhaps undone. */
export interface Done {
  readonly deed: Deed
  readonly ids: readonly number[]
  readonly canUndo: boolean
}

/** As the store reads it; posts as the shelf knows them. */
interface QueueView {
  readonly wish: QueueWish
  readonly reported: readonly QueueItemProps['item'][]
  readonly items: readonly QueueItemProps['item'][]
  readonly next: number | undefined
  readonly isPartial: boolean
  readonly waiting: { readonly held: number; readonly spam: number; readonly reported: number }
}

export interface QueuePageProps extends Omit<QueueItemProps, 'item' | 'open'> {
  readonly queue: QueueView
  readonly done: Done | undefined
  readonly paused: boolean
}

export const QueuePage = ({ queue, done, paused, ...frame }: QueuePageProps) => {
  const { site, words, say, back } = frame
  const { wish } = queue
  const title = wish.q ? `${say.search}: ${wish.q}` : `${say.queue}: ${say.tab[wish.status]}`
  return (
    <AdminPage site={site} words={words} title={title} here="/admin/comments">
      <h1>{say.queue}</h1>
      <Tabs say={say} queue={queue} />
      <SearchForm say={say} wish={wish} />
      {paused && (
        <p class="note">
          {say.paused} <a href="/admin">{say.unpause}</a>
        </p>
      )}
      <DoneNote say={say} done={done} back={back} />
      <p id="queue-status" role="status" class="note" data-failed={say.failed} />
      <Lists {...frame} queue={queue} />
      <Further say={say} queue={queue} />
      <Keys say={say} />
    </AdminPage>
  )
}

const Lists = ({ queue, ...frame }: Omit<QueuePageProps, 'done' | 'paused'>) => {
  const { say, back } = frame
  const { wish, items, reported } = queue
  return (
    <>
      {reported.length > 0 && (
        <section class="reported" aria-labelledby="reported-title">
          <h2 id="reported-title">{say.reportedTitle}</h2>
          <ol class="queue">
            {reported.map((item) => (
              <QueueItem {...frame} item={item} />
            ))}
          </ol>
        </section>
      )}
      {reported.length > 0 && <h2>{say.tab[wish.status]}</h2>}
      <ol class="queue">
        {items.map((item) => (
          <QueueItem {...frame} item={item} />
        ))}
      </ol>
      {items.length === 0 && <p class="empty">{emptyWords(say, queue)}</p>}
      {reported.length + items.length > 0 && <BulkBar say={say} back={back} status={wish.status} />}
    </>
  )
}

const Tabs = ({ say, queue }: { readonly say: AdminWords; readonly queue: QueueView }) => (
  <nav class="tabs" aria-label={say.queue}>
    <ul>
      {COMMENT_STATUSES.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((status) => (
        <li>
          <a
            href={`/admin/comments?status=${status}`}
            aria-current={status === queue.wish.status && queue.wish.id === undefined ? 'page' : undefined}
          >
            {say.tab[status]}
            {(status === 'held' || status === 'spam') && (
              <span class="n"> {countText(queue.waiting[status])}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const ORDER: readonly CommentStatus[] = ['held', 'visible', 'spam', 'deleted']

const COUNTED = 1000

/** Counting stops at a thousand: more is a flood, not a number. */
export const countText = (count: number): string => (count < COUNTED ? String(count) : `${COUNTED}+`)

const SearchForm = ({ say, wish }: { readonly say: AdminWords; readonly wish: QueueWish }) => (
  <search>
    <form class="search" method="get" action="/admin/comments">
      <input type="hidden" name="status" value={wish.status} />
      <label class="unseen" for="queue-search">
        {say.search}
      </label>
      <input id="queue-search" name="q" type="search" value={wish.q} aria-describedby="queue-search-hint" />
      <button type="submit">{say.search}</button>
      <p id="queue-search-hint" class="hint">
        {say.searchHint(SEARCH_WINDOW)}
      </p>
    </form>
  </search>
)

interface DoneNoteProps {
  readonly say: AdminWords
  readonly done: Done | undefined
  readonly back: string
}

/** Stands where a browser without scripts lands after a verb. */
const DoneNote = ({ say, done, back }: DoneNoteProps) =>
  done ? (
    <form id="done" class="note" method="post" action="/admin/comments/bulk">
      <p>{say.did(done.deed, done.ids.length)}</p>
      {done.deed === 'answer' && <a href={`/comments/${done.ids[0]}`}>{say.seeAnswer}</a>}
      {done.canUndo && (
        <>
          <input type="hidden" name="ids" value={done.ids.join(',')} />
          <input type="hidden" name="back" value={back} />
          <button type="submit" name="verb" value="restore">
            {say.undo}
          </button>
        </>
      )}
    </form>
  ) : null

function emptyWords(say: AdminWords, { wish, isPartial }: QueueView): string {
  if (isPartial) return say.emptyPart
  return wish.q ? say.emptySearch : say.empty[wish.status]
}

const Further = ({ say, queue }: { readonly say: AdminWords; readonly queue: QueueView }) => {
  if (queue.next === undefined) return null
  const { status, q } = queue.wish
  const query = new URLSearchParams({ status, ...(q && { q }), cursor: String(queue.next) })
  return (
    <nav class="pager" aria-label={queue.isPartial ? say.searchOn : say.more}>
      {queue.isPartial && <span>{say.searchPart}</span>}
      <a rel="next" href={`/admin/comments?${query}`}>
        {queue.isPartial ? say.searchOn : say.more}
      </a>
    </nav>
  )
}

/** Told only where the script that listens has said so. */
const Keys = ({ say }: { readonly say: AdminWords }) => (
  <details id="keys" class="keys" hidden>
    <summary>{say.keys}</summary>
    <dl>
      {say.keyList.map(([key, meaning]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
)
