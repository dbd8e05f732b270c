/** 8 characters of Crockford base32, lower case; never changes, whatever the file is called. */
export type PostId = string

/** Whether readers may write under a post. */
export type CommentsMode = 'open' | 'closed' | 'off'

/** One article as lists know it: everything but its text. Instants are ms, days the blog's days. */
export interface Post {
  readonly id: PostId
  /** Where it stands, unencoded NFC: `/posts/{slug}` or, for a sibling in another language, `/en/posts/{slug}`. */
  readonly path: string
  readonly slug: string
  readonly title: string
  /** The date it bears and is ordered by. */
  readonly publishedAt: number
  /** When it appears, where that is not its date. */
  readonly visibleFrom?: number
  /** When it disappears. */
  readonly visibleUntil?: number
  /** `YYYY-MM-DD` in the blog's zone. */
  readonly day: string
  readonly updatedAt?: number
  /** Path in blog.yaml, such as `dev/edge`. */
  readonly category: string
  readonly tags: readonly string[]
  /** Name of the series it is a part of. */
  readonly series?: string
  readonly lang: string
  readonly summary: string
  /** Estimated reading time, seconds. */
  readonly readingSeconds: number
  readonly comments: CommentsMode
  /** Asked above the comment form. */
  readonly question?: string
}

/** The address of a post as a browser asks for it. */
export const hrefOf = (post: Pick<Post, 'path'>): string => encodeURI(post.path)

export const tagHref = (tag: string): string => `/tag/${encodeURIComponent(tag)}`

export const seriesHref = (slug: string): string => `/series/${encodeURIComponent(slug)}`

/** Whether a post is out: the one question every list and page asks. Outside its time it does not exist. */
export const isVisible = (post: Post, now: number): boolean =>
  (post.visibleFrom ?? post.publishedAt) <= now &&
  (post.visibleUntil === undefined || now < post.visibleUntil)

/** The instants at which a post appears or disappears, ms. */
export const turnsOf = (post: Post): number[] => [
  post.visibleFrom ?? post.publishedAt,
  ...(post.visibleUntil === undefined ? [] : [post.visibleUntil]),
]
