import type { Comment } from './comment.ts'
import type { PostId } from './post.ts'

export const COMMENTS_PER_PAGE = 50

/** How a post was reacted to, and what this device did. */
export interface Reactions {
  /** kind → count; kinds nobody chose are absent. */
  readonly counts: Readonly<Record<string, number>>
  readonly mine: readonly string[]
}

/** What stands beside a title, since the beginning. */
export interface PostTotals {
  readonly comments: number
  readonly reactions: number
  readonly views: number
}

/** All that the database knows of an article's page. */
export interface Courtyard {
  readonly comments: readonly Comment[]
  /** Where the next page begins; undefined on the last one. */
  readonly next: number | undefined
  readonly reactions: Reactions
  /** The post itself and the posts of its box. Posts nobody touched are absent. */
  readonly totals: ReadonlyMap<PostId, PostTotals>
}
