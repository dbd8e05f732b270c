// What may not be kept for ever.
import { commentIdAt } from '../domain/comment-id.ts'
import { PREFIX_MS } from '../domain/network-prefix.ts'
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../domain/session.ts'
import type { Db } from './db.ts'

/** Forgets the network of comments older than 30 days. Reads every comment: once a day. */
export async function forgetPrefixes(db: Db, now: number): Promise<void> {
  await db
    .prepare(
      `/* retention.forgetPrefixes */ UPDATE comments SET prefix = NULL, print = NULL WHERE prefix IS NOT NULL AND id < ?1`,
    )
    .bind(commentIdAt(now - PREFIX_MS, 0))
    .run()
}

/** How long the place of an erased comment is kept where nothing answers it. */
export const PLACE_MS = 30 * 86_400_000
const PURGED_AT_ONCE = 500

/**
 * Takes away the places of comments erased long ago that nothing answers, 500 a night. The audit keeps their number:
 * by it a restored backup knows not to bring them back.
 */
export async function purgeErased(db: Db, now: number): Promise<void> {
  const { results } = await db
    .prepare(
      `/* retention.listErased */
       SELECT id FROM comments AS c
       WHERE status = 'deleted' AND NOT EXISTS (
         SELECT 1 FROM comments AS r WHERE r.post_id = c.post_id AND r.root_id = c.root_id AND r.parent_id = c.id
           AND r.status IN ('visible', 'deleted')
       ) AND NOT EXISTS (
         SELECT 1 FROM comments AS r WHERE r.post_id = c.post_id AND r.root_id = c.root_id AND r.parent_id = c.id
           AND r.status IN ('held', 'spam'))
         AND EXISTS (SELECT 1 FROM audit WHERE comment_id = c.id AND after = 'deleted' AND at < ?1)
       LIMIT ?2`,
    )
    .bind(now - PLACE_MS, PURGED_AT_ONCE)
    .all<{ readonly id: number }>()
  if (results.length === 0) return
  const ids = JSON.stringify(results.map(({ id }) => id))
  const forget = (sql: string) => db.prepare(sql).bind(ids)
  await db.batch([
    forget(
      `/* retention.purgeLikes */ DELETE FROM comment_likes WHERE comment_id IN (SELECT value FROM json_each(?1))`,
    ),
    forget(
      `/* retention.purgeReports */ DELETE FROM reports WHERE comment_id IN (SELECT value FROM json_each(?1))`,
    ),
    forget(
      `/* retention.purgeErased */
       DELETE FROM comments AS c
       WHERE id IN (SELECT value FROM json_each(?1)) AND status = 'deleted' AND NOT EXISTS (
         SELECT 1 FROM comments AS r WHERE r.post_id = c.post_id AND r.root_id = c.root_id AND r.parent_id = c.id
           AND r.status IN ('visible', 'deleted')
       ) AND NOT EXISTS (
         SELECT 1 FROM comments AS r WHERE r.post_id = c.post_id AND r.root_id = c.root_id AND r.parent_id = c.id
           AND r.status IN ('held', 'spam'))`,
    ),
  ])
}

/** Forgets sessions that can't be alive any more. */
export async function pruneSessions(db: Db, now: number): Promise<void> {
  await db
    .prepare(`/* retention.pruneSessions */ DELETE FROM sessions WHERE created_at < ?1 OR seen_at < ?2`)
    .bind(now - SESSION_MAX_MS, now - SESSION_IDLE_MS)
    .run()
}
