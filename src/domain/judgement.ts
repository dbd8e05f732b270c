import type { Moderation } from './blog.ts'
import type { CommentStatus } from './comment.ts'

/** What becomes of a comment, and why; stored with it. A judgement holds, it never drops. */
export interface Judgement {
  readonly status: Exclude<CommentStatus, 'deleted'>
  /** Why it waits, for the owner's eyes. */
  readonly reason: string | undefined
}

const SHOWN: Judgement = { status: 'visible', reason: undefined }

/** Why the filter lets a comment wait. */
export type FilterReason =
  | 'honeypot'
  | 'too-fast'
  | 'links'
  | 'repeat'
  | 'wording'
  | 'disguise'
  | 'device-limit'
  | 'prefix-limit'
  | 'flood'

/** Why a comment waits whatever the blog's rule says: by what the owner decided, or by what it looks like. */
export type Reservation =
  | 'blocked-device'
  | 'blocked-prefix'
  | 'blocked-word'
  | 'paused'
  | 'owner-name'
  | FilterReason

/** Judges by what the owner decided and by the blog's own rule. `isKnown`: this device has had a comment shown before. */
export function judge(
  moderation: Moderation,
  by: { readonly owner: boolean; readonly isKnown: boolean },
  reservation?: Reservation,
): Judgement {
  if (by.owner) return SHOWN
  if (reservation) return { status: 'held', reason: reservation }
  if (moderation === 'none') return SHOWN
  if (moderation === 'first' && by.isKnown) return SHOWN
  return { status: 'held', reason: moderation === 'first' ? 'first-comment' : 'all-moderated' }
}

/** An edit frees nothing that waits: only the owner does. */
export const judgeEdit = (before: CommentStatus, judged: Judgement): Judgement | undefined =>
  before === 'visible' ? judged : undefined
