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

/** Forgets sessions that can't be alive any more. */
export async function pruneSessions(db: Db, now: number): Promise<void> {
  await db
    .prepare(`/* retention.pruneSessions */ DELETE FROM sessions WHERE created_at < ?1 OR seen_at < ?2`)
    .bind(now - SESSION_MAX_MS, now - SESSION_IDLE_MS)
    .run()
}
