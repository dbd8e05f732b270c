// The log on disk: read when the object wakes, one row for every group of beacons, rewritten when it has grown.
// Dropping a table costs no row; deleting from it would cost one each.
import type { Entry, Mark } from './entry.ts'
import { Memory } from './memory.ts'

/** A row may not pass 2 MB; a view takes about 400 bytes, and never 2,000. */
const CHUNK_ENTRIES = 1000

/** Rows after which reading the log at every waking costs more than a new snapshot. */
const LONG_LOG_ROWS = 256
const VIEWS_PER_LOG_ROW = 8

type LogRow = { id: number; at: number; entries: string }
type Row = { readonly id: number; readonly at: number; readonly entries: readonly Entry[] }

/**
 * The memory as of log row `upto`.
 * @param known how far D1 has it, where the object knows better than its log
 */
export function recall(sql: SqlStorage, known?: Mark, upto = Number.MAX_SAFE_INTEGER): Memory {
  const memory = new Memory()
  const chunks = sql
    .exec<{ upto: number; entries: string }>('SELECT upto, entries FROM snapshot ORDER BY chunk')
    .toArray()
  for (const { entries } of chunks)
    for (const entry of parse(entries)) memory.apply(entry, 0, { totals: false, detail: false })
  memory.snapshot = chunks[0]?.upto ?? 0
  memory.last = memory.snapshot
  const rows = readLog(sql, memory.snapshot).filter(({ id }) => id <= upto)
  const mark = known ?? lastMark(rows) ?? memory.mark
  for (const row of rows) replay(memory, row, mark)
  memory.mark = mark
  memory.isMarkNew = known !== undefined
  memory.last = Math.max(memory.last, mark.totals)
  return memory
}

/** Writes what a group decided: one row, unless it is a crowd; with the mark where that has moved. */
export function append(sql: SqlStorage, memory: Memory, at: number, entries: readonly Entry[]): void {
  const all: Entry[] = memory.isMarkNew ? [...entries, { op: 'mark', mark: memory.mark }] : [...entries]
  for (let from = 0; from < all.length; from += CHUNK_ENTRIES)
    sql.exec(
      'INSERT INTO log (id, at, entries) VALUES (?, ?, ?)',
      ++memory.last,
      at,
      JSON.stringify(all.slice(from, from + CHUNK_ENTRIES)),
    )
  memory.isMarkNew = false
}

/**
 * Whether a new snapshot would take in much: rows that D1 lacks stay rows, and cost one each to write anew. Every view
 * remembered is written anew too, so that a day of many is to be worth it.
 */
export const isLong = ({ mark, snapshot, views }: Memory): boolean =>
  Math.min(mark.totals, mark.detail) - snapshot >= Math.max(LONG_LOG_ROWS, views.size / VIEWS_PER_LOG_ROW)

/** What becomes of an entry; undefined drops it. `waiting`: views of which D1 lacks something. */
export type Keep = (entry: Entry, waiting: ReadonlySet<number>) => Entry | undefined

/** Writes log and snapshot anew, rows that D1 lacks as rows of their own. The memory is to be recalled afterwards. */
export function rewrite(sql: SqlStorage, memory: Memory, keep: Keep): void {
  const { mark } = memory
  const settled = Math.max(memory.snapshot, Math.min(mark.totals, mark.detail))
  const base = recall(sql, mark, settled)
  const tail = readLog(sql, settled)
  const waiting = new Set(tail.flatMap(({ entries }) => entries.flatMap(viewNumber)))
  const kept = (entries: readonly Entry[]) =>
    entries.map((entry) => keep(entry, waiting)).filter((entry) => entry !== undefined)
  clear(sql)
  insertSnapshot(sql, settled, [...kept([...viewsOf(base), ...base.openings()]), { op: 'mark', mark }])
  for (const { id, at, entries } of tail)
    sql.exec('INSERT INTO log (id, at, entries) VALUES (?, ?, ?)', id, at, JSON.stringify(kept(entries)))
}

function replay(memory: Memory, { id, at, entries }: Row, mark: Mark): void {
  const lacks = { totals: id > mark.totals, detail: id > mark.detail }
  for (const entry of entries) memory.apply(entry, at, lacks)
  memory.last = id
}

function viewNumber(entry: Entry): number[] {
  if (entry.op === 'view') return [entry.view.n]
  return entry.op === 'progress' || entry.op === 'opening' ? [entry.n] : []
}

const lastMark = (rows: readonly Row[]): Mark | undefined =>
  rows.flatMap(({ entries }) => entries.flatMap((entry) => (entry.op === 'mark' ? [entry.mark] : []))).at(-1)

const readLog = (sql: SqlStorage, after: number): Row[] =>
  sql
    .exec<LogRow>('SELECT id, at, entries FROM log WHERE id > ? ORDER BY id', after)
    .toArray()
    .map(({ id, at, entries }) => ({ id, at, entries: parse(entries) }))

const viewsOf = (memory: Memory): Entry[] => [...memory.views.values()].map((view) => ({ op: 'view', view }))

function clear(sql: SqlStorage): void {
  sql.exec(`DROP TABLE log; DROP TABLE snapshot;
    CREATE TABLE log (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, entries TEXT NOT NULL) STRICT;
    CREATE TABLE snapshot (chunk INTEGER PRIMARY KEY, upto INTEGER NOT NULL, entries TEXT NOT NULL) STRICT`)
}

function insertSnapshot(sql: SqlStorage, upto: number, entries: readonly Entry[]): void {
  for (let from = 0; from < entries.length; from += CHUNK_ENTRIES)
    sql.exec(
      'INSERT INTO snapshot (chunk, upto, entries) VALUES (?, ?, ?)',
      from,
      upto,
      JSON.stringify(entries.slice(from, from + CHUNK_ENTRIES)),
    )
}

/** Only this file writes what it parses. */
const parse = (entries: string): Entry[] => JSON.parse(entries)
