import { type Blog, categoryTitle } from '../domain/blog.ts'
import type { PostTotals } from '../domain/courtyard.ts'
import { hrefOf, type Post, type PostId } from '../domain/post.ts'
import { dottedDay } from '../domain/time.ts'
import type { Words } from './words/words.ts'

interface CategoryBoxProps {
  readonly blog: Blog
  readonly words: Words
  readonly category: string
  readonly posts: readonly Post[]
  /** Undefined while the database is away: the box then stands without counts. */
  readonly totals: ReadonlyMap<PostId, PostTotals> | undefined
}

/** 'AI 동향' 카테고리의 다른 글 */
export const CategoryBox = ({ blog, words, category, posts, totals }: CategoryBoxProps) =>
  posts.length > 0 ? (
    <aside id="category-box" aria-labelledby="category-box-title">
      <h2 id="category-box-title">{words.boxTitle(categoryTitle(blog, category))}</h2>
      <ul>
        {posts.map((post) => (
          <li>
            <a href={hrefOf(post)}>{post.title}</a>
            {totals && <CommentCount words={words} count={totals.get(post.id)?.comments ?? 0} />}{' '}
            <time datetime={post.day}>{dottedDay(post.day)}</time>
          </li>
        ))}
      </ul>
    </aside>
  ) : null

export const CommentCount = ({ words, count }: { readonly words: Words; readonly count: number }) => (
  <>
    {/* Never alone on a line. */}
    {'\u00a0'}
    <span class="count" title={words.commentCount(count)}>
      ({count})
    </span>
  </>
)
