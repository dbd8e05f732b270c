import type { Reactions } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** Votes, or changes the vote of a device; the same vote again changes nothing. */
export async function vote(
  db: Db,
  post: PostId,
  device: Uint8Array,
  choice: number,
  now: number,
): Promise<Reactions> {
  const change = db
    .prepare(
      `/* polls.vote */
       INSERT INTO poll_votes (post_id, device, choice, created_at) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (post_id, device) DO UPDATE SET choice = ?3, created_at = ?4 WHERE choice <> ?3`,
    )
    .bind(post, device, choice, now)
  const [, totals, mine] = await retryIdempotent(() =>
    db.batch<PollRow>([change, pollTotalsStatement(db, post), myVoteStatement(db, post, device)]),
  )
  return toPoll(totals?.results ?? [], mine?.results ?? [])
}

export interface PollRow {
  readonly choice: number
  readonly count?: number
}

export const pollTotalsStatement = (db: Db, post: PostId): D1PreparedStatement =>
  db
    .prepare(`/* polls.totals */ SELECT choice, count FROM poll_totals WHERE post_id = ?1 AND count > 0`)
    .bind(post)

/** A device that never was (null) has not voted. */
export const myVoteStatement = (db: Db, post: PostId, device: Uint8Array | null): D1PreparedStatement =>
  db
    .prepare(`/* polls.mine */ SELECT choice FROM poll_votes WHERE post_id = ?1 AND device = ?2`)
    .bind(post, device)

export const toPoll = (totals: readonly PollRow[], mine: readonly PollRow[]): Reactions => ({
  counts: Object.fromEntries(totals.map((t) => [String(t.choice), t.count ?? 0])),
  mine: mine.map((m) => String(m.choice)),
})
