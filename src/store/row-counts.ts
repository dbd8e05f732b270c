// How many rows there are, for the page that says what is stored. Counting a table reads all of it: what grows is
// counted by night, what is small or has a total is counted when asked.
import type { Db } from './db.ts'

/** Rows by what they hold; a `+` behind a number of SMALL says that counting ended there. */
export interface RowCounts {
  readonly comments: number
  /** Likes of comments included. */
  readonly reactions: number
  readonly votes: number
  readonly audit: number
  readonly reports: number
  readonly blocks: number
  readonly sessions: number
  readonly attempts: number
  readonly notices: number
  readonly figures: number
  /** When what is counted by night was counted, ms; null before the first night. */
  readonly countedAt: number | null
}

/** Small tables are counted up to here. */
export const SMALL = 200
export const SMALL_TABLES: readonly string[] = ['reports', 'blocks', 'sessions', 'attempts', 'notices']

/** Counts what people wrote. Reads every row of it: once a night. */
export async function countPeoples(db: Db, now: number): Promise<void> {
  await db
    .prepare(
      `/* rowCounts.countPeoples */
       INSERT OR REPLACE INTO nightly (name, at, value) SELECT 'rows', ?1, json_object(
         'upto', (SELECT coalesce(max(id), -1) FROM comments), 'comments', (SELECT count(*) FROM comments),
         'likes', (SELECT count(*) FROM comment_likes), 'audit', (SELECT count(*) FROM audit))`,
    )
    .bind(now)
    .run()
}

/** Counts the figures' own rows, which are most of a database. Reads every one: once a week. */
export async function countFigures(db: Db, now: number): Promise<void> {
  await db
    .prepare(
      `/* rowCounts.countFigures */
       INSERT OR REPLACE INTO nightly (name, at, value) SELECT 'figure-rows', ?1,
         (SELECT count(*) FROM view_days) + (SELECT count(*) FROM post_details)
         + (SELECT count(*) FROM category_days) + (SELECT count(*) FROM post_months)
         + (SELECT count(*) FROM category_months) + (SELECT count(*) FROM filtered_days)
         + (SELECT count(*) FROM conversation_days)`,
    )
    .bind(now)
    .run()
}

/** The counts as a page shows them, in one statement: a row per post with totals, and at most some hundreds. */
export const read = (db: Db): Promise<RowCounts | null> => db.prepare(READ).bind(SMALL).first<RowCounts>()

// What was written after the night's count is counted behind it: ids of comments rise.
const READ = `/* rowCounts.read */
  WITH night(value, at) AS MATERIALIZED (
    SELECT (SELECT value FROM nightly WHERE name = 'rows'), (SELECT at FROM nightly WHERE name = 'rows'))
  SELECT at AS countedAt,
    coalesce(value->>'comments', 0) + (SELECT count(*) FROM (
      SELECT 1 FROM comments WHERE id > coalesce(value->>'upto', -1) LIMIT 1000)) AS comments,
    coalesce(value->>'audit', (SELECT count(*) FROM (SELECT 1 FROM audit LIMIT ?1))) AS audit,
    coalesce(value->>'likes', (SELECT count(*) FROM (SELECT 1 FROM comment_likes LIMIT ?1)))
    + (SELECT coalesce(sum(reactions), 0) FROM post_totals) AS reactions,
    (SELECT coalesce(sum(count), 0) FROM poll_totals) AS votes,
    (SELECT count(*) FROM (SELECT 1 FROM reports LIMIT ?1)) AS reports,
    (SELECT count(*) FROM (SELECT 1 FROM blocks LIMIT ?1)) AS blocks,
    (SELECT count(*) FROM (SELECT 1 FROM sessions LIMIT ?1)) AS sessions,
    (SELECT count(*) FROM (SELECT 1 FROM attempts LIMIT ?1)) AS attempts,
    (SELECT count(*) FROM (SELECT 1 FROM notices LIMIT ?1)) AS notices,
    coalesce((SELECT value FROM nightly WHERE name = 'figure-rows'),
      (SELECT count(*) FROM (SELECT 1 FROM view_days LIMIT 1000))) AS figures
  FROM night`
