import type { Blog } from '../../domain/blog.ts'
import type { Article, Post } from '../../domain/post.ts'

export type FeedEntry = Article

/** A feed of posts, whatever it is written in. Addresses are paths, encoded. */
export interface Feed {
  readonly blog: Blog
  readonly title: string
  /** The feed's own address. */
  readonly self: string
  /** The page it is the feed of. */
  readonly home: string
  readonly entries: readonly FeedEntry[]
}

/** Short addresses outlive renames, so an entry is never new twice. */
export const entryId = (blog: Blog, post: Post): string => `${blog.url}/p/${post.id}`

export const changedAt = (post: Post): number => Math.max(post.publishedAt, post.updatedAt ?? 0)

export const feedChangedAt = (feed: Feed): number =>
  Math.max(0, ...feed.entries.map(({ post }) => changedAt(post)))

/** Feed readers know nothing of the page an address stands in: every one becomes absolute. */
export const withAbsoluteAddresses = (html: string, page: string): string =>
  withOneFileEach(textAlone(html)).replace(
    /(<[^>]*?\s(?:href|src|poster)=")([^"]*)"/g,
    (_, before: string, address: string) => {
      const url = URL.parse(address.replaceAll('&amp;', '&'), page)
      return `${before}${url ? url.href.replaceAll('&', '&amp;') : address}"`
    },
  )

/** Without what the build puts around a text for its page. */
const textAlone = (html: string): string =>
  html.replace(/^<nav class="toc"[\s\S]*?<\/nav>\n|<p class="edit">.*<\/p>\n$/g, '')

/** Of a picture's files a feed names the one every reader shows: few understand lists of them. */
const withOneFileEach = (html: string): string =>
  html.replace(/<source type="image\/avif"[^>]*>|\ssrcset="[^"]*"(?:\ssizes="[^"]*")?/g, '')
