import { type Authorship, type Claim, provesByPassword, provesByToken } from '../domain/claim.ts'
import type { CommentStatus } from '../domain/comment.ts'
import { MAX_GUESSES_PER_COMMENT, MAX_GUESSES_PER_PREFIX, type Peppers } from '../domain/password.ts'
import type { PostId } from '../domain/post.ts'
import { GUEST } from '../domain/visibility.ts'
import * as attempts from './attempts.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'

/** A comment in the hands of who wrote it. */
export interface OwnComment {
  readonly id: number
  readonly post: PostId
  readonly rootId: number
  readonly source: string
  readonly status: CommentStatus
  readonly secret: boolean
  readonly byOwner: boolean
  readonly createdAt: number
  /** Undefined for comments that were not written here. */
  readonly requestKey: string | undefined
}

/** `foreign`: it is there to be seen, but not theirs. `locked`: too many guesses; nothing was looked at. */
export type Proof =
  | { readonly kind: 'own'; readonly comment: OwnComment }
  | { readonly kind: 'foreign'; readonly post: PostId }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'locked' }

/** What a proof is judged by. */
export interface Guard {
  readonly peppers: Peppers
  /** Keyed hash of the caller's network prefix. */
  readonly prefix: string
}

/**
 * Whether a claim proves who wrote a comment. Guesses at a password are counted before they are judged, also at
 * comments that are not; whoever has the device or the token is never counted.
 */
export async function prove(db: Db, id: number, claim: Claim, guard: Guard, now: number): Promise<Proof> {
  const row = await findStatement(db, id).first<AuthoredRow>()
  const author = row ? authorOf(row) : undefined
  if (row && author && (await provesByToken(guard.peppers, author, claim))) return own(row)
  if (claim.password !== undefined) {
    if (await isLocked(db, id, guard, now)) return { kind: 'locked' }
    const isRight = await provesByPassword(guard.peppers, author, claim.password)
    if (isRight) await attempts.clear(db, 'password', String(id), now)
    if (row && isRight) return own(row)
  }
  const sight = row && seenBy(GUEST)(row)?.sight
  return row && (sight === 'shown' || sight === 'secret')
    ? { kind: 'foreign', post: row.post_id }
    : { kind: 'unknown' }
}

async function isLocked(db: Db, id: number, guard: Guard, now: number): Promise<boolean> {
  if ((await attempts.note(db, 'password-prefix', guard.prefix, now)) > MAX_GUESSES_PER_PREFIX) return true
  return (await attempts.note(db, 'password', String(id), now)) > MAX_GUESSES_PER_COMMENT
}

interface AuthoredRow extends SightRow {
  readonly source: string
  readonly device_hash: readonly number[] | null
  readonly password_salt: readonly number[] | null
  readonly password_hash: readonly number[] | null
  readonly pepper_id: string | null
  readonly request_key: string | null
}

const findStatement = (db: Db, id: number) =>
  db
    .prepare(
      `/* claims.find */
       SELECT c.*, 0 AS liked, k.source, k.device AS device_hash, k.password_salt, k.password_hash, k.pepper_id,
              k.request_key
       FROM comments AS k CROSS JOIN comment_sights AS c WHERE k.id = ?1 AND c.id = k.id`,
    )
    .bind(id)

const bytesOf = (blob: readonly number[] | null) => (blob === null ? undefined : Uint8Array.from(blob))

function authorOf(row: AuthoredRow): Authorship {
  const [salt, hash] = [bytesOf(row.password_salt), bytesOf(row.password_hash)]
  return {
    id: row.id,
    device: bytesOf(row.device_hash),
    requestKey: row.request_key ?? undefined,
    password: salt && hash && row.pepper_id !== null ? { salt, hash, pepperId: row.pepper_id } : undefined,
  }
}

const own = (row: AuthoredRow): Proof => ({
  kind: 'own',
  comment: {
    id: row.id,
    post: row.post_id,
    rootId: row.root_id,
    source: row.source,
    status: row.status,
    secret: row.secret === 1,
    byOwner: row.owner === 1,
    createdAt: row.created_at,
    requestKey: row.request_key ?? undefined,
  },
})
