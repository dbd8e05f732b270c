import type { CommentsPolicy } from './blog.ts'
import type { Problem } from './problem.ts'

const HOUR_MS = 3_600_000

/** Why a text written at an instant (ms) may no longer be changed; undefined while it may. */
export const windowOver = (
  { editHours }: CommentsPolicy,
  createdAt: number,
  now: number,
): Problem | undefined =>
  now - createdAt < editHours * HOUR_MS
    ? undefined
    : { code: 'edit_window_over', field: 'body', detail: { hours: editHours } }
