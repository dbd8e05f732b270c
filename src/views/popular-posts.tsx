import { hrefOf, type Post } from '../domain/post.ts'
import type { Words } from './words/words.ts'

interface PopularPostsProps {
  readonly words: Words
  /** Most viewed first. */
  readonly posts: readonly Post[]
}

export const PopularPosts = ({ words, posts }: PopularPostsProps) =>
  posts.length > 0 ? (
    <aside id="popular" class="related" aria-labelledby="popular-title">
      <h2 id="popular-title">{words.popular}</h2>
      <ol>
        {posts.map((post) => (
          <li>
            <a href={hrefOf(post)}>{post.title}</a>
          </li>
        ))}
      </ol>
    </aside>
  ) : null
