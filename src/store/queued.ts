import type { CommentStatus } from '../domain/comment.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import * as audit from './audit.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'
import type { QueuedComment } from './queue.ts'
import * as reports from './reports.ts'

const OWNER: Viewer = { device: undefined, owner: true, opened: [] }

/** Newest comments of a device that its history tells of. */
const HISTORY = 20

/** How far a search went. */
export interface Window {
  readonly seen: number
  readonly end: number
}

/** Comments with all the owner judges them by, in any order, and what else was asked for: in one round trip. */
export async function list(
  db: Db,
  ids: readonly number[],
  also?: D1PreparedStatement,
): Promise<[window: Window | undefined, items: QueuedComment[]]> {
  const [found, histories, lines, open, window] = await db.batch<unknown>([
    findStatement(db, ids),
    historyStatement(db, ids),
    audit.linesStatement(db, ids),
    reports.openStatement(db, ids),
    ...(also ? [also] : []),
  ])
  const about = {
    histories: toHistories(rowsOf<HistoryRow>(histories)),
    lines: audit.toLines(rowsOf<audit.LinesRow>(lines)),
    reports: reports.toReports(rowsOf<reports.ReportsRow>(open)),
  }
  return [rowsOf<Window>(window)[0], rowsOf<Row>(found).map((row) => toQueued(row, about))]
}

/** One comment, whatever has become of it. */
export const find = async (db: Db, id: number): Promise<QueuedComment | undefined> =>
  (await list(db, [id]))[1][0]

// A batch of unlike statements has no common row type: each caller names its own.
const rowsOf = <Row>(result: D1Result<unknown> | undefined): readonly Row[] =>
  (result?.results ?? []) as Row[]

interface Row extends SightRow {
  readonly hold_reason: string | null
  readonly has_prefix: number
  /** JSON: [status, name, begin of the source] */
  readonly answered: string | null
}

const findStatement = (db: Db, ids: readonly number[]) =>
  db
    .prepare(
      `/* queued.find */
       SELECT c.*, 0 AS liked, k.hold_reason, k.prefix IS NOT NULL AS has_prefix,
              (SELECT json_array(p.status, p.name, substr(p.source, 1, 300)) FROM comments AS p
               WHERE p.id = k.parent_id) AS answered
       FROM json_each(?1) AS j CROSS JOIN comments AS k CROSS JOIN comment_sights AS c
       WHERE k.id = j.value AND c.id = k.id`,
    )
    .bind(JSON.stringify(ids))

const historyStatement = (db: Db, ids: readonly number[]) =>
  db
    .prepare(
      `/* queued.histories */
       SELECT hex(d.device) AS device,
              (SELECT json_group_array(status) FROM (
                 SELECT status FROM comments WHERE device = d.device ORDER BY id DESC LIMIT ?2)) AS statuses
       FROM (SELECT DISTINCT device FROM comments
             WHERE id IN (SELECT value FROM json_each(?1)) AND device IS NOT NULL) AS d`,
    )
    .bind(JSON.stringify(ids), HISTORY)

interface HistoryRow {
  readonly device: string
  readonly statuses: string
}

type Histories = ReadonlyMap<string, readonly CommentStatus[]>

const toHistories = (rows: readonly HistoryRow[]): Histories =>
  new Map(rows.map((row) => [row.device, JSON.parse(row.statuses)]))

interface About {
  readonly histories: Histories
  readonly lines: ReadonlyMap<number, QueuedComment['lines']>
  readonly reports: ReadonlyMap<number, NonNullable<QueuedComment['reports']>>
}

// The device itself stays here: the owner learns what it did, not which it is.
function toQueued(row: Row, { histories, lines, reports }: About): QueuedComment {
  const open = reports.get(row.id)
  return {
    id: row.id,
    post: row.post_id satisfies PostId,
    status: row.status,
    comment: seenBy(OWNER)(row),
    holdReason: row.hold_reason ?? undefined,
    parent: answeredBy(row),
    history: histories.get(row.device),
    hasPrefix: row.has_prefix === 1,
    reports: open && open.count > 0 ? open : undefined,
    lines: lines.get(row.id) ?? [],
  }
}

function answeredBy({ answered }: Row): QueuedComment['parent'] {
  if (answered === null) return undefined
  const [status, name, begin]: readonly [CommentStatus, string, string] = JSON.parse(answered)
  return status === 'deleted' ? { name: '', begin: '' } : { name, begin }
}
