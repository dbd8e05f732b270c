import type { Reactions } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** Sets one reaction of one device on or off; setting it twice changes nothing. `on` undefined: the other way round. */
export async function set(
  db: Db,
  post: PostId,
  device: Uint8Array,
  kind: string,
  on: boolean | undefined,
  now: number,
): Promise<Reactions> {
  const wanted = on ?? !(await isOn(db, post, device, kind))
  const change = wanted
    ? db
        .prepare(
          `/* reactions.on */
           INSERT INTO reactions (post_id, kind, device, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING`,
        )
        .bind(post, kind, device, now)
    : db
        .prepare(`/* reactions.off */ DELETE FROM reactions WHERE post_id = ?1 AND device = ?3 AND kind = ?2`)
        .bind(post, kind, device)
  const [, totals, mine] = await retryIdempotent(() =>
    db.batch<ReactionRow>([change, totalsStatement(db, post), mineStatement(db, post, device)]),
  )
  return toReactions(totals?.results ?? [], mine?.results ?? [])
}

async function isOn(db: Db, post: PostId, device: Uint8Array, kind: string): Promise<boolean> {
  const row = await db
    .prepare(
      `/* reactions.isOn */ SELECT 1 AS yes FROM reactions WHERE post_id = ?1 AND device = ?2 AND kind = ?3`,
    )
    .bind(post, device, kind)
    .first()
  return row !== null
}

export interface ReactionRow {
  readonly kind: string
  readonly count?: number
}

export const totalsStatement = (db: Db, post: PostId): D1PreparedStatement =>
  db
    .prepare(
      `/* reactions.totals */ SELECT kind, count FROM reaction_totals WHERE post_id = ?1 AND count > 0`,
    )
    .bind(post)

/** A device that never was (null) has no reactions. */
export const mineStatement = (db: Db, post: PostId, device: Uint8Array | null): D1PreparedStatement =>
  db
    .prepare(`/* reactions.mine */ SELECT kind FROM reactions WHERE post_id = ?1 AND device = ?2`)
    .bind(post, device)

export const toReactions = (totals: readonly ReactionRow[], mine: readonly ReactionRow[]): Reactions => ({
  counts: Object.fromEntries(totals.map((t) => [t.kind, t.count ?? 0])),
  mine: mine.map((m) => m.kind),
})
