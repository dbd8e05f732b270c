import type { CommentStatus } from './comment.ts'

/** Who looks. A guest has no device, is not the owner and has opened nothing. */
export interface Viewer {
  /** SHA-256 of the device's token. */
  readonly device: Uint8Array | undefined
  readonly owner: boolean
  /** Comments whose password this browser has given. */
  readonly opened: readonly number[]
}

/** Who looks at feeds, public JSON and pages kept in memory. */
export const GUEST: Viewer = { device: undefined, owner: false, opened: [] }

/**
 * How a comment is seen. `shown`: all of it. `waiting`: all of it, marked as not yet public. `secret`, `deleted`: a
 * place-holder without name and text. `nothing`: as if it never was.
 */
export type Sight = 'shown' | 'waiting' | 'secret' | 'deleted' | 'nothing'

/** All that sight depends on: the comment's state, and what ties it to the viewer. */
export interface Ties {
  readonly status: CommentStatus
  /** Its own choice, or that of the comment it answers. */
  readonly secret: boolean
  readonly byOwner: boolean
  /** Whether a visible comment answers it. */
  readonly hangs: boolean
  /** The viewer wrote it. */
  readonly mine: boolean
  /** The viewer wrote what it answers. */
  readonly answersMe: boolean
  /** The viewer began the thread, and began it in secret. */
  readonly mySecretThread: boolean
}

/** The one rule of who sees what: a stored comment reaches nobody but through it. */
export function sightOf(ties: Ties, viewer: Pick<Viewer, 'owner'>): Sight {
  if (ties.status === 'deleted') return ties.hangs ? 'deleted' : 'nothing'
  const own = viewer.owner || ties.mine
  if (ties.status !== 'visible') return own ? 'waiting' : 'nothing'
  if (!ties.secret || own || ties.answersMe) return 'shown'
  return ties.byOwner && ties.mySecretThread ? 'shown' : 'secret'
}
