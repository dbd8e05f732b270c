// How long the object remembers a day.
import { VIEW_WINDOW_MS } from '../domain/view.ts'
import type { Entry } from './entry.ts'
import { rewrite } from './journal.ts'
import type { Memory } from './memory.ts'

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

/**
 * Drops what its day no longer justifies: salts and visitor hashes first, view ids later. The log is written anew
 * without them; rows that D1 lacks keep their figures.
 * @returns whether anything was forgotten: the memory is then to be recalled.
 */
export function forgetPast(sql: SqlStorage, memory: Memory, now: number): boolean {
  const due = nextForgetting(sql)
  if (due === undefined || due > now) return false
  sql.exec('UPDATE days SET salt = NULL WHERE ends_at <= ? AND salt IS NOT NULL', now - SALT_GRACE_MS)
  sql.exec('DELETE FROM days WHERE ends_at <= ?', now - VIEW_MEMORY_MS)
  const days = sql
    .exec<{ day: string; salted: number }>('SELECT day, salt IS NOT NULL AS salted FROM days')
    .toArray()
  const salted = new Set(days.filter((day) => day.salted === 1).map(({ day }) => day))
  const kept = new Set(days.map(({ day }) => day))
  const dayOf = (n: number) => memory.views.get(n)?.day ?? ''
  rewrite(sql, memory, (entry, waiting) => {
    // A view of which D1 lacks something is still needed to tell what.
    const isNeeded = (n: number) => kept.has(dayOf(n)) || waiting.has(n)
    return withoutPast(entry, salted, isNeeded)
  })
  return true
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

function withoutPast(
  entry: Entry,
  salted: ReadonlySet<string>,
  isNeeded: (n: number) => boolean,
): Entry | undefined {
  if (entry.op === 'opening') return isNeeded(entry.n) ? entry : undefined
  if (entry.op !== 'view') return entry
  const { visitor, network, ...view } = entry.view
  if (salted.has(view.day)) return entry
  return isNeeded(view.n) ? { op: 'view', view } : undefined
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
