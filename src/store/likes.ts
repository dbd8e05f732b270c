import type { Reactions } from '../domain/courtyard.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** Sets the like of one device on a comment on or off; twice changes nothing. `on` undefined: the other way round. */
export async function set(
  db: Db,
  comment: number,
  device: Uint8Array,
  on: boolean | undefined,
  now: number,
): Promise<Reactions> {
  const wanted = on ?? !(await isOn(db, comment, device))
  const change = wanted
    ? db
        .prepare(
          `/* likes.on */
           INSERT INTO comment_likes (comment_id, device, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`,
        )
        .bind(comment, device, now)
    : db
        .prepare(`/* likes.off */ DELETE FROM comment_likes WHERE comment_id = ?1 AND device = ?2`)
        .bind(comment, device)
  const [, count, mine] = await retryIdempotent(() =>
    db.batch<{ readonly likes?: number }>([
      change,
      db.prepare(`/* likes.count */ SELECT likes FROM comments WHERE id = ?1`).bind(comment),
      mineStatement(db, comment, device),
    ]),
  )
  return { counts: { like: count?.results[0]?.likes ?? 0 }, mine: mine?.results.length ? ['like'] : [] }
}

const isOn = async (db: Db, comment: number, device: Uint8Array): Promise<boolean> =>
  (await mineStatement(db, comment, device).first()) !== null

const mineStatement = (db: Db, comment: number, device: Uint8Array) =>
  db
    .prepare(`/* likes.mine */ SELECT 1 AS yes FROM comment_likes WHERE comment_id = ?1 AND device = ?2`)
    .bind(comment, device)
