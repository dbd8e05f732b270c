import { hrefOf, type Post } from '../domain/post.ts'
import type { Words } from './words/words.ts'

/** A comment as a line of a list; `text` is plain. */
export interface RecentComment {
  readonly id: number
  readonly post: Post
  readonly name: string
  readonly text: string
}

const SHOWN_CHARS = 60

export const RecentComments = ({
  words,
  comments,
}: {
  readonly words: Words
  readonly comments: readonly RecentComment[]
}) =>
  comments.length > 0 ? (
    <aside id="recent-comments" aria-labelledby="recent-comments-title">
      <h2 id="recent-comments-title">{words.recentComments}</h2>
      <ul>
        {comments.map(({ id, post, name, text }) => (
          <li>
            <a href={`/comments/${id}`}>{cut(text)}</a>{' '}
            <span class="byline">
              <bdi>{name}</bdi> <a href={hrefOf(post)}>{post.title}</a>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  ) : null

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length > SHOWN_CHARS ? `${letters.slice(0, SHOWN_CHARS).join('')}…` : line
}
