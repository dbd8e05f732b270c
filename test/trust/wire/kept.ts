import type { DatabaseSync } from 'node:sqlite'
import { numberOf } from './resting-database.ts'
import type { Expected, Promised } from './writers.ts'

// What was promised, beside what lies in the database.

export type StoredComment = Readonly<Record<string, unknown>>

/** Those that are not as they were promised. @param stored by key */
export const lostAmong = (promised: readonly Expected[], stored: ReadonlyMap<unknown, StoredComment>) =>
  promised.filter((comment) => {
    const row = stored.get(comment.key)
    if (comment.deleted) return row?.status !== 'deleted'
    const isJudgedSo = comment.status === undefined || row?.status === comment.status
    return row?.id !== comment.id || row.source !== comment.body || !isJudgedSo
  })

export const promisedCounts = (promised: readonly Promised[]) => ({
  reactions: promised.filter(({ reacted }) => reacted).length,
  votes: [0, 1].map((option) => promised.filter(({ voted }) => voted === option).length),
  views: promised.reduce((sum, { views }) => sum + views, 0),
})

export const keptCounts = (db: DatabaseSync) => ({
  reactions: numberOf(db, 'SELECT count(*) FROM reactions'),
  votes: [0, 1].map((option) => numberOf(db, `SELECT count(*) FROM poll_votes WHERE choice = ${option}`)),
  views: numberOf(db, 'SELECT sum(views) FROM view_days'),
})

/** How many posts' counts are not what a recount finds. */
export const drifted = (db: DatabaseSync): number =>
  numberOf(
    db,
    `SELECT count(*) FROM post_totals AS t
     WHERE t.comments <> (SELECT count(*) FROM comments AS c WHERE c.post_id = t.post_id AND c.status = 'visible')
        OR t.reactions <> (SELECT count(*) FROM reactions AS r WHERE r.post_id = t.post_id)
        OR t.views <> (SELECT sum(views) FROM view_days AS v WHERE v.post_id = t.post_id)`,
  )

/** What the night's own check found. Sources follow their views later than these tests last. @throws Error without a check */
export const mismatches = (db: DatabaseSync): readonly unknown[] => {
  const row = db.prepare("SELECT value FROM nightly WHERE name = 'check'").get()
  if (!row) throw new Error('the night never checked')
  const found: readonly { readonly rule: string }[] = JSON.parse(String(row.value))
  return found.filter(({ rule }) => rule !== 'sources')
}
