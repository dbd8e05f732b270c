import type { Comment, CommentStatus } from '../domain/comment.ts'
import { QUEUE_PAGE, type QueueWish, SEARCH_WINDOW, searchKey } from '../domain/moderation.ts'
import type { PostId } from '../domain/post.ts'
import type { AuditLine } from './audit.ts'
import type { Db } from './db.ts'
import * as queued from './queued.ts'
import { countStatement, type Reports, reportedStatement } from './reports.ts'

/** A comment as the owner judges it. */
export interface QueuedComment {
  readonly id: number
  readonly post: PostId
  readonly status: CommentStatus
  /** Undefined where it is erased. */
  readonly comment: Comment | undefined
  readonly holdReason: string | undefined
  /** Whom it answers, and how that begins (source text). */
  readonly parent: { readonly name: string; readonly begin: string } | undefined
  /** Statuses of the newest comments of the same device, this one included; undefined where none is known. */
  readonly history: readonly CommentStatus[] | undefined
  /** Whether a block can name its network. */
  readonly hasPrefix: boolean
  readonly reports: Reports | undefined
  readonly lines: readonly AuditLine[]
}

/** How much there is to do; each counted up to MAX_COUNTED. */
export interface Waiting {
  readonly held: number
  readonly spam: number
  readonly reported: number
}

const MAX_COUNTED = 1000

export interface Queue {
  readonly wish: QueueWish
  /** Comments readers reported, above the first page of what waits. */
  readonly reported: readonly QueuedComment[]
  readonly items: readonly QueuedComment[]
  /** Where the next page begins; undefined on the last. */
  readonly next: number | undefined
  /** A search stopped before it filled its page: there may be more behind `next`. */
  readonly isPartial: boolean
  readonly waiting: Waiting
}

const REPORTED_SHOWN = 20

/** One page of the queue, in two round trips. */
export async function read(db: Db, wish: QueueWish): Promise<Queue> {
  const showsReported = wish.status === 'held' && wish.q === '' && wish.cursor === undefined
  const [found, reported, ...counts] = await db.batch<{ id: number }>([
    wish.id === undefined ? pageStatement(db, wish) : oneStatement(db, wish.id),
    reportedStatement(db, showsReported ? REPORTED_SHOWN : 0),
    ...waitingStatements(db),
  ])
  const above = idsOf(reported)
  const all = idsOf(found)
  const page = all.slice(0, QUEUE_PAGE)
  const isFull = all.length > QUEUE_PAGE
  const end = isFull || isWhole(wish) ? undefined : windowEndStatement(db, wish)
  const [window, items] = await queued.list(db, [...new Set([...above, ...page])], end)
  const byId = new Map(items.map((item) => [item.id, item]))
  const isPartial = window !== undefined && window.seen === SEARCH_WINDOW
  return {
    wish,
    reported: above.flatMap((id) => byId.get(id) ?? []),
    items: page.flatMap((id) => (above.includes(id) ? [] : (byId.get(id) ?? []))),
    next: isFull ? page.at(-1) : isPartial ? window.end : undefined,
    isPartial,
    waiting: toWaiting(counts),
  }
}

/** How much waits, and nothing else: for the owner's landing page. */
export const countWaiting = async (db: Db): Promise<Waiting> =>
  toWaiting(await db.batch<{ id: number }>(waitingStatements(db)))

/** Ids are read in the index's own order; the answer keeps it, whatever SQLite made of the window. */
const idsOf = (result: D1Result<{ id: number }> | undefined): number[] =>
  (result?.results ?? []).map((row) => row.id)

/** Where the index gives exactly what is wanted, the page ends where the comments end. */
const isWhole = ({ status, q, id }: QueueWish): boolean =>
  id !== undefined || (q === '' && (status === 'held' || status === 'spam'))

const oneStatement = (db: Db, id: number) =>
  db.prepare(`/* queue.one */ SELECT id FROM comments WHERE id = ?1`).bind(id)

/**
 * One more than a page. A search walks at most SEARCH_WINDOW comments from where it stands, and so does a list of
 * visible or deleted ones, for which there is no index: a flood of other statuses is never walked through at once.
 */
function pageStatement(db: Db, wish: QueueWish): D1PreparedStatement {
  const [from, key, limit] = [startOf(wish), searchKey(wish.q), QUEUE_PAGE + 1]
  if (wish.status === 'held')
    return db
      .prepare(
        `/* queue.held */
         SELECT id FROM (
           SELECT id, name, source FROM comments
           WHERE status IN ('held', 'spam') AND status = 'held' AND id > ?1 ORDER BY id LIMIT ?4
         ) WHERE ?2 = '' OR instr(lower(name), ?2) > 0 OR instr(lower(source), ?2) > 0 LIMIT ?3`,
      )
      .bind(from, key, limit, SEARCH_WINDOW)
  if (wish.status === 'spam')
    return db
      .prepare(
        `/* queue.spam */
         SELECT id FROM (
           SELECT id, name, source FROM comments
           WHERE status IN ('held', 'spam') AND status = 'spam' AND id < ?1 ORDER BY id DESC LIMIT ?4
         ) WHERE ?2 = '' OR instr(lower(name), ?2) > 0 OR instr(lower(source), ?2) > 0 LIMIT ?3`,
      )
      .bind(from, key, limit, SEARCH_WINDOW)
  return db
    .prepare(
      `/* queue.newest */
       SELECT id FROM (
         SELECT id, status, name, source FROM comments WHERE id < ?1 ORDER BY id DESC LIMIT ?4
       ) WHERE status = ?5 AND (?2 = '' OR instr(lower(name), ?2) > 0 OR instr(lower(source), ?2) > 0) LIMIT ?3`,
    )
    .bind(from, key, limit, SEARCH_WINDOW, wish.status)
}

const startOf = ({ status, cursor }: QueueWish): number =>
  cursor ?? (status === 'held' ? -1 : Number.MAX_SAFE_INTEGER)

/** How far a window reached that did not fill its page. */
function windowEndStatement(db: Db, wish: QueueWish): D1PreparedStatement {
  if (wish.status === 'held')
    return db
      .prepare(
        `/* queue.heldWindow */
         SELECT count(*) AS seen, max(id) AS end FROM (
           SELECT id FROM comments WHERE status IN ('held', 'spam') AND status = 'held' AND id > ?1
           ORDER BY id LIMIT ?2)`,
      )
      .bind(startOf(wish), SEARCH_WINDOW)
  if (wish.status === 'spam')
    return db
      .prepare(
        `/* queue.spamWindow */
         SELECT count(*) AS seen, min(id) AS end FROM (
           SELECT id FROM comments WHERE status IN ('held', 'spam') AND status = 'spam' AND id < ?1
           ORDER BY id DESC LIMIT ?2)`,
      )
      .bind(startOf(wish), SEARCH_WINDOW)
  return db
    .prepare(
      `/* queue.newestWindow */
       SELECT count(*) AS seen, min(id) AS end FROM (
         SELECT id FROM comments WHERE id < ?1 ORDER BY id DESC LIMIT ?2)`,
    )
    .bind(startOf(wish), SEARCH_WINDOW)
}

const waitingStatements = (db: Db) => [
  db
    .prepare(
      `/* queue.countHeld */
       SELECT count(*) AS id FROM (
         SELECT 1 FROM comments WHERE status IN ('held', 'spam') AND status = 'held' LIMIT ?1)`,
    )
    .bind(MAX_COUNTED),
  db
    .prepare(
      `/* queue.countSpam */
       SELECT count(*) AS id FROM (
         SELECT 1 FROM comments WHERE status IN ('held', 'spam') AND status = 'spam' LIMIT ?1)`,
    )
    .bind(MAX_COUNTED),
  countStatement(db),
]

const toWaiting = (counts: readonly D1Result<{ id: number }>[]): Waiting => {
  const [held = 0, spam = 0, reported = 0] = counts.map((count) => count.results[0]?.id ?? 0)
  return { held, spam, reported }
}
