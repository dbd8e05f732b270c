import { createHash } from 'node:crypto'
import { categoryTitle } from '../domain/blog.ts'
import { SEARCH_EDITION, type SearchText } from '../domain/search-post.ts'
import type { Site } from './build.ts'

/** A searchable post and the hash of all that is searched of it. */
export interface HashedText extends SearchText {
  readonly hash: string
}

/** What the search index shall hold, in every language, newest first; posts that are not yet out too. */
export const searchTextsOf = ({ blog, articles }: Pick<Site, 'blog' | 'articles'>): HashedText[] =>
  articles.map(({ post, text }) => {
    const { id, title, tags, category, lang, publishedAt } = post
    const found = { id, title, tags, category, lang, publishedAt, text }
    return hashed({ ...found, categoryTitle: categoryTitle(blog, category) })
  })

export const hashed = (text: SearchText): HashedText => ({
  ...text,
  hash: createHash('sha256')
    .update(JSON.stringify([SEARCH_EDITION, text]))
    .digest('base64url')
    .slice(0, 22),
})
