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
  readonly publishedAt: number
  /** `YYYY-MM-DD` in the blog's zone. */
  readonly day: string
  readonly updatedAt?: number
  /** Path in blog.yaml, such as `dev/edge`. */
  readonly category: string
  readonly tags: readonly string[]
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
