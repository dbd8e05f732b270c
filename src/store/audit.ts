import type { Actor } from '../domain/moderation.ts'
import type { Db } from './db.ts'

/** What happened to a comment, and by whom; never its text. */
export interface AuditLine {
  readonly at: number
  readonly actor: Actor
  readonly verb: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Lines shown of one comment, the newest. */
const LINES_SHOWN = 10

/** The newest lines of several comments, oldest first. */
export const linesStatement = (db: Db, ids: readonly number[]): D1PreparedStatement =>
  db
    .prepare(
      `/* audit.list */
       SELECT j.value AS comment_id,
              (SELECT json_group_array(json_array(at, actor, verb, before, after))
               FROM (SELECT * FROM audit WHERE comment_id = j.value ORDER BY id DESC LIMIT ?2)) AS lines
       FROM json_each(?1) j`,
    )
    .bind(JSON.stringify(ids), LINES_SHOWN)

export interface LinesRow {
  readonly comment_id: number
  readonly lines: string
}

type Line = readonly [number, Actor, string, string | null, string | null]

/** By comment; those nobody touched are absent. */
export function toLines(rows: readonly LinesRow[]): ReadonlyMap<number, readonly AuditLine[]> {
  return new Map(
    rows.map((row) => {
      const lines: readonly Line[] = JSON.parse(row.lines)
      return [row.comment_id, lines.map(toLine).reverse()]
    }),
  )
}

const toLine = ([at, actor, verb, before, after]: Line): AuditLine => ({
  ...{ at, actor, verb },
  before: before ?? undefined,
  after: after ?? undefined,
})

/** Notes one change of several comments that are still in the status it starts from: ahead of the change itself. */
export const changeStatement = (
  db: Db,
  ids: readonly number[],
  { verb, from, to }: { readonly verb: string; readonly from: string; readonly to: string },
  now: number,
): D1PreparedStatement =>
  db
    .prepare(
      `/* audit.note */
       INSERT INTO audit (comment_id, at, actor, verb, before, after)
       SELECT id, ?2, 'owner', ?3, status, ?5 FROM comments
       WHERE id IN (SELECT value FROM json_each(?1)) AND status = ?4 ORDER BY id`,
    )
    .bind(JSON.stringify(ids), now, verb, from, to)
