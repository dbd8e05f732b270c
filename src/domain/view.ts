// What a view, a visitor and a read are. Time is handed in.
import type { PostId } from './post.ts'

/** At most one view per visitor and post in this time, counted from the view's first beacon. */
export const VIEW_WINDOW_MS = 30 * 60_000

/** Last 2 % of the article: margins and rounding keep many screens from ever reporting 1. */
const READ_DEPTH = 0.98
const READ_SHARE = 0.5

/** What a page tells of one opening. Its values are cumulative, so a later beacon contains the earlier ones. */
export interface Opening {
  readonly post: PostId
  /** The random id the page made for this opening. */
  readonly view: string
  /** Rises with every beacon of one opening; a beacon that is not newer changes nothing. */
  readonly seq: number
  /** Cumulative attention, ms. */
  readonly engaged: number
  /** Deepest point of the article seen, 0–1. */
  readonly depth: number
}

/** The body of `POST /views` after its shape was checked. */
export interface Beacon extends Opening {
  readonly heading?: string
  readonly referrer?: string
  readonly campaign?: string
}

/** All that tells one visitor from another. Never stored, never handed past the Worker. */
export interface VisitorTraits {
  readonly address: string
  readonly userAgent: string
  readonly acceptLanguage: string
}

/** One beacon after the Worker has decided everything a page may not decide for itself. */
export interface Sighting extends Opening {
  /** Categories the view counts for: the post's own and every parent, nearest first; without the site's `''`. */
  readonly categories: readonly string[]
  /** The estimated reading time of the post, ms. */
  readonly readingMs: number
  readonly traits: VisitorTraits
}

/** What became of a beacon: a view of its own, or part of one that was counted before. */
export type Verdict = 'counted' | 'merged'

/** Why something was not counted; stable, they are stored in the ledger and answered in `x-view`. */
export const FILTER_REASONS = [
  'bot',
  'empty-agent',
  'headless',
  'ai-crawler',
  'link-preview',
  'feed-reader',
  'prefetch',
  'gpc',
  'dnt',
  'unknown',
] as const
export type FilterReason = (typeof FILTER_REASONS)[number]

/** Every category a view counts for, the whole site (`''`) last. */
export const countedUnder = (categories: readonly string[]): string[] => [...new Set([...categories, ''])]

/** A view is a read once half of the reading time was given to it *and* the article's end was seen. */
export const isRead = (engaged: number, depth: number, readingMs: number): boolean =>
  engaged >= readingMs * READ_SHARE && depth >= READ_DEPTH

/** Whether a view that began at `beganAt` still takes in another opening; clocks of two Workers may differ. */
export const isSameView = (beganAt: number, now: number): boolean => now - beganAt < VIEW_WINDOW_MS
