// How long the object remembers a day.
import { VIEW_WINDOW_MS } from '../domain/view.ts'

/** The salt is honoured a little past midnight, so that a view which spans it stays one. */
export const SALT_GRACE_MS = VIEW_WINDOW_MS

/** View ids, which say nothing about anybody, are kept a day longer for tabs left open overnight. */
export const VIEW_MEMORY_MS = 24 * 3_600_000

/** The salts a visitor may be known by at one moment. */
export interface LiveSalts {
  readonly today: ArrayBuffer
  /** Of other days still honoured: yesterday's, until the grace is over. */
  readonly others: readonly ArrayBuffer[]
}

/** The salts for a hit of `day`, which ends at `endsAt`; the day's own is made on its first use. */
export function liveSalts(sql: SqlStorage, day: string, endsAt: number): LiveSalts {
  const kept = sql
    .exec<{ day: string; salt: ArrayBuffer }>('SELECT day, salt FROM days WHERE salt IS NOT NULL')
    .toArray()
  return {
    today: kept.find((other) => other.day === day)?.salt ?? makeSalt(sql, day, endsAt),
    others: kept.filter((other) => other.day !== day).map(({ salt }) => salt),
  }
}

/** Drops what its day no longer justifies: salts and visitor hashes first, view ids later. Reads little unless due. */
export function forgetPast(sql: SqlStorage, now: number): void {
  const due = nextForgetting(sql)
  if (due === undefined || due > now) return
  sql.exec('UPDATE days SET salt = NULL WHERE ends_at <= ? AND salt IS NOT NULL', now - SALT_GRACE_MS)
  sql.exec('DELETE FROM days WHERE ends_at <= ?', now - VIEW_MEMORY_MS)
  // By what is left, not by what was dropped: a hit that was being hashed meanwhile leaves no orphan for good.
  sql.exec('DELETE FROM visits WHERE day NOT IN (SELECT day FROM days WHERE salt IS NOT NULL)')
  sql.exec('DELETE FROM views WHERE day NOT IN (SELECT day FROM days)')
}

/** The instant (ms) at which something must be forgotten next; undefined when nothing is remembered. */
export function nextForgetting(sql: SqlStorage): number | undefined {
  const { at } = sql
    .exec<{ at: number | null }>(
      'SELECT min(ends_at + CASE WHEN salt IS NULL THEN ?1 ELSE ?2 END) AS at FROM days',
      VIEW_MEMORY_MS,
      SALT_GRACE_MS,
    )
    .one()
  return at ?? undefined
}

function makeSalt(sql: SqlStorage, day: string, endsAt: number): ArrayBuffer {
  const salt = crypto.getRandomValues(new Uint8Array(32)).buffer
  sql.exec(
    'INSERT INTO days (day, ends_at, salt) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET salt = excluded.salt',
    day,
    endsAt,
    salt,
  )
  return salt
}
