// What cron leaves for pages to read: one row each.
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** Two ways to the same number that came out differently. */
export interface Mismatch {
  /** Which rule: see figure-checks.ts. */
  readonly rule: string
  /** The post, category or day it is about. */
  readonly about: string
  readonly expected: number
  readonly found: number
}

export interface Checked {
  readonly at: number
  readonly mismatches: readonly Mismatch[]
}

/** Keeps what the night's check found, nothing included. */
export async function keepCheck(db: Db, mismatches: readonly Mismatch[], now: number): Promise<void> {
  await db
    .prepare(
      `/* nightly.keepCheck */ INSERT OR REPLACE INTO nightly (name, value, at) VALUES ('check', ?1, ?2)`,
    )
    .bind(JSON.stringify(mismatches), now)
    .run()
}

/** What the last check found; undefined before the first. */
export async function findCheck(db: Db): Promise<Checked | undefined> {
  const row = await db
    .prepare(`/* nightly.findCheck */ SELECT value, at FROM nightly WHERE name = 'check'`)
    .first<{ value: string; at: number }>()
  return row ? { at: row.at, mismatches: JSON.parse(row.value) } : undefined
}

/** Notes the posts with the most views in some days, most first, ≤ 100. A row read per post and day with views. */
export async function keepPopular(db: Db, from: string, to: string, now: number): Promise<void> {
  await db
    .prepare(
      `/* nightly.keepPopular */
       INSERT OR REPLACE INTO nightly (name, at, value) SELECT 'popular', ?1, json_group_array(post) FROM (
         SELECT t.post_id AS post FROM post_totals AS t CROSS JOIN view_days AS v
           ON v.post_id = t.post_id AND v.day BETWEEN ?2 AND ?3
         GROUP BY t.post_id ORDER BY sum(v.views) DESC, t.post_id LIMIT 100)`,
    )
    .bind(now, from, to)
    .run()
}

export const popularStatement = (db: Db): D1PreparedStatement =>
  db.prepare(`/* nightly.popular */ SELECT value FROM nightly WHERE name = 'popular'`)

/** @param rows of popularStatement */
export const toPopular = (rows: readonly object[]): readonly PostId[] => {
  const [row] = rows as readonly { value: string }[]
  return row ? JSON.parse(row.value) : []
}
