import type { Moderation } from './blog.ts'
import type { CommentStatus } from './comment.ts'

/** What becomes of a comment, and why; stored with it. A judgement holds, it never drops. */
export interface Judgement {
  readonly status: Exclude<CommentStatus, 'deleted'>
  /** Why it waits, for the owner's eyes. */
  readonly reason: string | undefined
}

const SHOWN: Judgement = { status: 'visible', reason: undefined }

/** Judges by the blog's own rule. `isKnown`: this device has had a comment shown before. */
export function judge(
  moderation: Moderation,
  by: { readonly owner: boolean; readonly isKnown: boolean },
): Judgement {
  if (by.owner || moderation === 'none') return SHOWN
  if (moderation === 'first' && by.isKnown) return SHOWN
  return { status: 'held', reason: moderation === 'first' ? 'first-comment' : 'all-moderated' }
}

/** An edit frees nothing that waits: only the owner does. */
export const judgeEdit = (before: CommentStatus, judged: Judgement): Judgement | undefined =>
  before === 'visible' ? judged : undefined
