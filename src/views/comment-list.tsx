import type { Blog } from '../domain/blog.ts'
import type { Comment } from '../domain/comment.ts'
import { dottedMinute } from '../domain/time.ts'
import { Html } from './raw-html.tsx'
import type { Words } from './words/words.ts'

interface CommentListProps {
  readonly blog: Blog
  readonly words: Words
  readonly comments: readonly Comment[]
}

export const CommentList = ({ blog, words, comments }: CommentListProps) => (
  <>
    <ol id="comments">
      {comments.map((comment) => (
        <CommentItem blog={blog} words={words} comment={comment} />
      ))}
    </ol>
    {comments.length === 0 && <p class="empty">{words.noComments}</p>}
  </>
)

interface CommentItemProps extends Omit<CommentListProps, 'comments'> {
  readonly comment: Comment
}

export const CommentItem = ({ blog, words, comment }: CommentItemProps) => (
  <li id={`c-${comment.id}`} class={comment.owner ? 'comment owner' : 'comment'} tabindex={-1}>
    <p class="comment-head">
      <bdi class="comment-name">{comment.name}</bdi>
      {comment.owner && <span class="badge">{words.owner}</span>}{' '}
      <a href={`#c-${comment.id}`}>
        <time datetime={new Date(comment.createdAt).toISOString()}>
          {dottedMinute(comment.createdAt, blog.timezone)}
        </time>
      </a>
      {comment.editedAt !== undefined && <span class="edited"> ({words.edited})</span>}
    </p>
    <div class="comment-body" dir="auto">
      <Html html={comment.html} />
    </div>
  </li>
)
