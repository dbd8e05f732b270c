// From the journal to D1: what is in flight is frozen with its seq, so that a retry repeats it to the letter
// and D1 can tell. Hits that arrive meanwhile wait in the journal for the next one.
import type { CategoryDay, FilteredDay, Flush, FlushRows, PostDay } from '../store/views.ts'

type OutboxRow = { shard: string; seq: number; rows: string | null }

/** The flush in flight, or the journal frozen into a new one; undefined when there is nothing to flush. */
export function nextFlush(sql: SqlStorage): Flush | undefined {
  const { shard, seq, rows } = sql.exec<OutboxRow>('SELECT shard, seq, rows FROM outbox').one()
  if (rows !== null) return { shard, seq, rows: JSON.parse(rows) }
  if (!hasUnflushed(sql)) return undefined
  return { shard, seq: seq + 1, rows: freeze(sql) }
}

/** Whether changes wait that no flush carries yet. */
export function hasUnflushed(sql: SqlStorage): boolean {
  const { some } = sql
    .exec<{ some: number }>(
      'SELECT EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM filtered) AS some',
    )
    .one()
  return some === 1
}

/** Whether a flush was frozen and D1 has not confirmed it. */
export const isInFlight = (sql: SqlStorage): boolean =>
  sql.exec<{ flying: number }>('SELECT rows IS NOT NULL AS flying FROM outbox').one().flying === 1

/** D1 has it: forget the rows, keep the seq. */
export function settle(sql: SqlStorage): void {
  sql.exec('UPDATE outbox SET rows = NULL, attempts = 0')
}

/** Notes a failed attempt. @returns how many there were for this flush. */
export const noteFailure = (sql: SqlStorage): number =>
  sql.exec<{ attempts: number }>('UPDATE outbox SET attempts = attempts + 1 RETURNING attempts').one()
    .attempts

function freeze(sql: SqlStorage): FlushRows {
  const rows = rollUp(sql)
  sql.exec('UPDATE outbox SET seq = seq + 1, rows = ?, attempts = 0', JSON.stringify(rows))
  sql.exec('DELETE FROM journal')
  sql.exec('DELETE FROM filtered')
  return rows
}

function rollUp(sql: SqlStorage): FlushRows {
  const posts = sql.exec<PostDay>(
    `SELECT post, day, sum(views) AS views, sum(visitors) AS visitors, sum(reads) AS reads
     FROM journal GROUP BY post, day`,
  )
  const categories = sql.exec<CategoryDay>(
    `SELECT under.value AS category, day, sum(views) AS views, sum(reads) AS reads,
       sum(EXISTS (SELECT 1 FROM json_each(fresh) AS new WHERE new.value = under.value)) AS visitors
     FROM journal, json_each(categories) AS under GROUP BY category, day`,
  )
  const filtered = sql.exec<FilteredDay>('SELECT day, reason, count FROM filtered')
  return { posts: posts.toArray(), categories: categories.toArray(), filtered: filtered.toArray() }
}
