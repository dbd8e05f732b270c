import type { Db } from './db.ts'

const HOUR_MS = 3_600_000
/** How long tries are remembered. */
export const ATTEMPTS_KEPT_HOURS = 48

/**
 * Notes one more try and says how many there were in this hour, this one included. Counted before the try is
 * judged, so that parallel guesses each count.
 */
export async function note(db: Db, kind: string, who: string, now: number): Promise<number> {
  const row = await db
    .prepare(
      `/* attempts.note */
       INSERT INTO attempts (kind, who, hour, count) VALUES (?1, ?2, ?3, 1)
       ON CONFLICT (hour, kind, who) DO UPDATE SET count = count + 1 RETURNING count`,
    )
    .bind(kind, who, Math.floor(now / HOUR_MS))
    .first<{ count: number }>()
  return row?.count ?? 1
}

/** Forgets this hour's tries of somebody who turned out to be right. */
export async function clear(db: Db, kind: string, who: string, now: number): Promise<void> {
  await db
    .prepare(`/* attempts.clear */ DELETE FROM attempts WHERE hour = ?3 AND kind = ?1 AND who = ?2`)
    .bind(kind, who, Math.floor(now / HOUR_MS))
    .run()
}

/** Forgets hours nobody asks about any more. */
export async function prune(db: Db, now: number): Promise<void> {
  await db
    .prepare(`/* attempts.prune */ DELETE FROM attempts WHERE hour < ?1`)
    .bind(Math.floor(now / HOUR_MS) - ATTEMPTS_KEPT_HOURS)
    .run()
}
