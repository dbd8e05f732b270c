import type { Moderation } from './blog.ts'
import type { CommentStatus } from './comment.ts'

/** What becomes of a comment, and why; stored with it. A judgement holds, it never drops. */
export interface Judgement {
  readonly status: Exclude<CommentStatus, 'deleted'>
  /** Why it waits, for the owner's eyes. */
  readonly reason: string | undefined
}

const SHOWN: Judgement = { status: 'visible', reason: undefined }

/** Why a comment waits whatever the blog's rule says: the owner has decided so. */
export type Reservation = 'blocked-device' | 'blocked-word' | 'paused'

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
