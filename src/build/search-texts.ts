import { createHash } from 'node:crypto'
import { type Blog, categoryTitle } from '../domain/blog.ts'
import type { Post } from '../domain/post.ts'
import { SEARCH_EDITION, type SearchText } from '../domain/search-post.ts'
import type { Article, Site } from './build.ts'
import { beginsWith, writePieces } from './build-files.ts'

/** A searchable post and the hash of all that is searched of it. */
export interface HashedText extends SearchText {
  readonly hash: string
}

/** What a build leaves for the commands that fill the index. */
export interface SearchFile {
  readonly version: string
  readonly posts: readonly HashedText[]
}

type Searched = Pick<Site, 'blog' | 'articles'>

/** What the search index shall hold, in every language, newest first; posts that are not yet out too. */
export const searchTextsOf = ({ blog, articles }: Searched): HashedText[] =>
  articles.map((article) => searchTextOf(article, blog))

/** Writes a {@link SearchFile}. It is the largest of all a build writes, so it is made only to say something new. */
export async function writeSearchTexts(file: string, site: Searched): Promise<void> {
  const version = hashOf(site.articles.map(({ post, textHash }) => [factsOf(post, site.blog), textHash]))
  const head = `{"version":"${version}",`
  if (await beginsWith(file, head)) return
  await writePieces(file, printTexts(head, site))
}

/** One text at a time: all of them at once would be most of what a build holds in memory. */
function* printTexts(head: string, { blog, articles }: Searched): Generator<string> {
  yield `${head}"posts":[`
  for (const [i, article] of articles.entries())
    yield (i > 0 ? ',\n' : '') + JSON.stringify(searchTextOf(article, blog))
  yield ']}'
}

function searchTextOf({ post, text, textHash }: Article, blog: Blog): HashedText {
  const facts = factsOf(post, blog)
  return { ...facts, text, hash: hashOf([facts, textHash]) }
}

const factsOf = ({ id, title, tags, category, lang, publishedAt }: Post, blog: Blog) => ({
  ...{ id, title, tags, category, lang, publishedAt },
  categoryTitle: categoryTitle(blog, category),
})

const hashOf = (searched: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([SEARCH_EDITION, searched]))
    .digest('base64url')
    .slice(0, 22)
