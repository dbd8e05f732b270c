import type { Db } from './db.ts'

/** What a reader said is wrong with a comment. */
interface OpenReport {
  readonly reason: string
  readonly createdAt: number
}

/** A flood of reports is never read through at once. */
const MAX_OPEN_READ = 1000

/** Reports shown of one comment; the rest are counted. */
const REPORTS_SHOWN = 5

export interface Reports {
  /** Oldest first. */
  readonly shown: readonly OpenReport[]
  readonly count: number
}

/** Comments with open reports, oldest comment first. */
export const reportedStatement = (db: Db, limit: number): D1PreparedStatement =>
  db
    .prepare(
      `/* reports.listReported */
       SELECT DISTINCT comment_id AS id FROM (
         SELECT comment_id FROM reports WHERE done_at IS NULL ORDER BY comment_id LIMIT ?2
       ) ORDER BY comment_id LIMIT ?1`,
    )
    .bind(limit, MAX_OPEN_READ)

/** How many comments that is, as far as it is counted. */
export const countStatement = (db: Db): D1PreparedStatement =>
  db
    .prepare(
      `/* reports.countReported */
       SELECT count(DISTINCT comment_id) AS id FROM (
         SELECT comment_id FROM reports WHERE done_at IS NULL ORDER BY comment_id LIMIT ?1)`,
    )
    .bind(MAX_OPEN_READ)

/** The open reports of several comments. */
export const openStatement = (db: Db, ids: readonly number[]): D1PreparedStatement =>
  db
    .prepare(
      `/* reports.listOpen */
       SELECT j.value AS comment_id,
              (SELECT json_group_array(json_array(reason, created_at))
               FROM (SELECT reason, created_at FROM reports WHERE comment_id = j.value AND done_at IS NULL
                     ORDER BY id LIMIT 100)) AS reports
       FROM json_each(?1) j`,
    )
    .bind(JSON.stringify(ids))

export interface ReportsRow {
  readonly comment_id: number
  readonly reports: string
}

/** By comment; at most 100 are counted. */
export function toReports(rows: readonly ReportsRow[]): ReadonlyMap<number, Reports> {
  return new Map(
    rows.map((row) => {
      const all: readonly (readonly [string, number])[] = JSON.parse(row.reports)
      const shown = all.slice(0, REPORTS_SHOWN).map(([reason, createdAt]) => ({ reason, createdAt }))
      return [row.comment_id, { shown, count: all.length }]
    }),
  )
}

/** Ends the open reports of comments that have now this status. */
export const settleStatement = (
  db: Db,
  ids: readonly number[],
  status: string,
  now: number,
): D1PreparedStatement =>
  db
    .prepare(
      `/* reports.settle */
       UPDATE reports SET done_at = ?3 WHERE done_at IS NULL AND comment_id IN (
         SELECT id FROM comments WHERE id IN (SELECT value FROM json_each(?1)) AND status = ?2
       )`,
    )
    .bind(JSON.stringify(ids), status, now)

/** The owner has looked and leaves the comment as it is. Says whether there was a report to end. */
export async function settle(db: Db, id: number, now: number): Promise<boolean> {
  const [noted] = await db.batch<{ id: number }>([
    db
      .prepare(
        `/* reports.noteDone */
         INSERT INTO audit (comment_id, at, actor, verb, before, after)
         SELECT id, ?2, 'owner', 'done', status, status FROM comments
         WHERE id = ?1 AND EXISTS (SELECT 1 FROM reports WHERE comment_id = ?1 AND done_at IS NULL)
         RETURNING id`,
      )
      .bind(id, now),
    db
      .prepare(`/* reports.done */ UPDATE reports SET done_at = ?2 WHERE comment_id = ?1 AND done_at IS NULL`)
      .bind(id, now),
  ])
  return (noted?.results.length ?? 0) > 0
}
