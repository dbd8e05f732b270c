// What the object's log holds: what was decided, not what was asked, so that reading it again decides nothing.
import type { PostId } from '../domain/post.ts'
import type { Provenance } from '../domain/view.ts'

/** A counted view, as all its beacons together have told it. */
export interface ViewRecord {
  /** Its number in this object, for ever. */
  readonly n: number
  /** The id of the opening that was counted. */
  readonly id: string
  readonly post: PostId
  readonly day: string
  /** The visitor by the day's salt, and the hour of their network by it; both go with the salt. */
  readonly visitor?: string
  readonly network?: string
  /** Whether the visitor is new today: on the post, and in which categories. */
  readonly isNew: boolean
  readonly newIn: readonly string[]
  /** Categories it counts for, the site's `''` among them. */
  readonly under: readonly string[]
  readonly from: Provenance
  /** Beyond the day's budget of rows: counts in the totals alone. */
  readonly plain?: true
  /** First and last sign of life, ms. */
  readonly beganAt: number
  readonly lastAt: number
  /** The most its page claimed, and what of it is believed, ms. */
  readonly claimed: number
  readonly engaged: number
  readonly depth: number
  readonly heading?: string
  readonly read: boolean
}

/** How far D1 has the log, and what the flushes of a UTC day have cost there. */
export interface Mark {
  /** Last log row whose totals, and whose detail, D1 has. */
  readonly totals: number
  readonly detail: number
  readonly spentOn: string
  readonly spent: number
}

export type Entry =
  /** A view as it is now; the first of its number counts it. */
  | { readonly op: 'view'; readonly view: ViewRecord }
  /** A page's opening, and the newest of its beacons; it belongs to view `n`. */
  | { readonly op: 'opening'; readonly id: string; readonly n: number; readonly seq: number }
  /** What changed of view `n`. */
  | { readonly op: 'progress'; readonly n: number; readonly change: Progress }
  | { readonly op: 'filtered'; readonly day: string; readonly reason: string; readonly count: number }
  | { readonly op: 'mark'; readonly mark: Mark }

export type Progress = Pick<
  ViewRecord,
  'beganAt' | 'lastAt' | 'claimed' | 'engaged' | 'depth' | 'heading' | 'read'
>
