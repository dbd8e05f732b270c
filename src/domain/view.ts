// What a view, a visitor and a read are. Time is handed in.
import type { DeviceClass } from './audience.ts'
import type { PostId } from './post.ts'

/** At most one view per visitor and post in this time, counted from the view's first beacon. */
export const VIEW_WINDOW_MS = 30 * 60_000

/** Last 2 % of the article: margins and rounding keep many screens from ever reporting 1. */
const READ_DEPTH = 0.98
const READ_SHARE = 0.5

/** The first beacon travels too: attention may seem to have begun this much before it arrived. */
const ENGAGED_SLACK_MS = 5000

/** Depth is told in tenths of the article. */
const DEPTH_BUCKETS = 10

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
  /** Id of the furthest heading seen. */
  readonly heading?: string
}

/** The body of `POST /views` after its shape was checked. */
export interface Beacon extends Opening {
  readonly referrer?: string
  readonly campaign?: string
}

/** All that tells one visitor from another. Never stored, never handed past the Worker. */
export interface VisitorTraits {
  readonly address: string
  readonly userAgent: string
  readonly acceptLanguage: string
}

/** Where an opening came from and on what; decided by the Worker, kept as the view's first beacon had it. */
export interface Provenance {
  /** A channel or a host: see source.ts. */
  readonly source: string
  /** `utm_campaign`. */
  readonly campaign?: string
  /** ISO 3166-1 alpha-2, as the edge knows it. */
  readonly country?: string
  readonly device: DeviceClass
  /** ISO 639, the reader's first. */
  readonly language?: string
}

/** One beacon after the Worker has decided everything a page may not decide for itself. */
export interface Sighting extends Opening {
  /** Categories the view counts for: the post's own and every parent, nearest first; without the site's `''`. */
  readonly categories: readonly string[]
  /** The estimated reading time of the post, ms. */
  readonly readingMs: number
  readonly traits: VisitorTraits
  readonly from: Provenance
  /** How it was told: by the page's script, or by the picture of a page without scripts. */
  readonly via: 'script' | 'pixel'
}

/** What became of a beacon: a view of its own, part of one that was counted before, or one too many. */
export type Verdict = 'counted' | 'merged' | 'flood'

/**
 * Why something was not counted; stable, they are stored in the ledger and answered in `x-view`.
 * `duplicate`: an opening within the half hour of a view; `budget`: counted, but without its detail.
 */
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
  'owner',
  'referrer-spam',
  'foreign',
  'unknown',
  'duplicate',
  'flood',
  'budget',
] as const
export type FilterReason = (typeof FILTER_REASONS)[number]

/** Every category a view counts for, the whole site (`''`) last. */
export const countedUnder = (categories: readonly string[]): string[] => [...new Set([...categories, ''])]

/** A view is a read once half of the reading time was given to it *and* the article's end was seen. */
export const isRead = (engaged: number, depth: number, readingMs: number): boolean =>
  engaged >= readingMs * READ_SHARE && depth >= READ_DEPTH

/** Whether a view that began at `beganAt` still takes in another opening; clocks of two Workers may differ. */
export const isSameView = (beganAt: number, now: number): boolean => now - beganAt < VIEW_WINDOW_MS

/** Attention that is believed: nobody attends longer than the time between a view's first and last sign of life. */
export const believedEngaged = (claimed: number, beganAt: number, lastAt: number): number =>
  Math.min(claimed, lastAt - beganAt + ENGAGED_SLACK_MS)

/** 0–9: the tenth of the article in which `depth` lies. */
export const depthBucket = (depth: number): number =>
  Math.min(DEPTH_BUCKETS - 1, Math.max(0, Math.floor(depth * DEPTH_BUCKETS)))
