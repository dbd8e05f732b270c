// What one hit changes in the object's tables. Runs inside the group's transaction; reads no clock.
import { countedUnder, isRead, isSameView, type Opening, type Verdict } from '../domain/view.ts'

/** A sighting on its way to the object: the Worker has replaced the visitor's traits and decided time and day. */
export interface Hit extends Opening {
  readonly categories: readonly string[]
  readonly readingMs: number
  /** identify() of the visitor; never stored. */
  readonly identity: ArrayBuffer
  /** The Worker's clock, ms. */
  readonly at: number
  /** The blog's day `at` falls on, and the instant it ends. */
  readonly day: string
  readonly dayEndsAt: number
}

type ViewRow = {
  view: string
  post: string
  root: string
  day: string
  categories: string
  seq: number
  engaged: number
  depth: number
  read: number
}
type VisitRow = { view: string; began_at: number; categories: string }

/**
 * Counts the hit, or merges it into the view it belongs to: the one with its id, whoever sends it (a phone changes
 * its address on the way home), else the one this visitor opened on the post less than the window ago.
 * @param visitor by the salt of the hit's own day
 * @param aliases the same visitor by the salts of other days still honoured: yesterday's, shortly after midnight
 */
export function tally(
  sql: SqlStorage,
  hit: Hit,
  visitor: ArrayBuffer,
  aliases: readonly ArrayBuffer[],
): Verdict {
  const known = findView(sql, hit.view, hit.post)
  if (known) {
    advance(sql, known, hit)
    return 'merged'
  }
  const root = findOpenView(sql, hit, [visitor, ...aliases])
  if (root) {
    insertView(sql, { ...root, view: hit.view, seq: hit.seq })
    deepen(sql, root, hit)
    return 'merged'
  }
  count(sql, hit, visitor)
  return 'counted'
}

/** Notes something that was not counted. */
export function tallyFiltered(sql: SqlStorage, day: string, reason: string): void {
  sql.exec(
    `INSERT INTO filtered (day, reason, count) VALUES (?, ?, 1)
     ON CONFLICT (day, reason) DO UPDATE SET count = count + 1`,
    day,
    reason,
  )
}

function findView(sql: SqlStorage, view: string, post: string): ViewRow | undefined {
  return sql.exec<ViewRow>('SELECT * FROM views WHERE view = ? AND post = ?', view, post).toArray()[0]
}

function findVisit(sql: SqlStorage, visitor: ArrayBuffer, post: string): VisitRow | undefined {
  return sql
    .exec<VisitRow>(
      'SELECT view, began_at, categories FROM visits WHERE visitor = ? AND post = ?',
      visitor,
      post,
    )
    .toArray()[0]
}

function findOpenView(sql: SqlStorage, hit: Hit, names: readonly ArrayBuffer[]): ViewRow | undefined {
  for (const visitor of names) {
    const visit = findVisit(sql, visitor, hit.post)
    if (visit && isSameView(visit.began_at, hit.at)) return findView(sql, visit.view, hit.post)
  }
  return undefined
}

/** A newer beacon of a known opening. The numbers of a merged opening go to the view that was counted. */
function advance(sql: SqlStorage, row: ViewRow, hit: Hit): void {
  if (hit.seq <= row.seq) return
  const merged = row.root !== row.view
  if (merged) sql.exec('UPDATE views SET seq = ? WHERE view = ? AND post = ?', hit.seq, row.view, row.post)
  const root = merged ? findView(sql, row.root, row.post) : row
  if (root) deepen(sql, root, hit)
}

/** Raises a counted view to the hit's numbers. Its read counts once, on the day and in the categories of the view. */
function deepen(sql: SqlStorage, root: ViewRow, hit: Hit): void {
  const engaged = Math.max(root.engaged, hit.engaged)
  const depth = Math.max(root.depth, hit.depth)
  if (engaged === root.engaged && depth === root.depth) return
  const read = root.read || Number(isRead(engaged, depth, hit.readingMs))
  const seq = root.view === hit.view ? hit.seq : root.seq
  sql.exec(
    'UPDATE views SET engaged = ?, depth = ?, read = ?, seq = ? WHERE view = ? AND post = ?',
    engaged,
    depth,
    read,
    seq,
    root.view,
    root.post,
  )
  if (read > root.read) journal(sql, root, { fresh: [], views: 0, visitors: 0, reads: 1 })
}

function count(sql: SqlStorage, hit: Hit, visitor: ArrayBuffer): void {
  const visit = findVisit(sql, visitor, hit.post)
  const under = countedUnder(hit.categories)
  const seen = categoriesSeen(sql, visitor)
  const read = Number(isRead(hit.engaged, hit.depth, hit.readingMs))
  const row = { ...hit, root: hit.view, categories: JSON.stringify(under), read }
  insertView(sql, row)
  saveVisit(sql, hit, visitor, [...under, ...(visit ? parseList(visit.categories) : [])])
  journal(sql, row, {
    fresh: under.filter((category) => !seen.has(category)),
    views: 1,
    visitors: visit ? 0 : 1,
    reads: read,
  })
}

function categoriesSeen(sql: SqlStorage, visitor: ArrayBuffer): Set<string> {
  const rows = sql.exec<{ categories: string }>(
    'SELECT DISTINCT categories FROM visits WHERE visitor = ?',
    visitor,
  )
  return new Set(rows.toArray().flatMap((row) => parseList(row.categories)))
}

function insertView(sql: SqlStorage, row: ViewRow): void {
  sql.exec(
    `INSERT INTO views (view, post, root, day, categories, seq, engaged, depth, read)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.view,
    row.post,
    row.root,
    row.day,
    row.categories,
    row.seq,
    row.engaged,
    row.depth,
    row.read,
  )
}

function saveVisit(sql: SqlStorage, hit: Hit, visitor: ArrayBuffer, categories: readonly string[]): void {
  sql.exec(
    `INSERT INTO visits (visitor, post, day, view, began_at, categories) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (visitor, post) DO UPDATE SET
       view = excluded.view, began_at = excluded.began_at, categories = excluded.categories`,
    visitor,
    hit.post,
    hit.day,
    hit.view,
    hit.at,
    JSON.stringify([...new Set(categories)]),
  )
}

interface Change {
  readonly fresh: readonly string[]
  readonly views: number
  readonly visitors: number
  readonly reads: number
}

function journal(sql: SqlStorage, of: Pick<ViewRow, 'post' | 'day' | 'categories'>, change: Change): void {
  sql.exec(
    'INSERT INTO journal (post, day, categories, fresh, views, visitors, reads) VALUES (?, ?, ?, ?, ?, ?, ?)',
    of.post,
    of.day,
    of.categories,
    JSON.stringify(change.fresh),
    change.views,
    change.visitors,
    change.reads,
  )
}

/** Lists of category paths are stored as JSON by this file alone. */
const parseList = (text: string): string[] => JSON.parse(text)
