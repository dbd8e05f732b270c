import type { Embed } from './content-policy.ts'

/** 8 characters of Crockford base32, lower case; never changes, whatever the file is called. */
export type PostId = string

/** Whether readers may write under a post. */
export type CommentsMode = 'open' | 'closed' | 'off'

/** A question with answers to choose from, under an article. */
export interface Poll {
  readonly question: string
  readonly options: readonly string[]
  /** When voting ends, ms. */
  readonly closesAt?: number
}

/** One article as lists know it: everything but its text and what is told of its text. Instants are ms, days the blog's days. */
export interface Post {
  readonly id: PostId
  /**
   * Where it stands, unencoded NFC: `/posts/{slug}`, for a page `/pages/{slug}`, for a sibling in another language
   * `/en/posts/{slug}`.
   */
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
  /** Path in blog.yaml, such as `dev/edge`; empty for a page. */
  readonly category: string
  readonly tags: readonly string[]
  /** Name of the series it is a part of. */
  readonly series?: string
  readonly lang: string
  /** Estimated reading time, seconds. */
  readonly readingSeconds: number
  readonly comments: CommentsMode
  /** Asked above the comment form. */
  readonly question?: string
  readonly poll?: Poll
  /** Who wrote it, where that is not the blog's author. */
  readonly author?: string
  /** First on the home page. */
  readonly pin?: true
  /** The picture that stands for it, as written in front matter: a path beside the file, below `/`, or an address. */
  readonly cover?: string
  /** What its text embeds, on a click: the page lets frames of these in. */
  readonly embeds?: readonly Embed[]
  /** The absolute address of the original, for a post that appeared elsewhere first. */
  readonly canonical?: string
}

/** What is told of an article's text: it lies with the text, because 10,000 of these would fill a Worker. */
export interface PostDetails {
  readonly summary: string
  /** What links to it show elsewhere: a path from the root of the blog, or an address on another site. */
  readonly ogImage?: string
}

export type DetailedPost = Post & PostDetails

/** A post and its text, as the build rendered it. */
export interface Article {
  readonly post: DetailedPost
  readonly html: string
}

/** A page (about, guestbook) is a post that is in no category and no list. Its date means nothing. */
export const isPage = ({ category }: Pick<Post, 'category'>): boolean => category === ''

/** The address of a post as a browser asks for it. */
export const hrefOf = (post: Pick<Post, 'path'>): string => encodeURI(post.path)

export const tagHref = (tag: string): string => `/tag/${encodeURIComponent(tag)}`

export const seriesHref = (slug: string): string => `/series/${encodeURIComponent(slug)}`

/** Whether a post is out: the one question every list and page asks. Outside its time it does not exist. */
export const isVisible = (post: Post, now: number): boolean =>
  (post.visibleFrom ?? post.publishedAt) <= now &&
  (post.visibleUntil === undefined || now < post.visibleUntil)

const DAY_MS = 86_400_000

/** Whether a comment may be written now: what the article says, and how long the blog keeps conversations open. */
export const takesComments = (post: Post, closeAfterDays: number | undefined, now: number): boolean =>
  post.comments === 'open' &&
  (closeAfterDays === undefined || now < (post.visibleFrom ?? post.publishedAt) + closeAfterDays * DAY_MS)

export const isPollClosed = ({ poll }: Post, now: number): boolean =>
  poll?.closesAt !== undefined && now >= poll.closesAt

/** The instants at which a post appears or disappears, ms. */
export const turnsOf = (post: Post): number[] => [
  post.visibleFrom ?? post.publishedAt,
  ...(post.visibleUntil === undefined ? [] : [post.visibleUntil]),
]

/** A picture's absolute address: where pages are shared nothing knows the blog's own. */
export const pictureAddress = (origin: string, image: string): string => new URL(image, origin).href
