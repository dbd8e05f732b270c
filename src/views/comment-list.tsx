import type { Blog } from '../domain/blog.ts'
import { type Comment, type HiddenComment, isReadable, type ReadableComment } from '../domain/comment.ts'
import { dottedMinute } from '../domain/time.ts'
import { Html } from './raw-html.tsx'
import type { Words } from './words/words.ts'

interface CommentListProps {
  readonly blog: Blog
  readonly words: Words
  readonly comments: readonly Comment[]
  /** Whether they can be answered. */
  readonly open: boolean
}

/** One flat list: a thread's answers follow it, marked as answers, with whom they answer. */
export const CommentList = ({ comments, words, ...props }: CommentListProps) => (
  <>
    <ol id="comments">
      {comments.map((comment) => (
        <CommentItem words={words} comment={comment} {...props} />
      ))}
    </ol>
    {comments.length === 0 && <p class="empty">{words.noComments}</p>}
  </>
)

interface CommentItemProps extends Omit<CommentListProps, 'comments'> {
  readonly comment: Comment
}

export const CommentItem = ({ comment, ...props }: CommentItemProps) =>
  isReadable(comment) ? (
    <Readable comment={comment} {...props} />
  ) : (
    <PlaceHolder comment={comment} words={props.words} />
  )

/** Tells that something stands here, and nothing of what, by whom or when. */
const PlaceHolder = ({ comment, words }: { readonly comment: HiddenComment; readonly words: Words }) => (
  <li id={`c-${comment.id}`} class={classOf(comment)} {...threadOf(comment)}>
    <p class="placeholder">
      {comment.sight === 'secret' ? words.secretPlace : words.deletedPlace}
      {comment.sight === 'secret' && (
        <>
          {' '}
          <a href={`/comments/${comment.id}/open`}>{words.openSecret}</a>
        </>
      )}
    </p>
  </li>
)

const Readable = ({
  blog,
  words,
  comment,
  open,
}: Omit<CommentItemProps, 'comment'> & { readonly comment: ReadableComment }) => (
  <li id={`c-${comment.id}`} class={classOf(comment)} {...threadOf(comment)}>
    <p class="comment-head">
      <bdi class="comment-name">{comment.name}</bdi>
      {comment.owner && <span class="badge">{words.owner}</span>}
      {comment.secret && <span class="badge secret-mark">{words.secretMark}</span>}{' '}
      <a href={`/comments/${comment.id}`}>
        <time datetime={minuteOf(comment.createdAt)}>{dottedMinute(comment.createdAt, blog.timezone)}</time>
      </a>
      {comment.editedAt !== undefined && <span class="edited"> ({words.edited})</span>}
    </p>
    {comment.sight === 'waiting' && <p class="waiting">{words.waiting}</p>}
    {comment.addressee !== undefined && comment.parentId !== comment.rootId && (
      <p class="addressee">
        <a href={`/comments/${comment.parentId}`}>
          ↳ <bdi>{comment.addressee}</bdi>
        </a>
      </p>
    )}
    <div class="comment-body" dir="auto">
      <Html html={comment.html} />
    </div>
    <Verbs words={words} comment={comment} open={open} />
  </li>
)

/** An instant to the minute, as HTML writes it: each of many costs its bytes. */
const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`

/** An answer says which thread it belongs to; what begins one says it by its id. */
const threadOf = ({ id, rootId }: Comment) => (id === rootId ? {} : { 'data-root': String(rootId) })

const classOf = (comment: Comment): string =>
  [
    'comment',
    ...(comment.parentId === undefined ? [] : ['reply']),
    ...(isReadable(comment) && comment.owner ? ['owner'] : []),
    ...(comment.sight === 'shown' ? [] : [comment.sight === 'waiting' ? 'waits' : 'hidden']),
  ].join(' ')

interface VerbsProps {
  readonly words: Words
  readonly comment: ReadableComment
  readonly open: boolean
}

/** What can be done with a comment: links and buttons that work as they are. What few need is one step further. */
const Verbs = ({ words, comment, open }: VerbsProps) => {
  const at = `/comments/${comment.id}`
  return (
    <p class="verbs">
      {comment.sight === 'shown' && (
        <button
          type="submit"
          form="likes"
          name="kind"
          value="like"
          aria-pressed={comment.liked ? 'true' : 'false'}
          formaction={`${at}/reactions?on=${comment.liked ? 0 : 1}`}
        >
          {words.like} <span class="n">{comment.likes}</span>
        </button>
      )}
      {open && comment.sight === 'shown' && <a href={`${at}/reply`}>{words.reply}</a>}
      {comment.mine ? <OwnVerbs words={words} at={at} /> : <a href={`${at}/more`}>{words.more}</a>}
    </p>
  )
}

export const OwnVerbs = ({ words, at }: { readonly words: Words; readonly at: string }) => (
  <>
    <a href={`${at}/edit`}>{words.edit}</a>
    <a href={`${at}/delete`}>{words.remove}</a>
  </>
)
