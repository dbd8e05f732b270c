import { isAlive, SESSION_MAX_MS, SESSION_NOTE_MS } from '../domain/session.ts'
import type { Db } from './db.ts'

type TokenHash = Uint8Array

/** Begins a session; sessions that can't be alive any more go in the same batch. */
export async function create(db: Db, token: TokenHash, now: number): Promise<void> {
  await db.batch([
    db
      .prepare(
        `/* sessions.create */ INSERT INTO sessions (token_hash, created_at, seen_at) VALUES (?1, ?2, ?2)`,
      )
      .bind(token, now),
    db.prepare(`/* sessions.prune */ DELETE FROM sessions WHERE created_at < ?1`).bind(now - SESSION_MAX_MS),
  ])
}

/** Whether a token's session is alive. A visit is noted once an hour. */
export async function isOpen(db: Db, token: TokenHash, now: number): Promise<boolean> {
  const row = await db
    .prepare(`/* sessions.find */ SELECT created_at, seen_at FROM sessions WHERE token_hash = ?1`)
    .bind(token)
    .first<{ created_at: number; seen_at: number }>()
  if (!row || !isAlive({ createdAt: row.created_at, seenAt: row.seen_at }, now)) return false
  if (now - row.seen_at > SESSION_NOTE_MS)
    await db
      .prepare(`/* sessions.note */ UPDATE sessions SET seen_at = max(seen_at, ?2) WHERE token_hash = ?1`)
      .bind(token, now)
      .run()
  return true
}

/** Ends one session. */
export async function revoke(db: Db, token: TokenHash): Promise<void> {
  await db.prepare(`/* sessions.revoke */ DELETE FROM sessions WHERE token_hash = ?1`).bind(token).run()
}

/** Ends every session: for an owner who left a browser signed in somewhere. */
export async function revokeAll(db: Db): Promise<void> {
  await db.prepare(`/* sessions.revokeAll */ DELETE FROM sessions`).run()
}
