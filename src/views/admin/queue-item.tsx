import { COMMENT_STATUSES, type Comment, type CommentStatus, isReadable } from '../../domain/comment.ts'
import { commentText } from '../../domain/comment-html.ts'
import type { Actor } from '../../domain/moderation.ts'
import { hrefOf, type Post } from '../../domain/post.ts'
import { dottedMinute } from '../../domain/time.ts'
import type { Site } from '../document.tsx'
import { Html } from '../raw-html.tsx'
import type { Words } from '../words/words.ts'
import type { AdminWords } from './admin-words.ts'
import { ItemVerbs } from './item-verbs.tsx'

/** One line of a comment's audit. */
interface LineView {
  readonly at: number
  readonly actor: Actor
  readonly verb: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface ItemView {
  readonly id: number
  readonly post: Post | undefined
  readonly postId: string
  readonly status: CommentStatus
  readonly comment: Comment | undefined
  readonly holdReason: string | undefined
  readonly parent: { readonly name: string; readonly begin: string } | undefined
  readonly history: readonly CommentStatus[] | undefined
  readonly hasPrefix: boolean
  readonly reports:
    | {
        readonly shown: readonly { readonly reason: string; readonly createdAt: number }[]
        readonly count: number
      }
    | undefined
  readonly lines: readonly LineView[]
}

export interface QueueItemProps {
  readonly site: Site
  readonly words: Words
  readonly say: AdminWords
  readonly item: ItemView
  /** Where its forms lead back to. */
  readonly back: string
  /** Idempotency key of an answer. */
  readonly issuedKey: string
}

/** A comment with all that a judgement of it needs, and the verbs. */
export const QueueItem = (props: QueueItemProps) => {
  const { say, item } = props
  return (
    <li id={`c-${item.id}`} class="queued" data-status={item.status} tabindex={-1}>
      <ItemHead {...props} />
      <Context {...props} />
      <ItemBody say={say} comment={item.comment} />
      {item.status === 'held' && item.holdReason !== undefined && (
        <p class="why">{say.holdReason(item.holdReason)}</p>
      )}
      <Reported {...props} />
      {item.status !== 'deleted' && <History say={say} item={item} />}
      <ItemVerbs {...props} />
      <Log {...props} />
    </li>
  )
}

/** The name as far as it is still there. */
export const nameOf = ({ comment }: ItemView, say: AdminWords): string =>
  comment && isReadable(comment) ? comment.name : say.status.deleted

const ItemHead = ({ site, words, say, item }: QueueItemProps) => {
  const { comment } = item
  const readable = comment && isReadable(comment) ? comment : undefined
  return (
    <header class="comment-head">
      {item.status !== 'deleted' && (
        <label class="tick">
          <input type="checkbox" name="ids" value={String(item.id)} form="bulk" />
          <span class="unseen">{say.select(nameOf(item, say))}</span>
        </label>
      )}
      <bdi class="comment-name">{nameOf(item, say)}</bdi>
      {readable?.owner && <span class="badge">{words.owner}</span>}
      {readable?.secret && <span class="badge">{say.secret}</span>}
      <span class="badge status">{say.status[item.status]}</span>
      <a href={`/admin/comments/${item.id}`}>
        {readable ? (
          <time datetime={new Date(readable.createdAt).toISOString()}>
            {dottedMinute(readable.createdAt, site.blog.timezone)}
          </time>
        ) : (
          `#${item.id}`
        )}
      </a>
      {readable?.editedAt !== undefined && <span>({say.edited})</span>}
    </header>
  )
}

/** Under which article it stands, and whom it answers. */
const Context = ({ say, item }: QueueItemProps) => {
  const { post, parent } = item
  return (
    <p class="context">
      {post ? (
        <a href={item.status === 'visible' ? `/comments/${item.id}` : hrefOf(post)} lang={post.lang}>
          {post.title}
        </a>
      ) : (
        <span>{say.missingPost(item.postId)}</span>
      )}
      {parent && (
        <span class="answered">
          {' '}
          · {parent.name ? say.answers(parent.name) : say.answersErased}
          {parent.begin && <q dir="auto">{firstLine(parent.begin)}</q>}
        </span>
      )}
    </p>
  )
}

const MAX_LINE_CHARS = 80

function firstLine(source: string): string {
  const line = commentText(source).split('\n').find(Boolean) ?? ''
  const chars = [...line]
  return chars.length > MAX_LINE_CHARS ? `${chars.slice(0, MAX_LINE_CHARS).join('')}…` : line
}

const ItemBody = ({ say, comment }: { readonly say: AdminWords; readonly comment: Comment | undefined }) =>
  comment && isReadable(comment) ? (
    <div class="comment-body" dir="auto">
      <Html html={comment.html} />
    </div>
  ) : (
    <p class="empty">{say.erased}</p>
  )

const Reported = ({ site, say, item, back }: QueueItemProps) =>
  item.reports ? (
    <form class="reports" method="post" action={`/admin/comments/${item.id}/done`}>
      <p>{say.reports(item.reports.count)}</p>
      <ul>
        {item.reports.shown.map(({ reason, createdAt }) => (
          <li>
            <span dir="auto">{reason}</span>{' '}
            <time datetime={new Date(createdAt).toISOString()}>
              {dottedMinute(createdAt, site.blog.timezone)}
            </time>
          </li>
        ))}
      </ul>
      <input type="hidden" name="back" value={back} />
      <button type="submit">{say.reportsDone}</button>
    </form>
  ) : null

const History = ({ say, item }: Pick<QueueItemProps, 'say' | 'item'>) => {
  const { history } = item
  if (!history) return null
  const counts = Object.fromEntries(COMMENT_STATUSES.map((s) => [s, history.filter((h) => h === s).length]))
  return (
    <p class="history">
      {history.length < 2
        ? say.firstOfDevice
        : say.history(history.length, { visible: 0, held: 0, spam: 0, deleted: 0, ...counts })}
    </p>
  )
}

const Log = ({ site, say, item }: QueueItemProps) =>
  item.lines.length > 0 ? (
    <details class="log">
      <summary>{say.log(item.lines.length)}</summary>
      <ol>
        {item.lines.map((line) => (
          <li>
            <time datetime={new Date(line.at).toISOString()}>
              {dottedMinute(line.at, site.blog.timezone)}
            </time>{' '}
            {say.actor[line.actor]}: {say.happened(line.verb)}
            {line.before !== line.after &&
              ` (${statusText(say, line.before)} → ${statusText(say, line.after)})`}
          </li>
        ))}
      </ol>
    </details>
  ) : null

const statusText = (say: AdminWords, status: string | undefined): string => {
  const known = COMMENT_STATUSES.find((s) => s === status)
  return known ? say.status[known] : '–'
}
