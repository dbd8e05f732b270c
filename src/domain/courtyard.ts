import type { Comment } from './comment.ts'
import type { Sort } from './cursor.ts'
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

/** One page of a conversation, as one viewer may see it. */
export interface ConversationPart {
  readonly comments: readonly Comment[]
  /** Where the next page begins; undefined on the last one. */
  readonly next: string | undefined
  readonly sort: Sort
}

/** All that the database knows of an article's page. */
export interface Courtyard extends ConversationPart {
  readonly reactions: Reactions
  /** The post itself and the posts of its box. Posts nobody touched are absent. */
  readonly totals: ReadonlyMap<PostId, PostTotals>
  /** The owner has closed it for the time being. */
  readonly closed: boolean
  /** Votes by option (its number as text); undefined where the post has no poll. */
  readonly poll: Reactions | undefined
}

/**
 * A page with what waits put where it will stand: behind its thread, if that is on the page; else at the page's end,
 * if `rest` go there.
 */
export function withWaiting(page: readonly Comment[], waiting: readonly Comment[], rest: boolean): Comment[] {
  const merged = [...page]
  for (const comment of waiting) {
    const thread = merged.findLastIndex((c) => c.rootId === comment.rootId)
    if (thread >= 0) merged.splice(thread + 1, 0, comment)
    else if (rest) merged.push(comment)
  }
  return merged
}
