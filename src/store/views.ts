// The figures' tables as the ViewCounter's flush writes them, and the totals of categories; of posts: totals.ts.
import type { PostId } from '../domain/post.ts'
import { ADD_ROWS, CLAIM } from './flush-sql.ts'

export interface Counts {
  readonly views: number
  readonly visitors: number
  readonly reads: number
}

/** `"source naver-blog"` → [views, visitors, reads]: a kind, a space, a value. */
export type Facets = Readonly<Record<string, readonly [views: number, visitors: number, reads: number]>>

export interface PostDay extends Counts {
  readonly post: PostId
  readonly day: string
}

export interface PostDetail {
  readonly post: PostId
  readonly day: string
  readonly engagedMs: number
  readonly facets: Facets
}

export interface CategoryDay extends Counts {
  readonly category: string
  readonly day: string
  readonly engagedMs: number
  readonly facets: Facets
}

export interface FilteredDay {
  readonly day: string
  readonly reason: string
  readonly count: number
}

/** What one flush adds to the roll-ups: increments, never totals. */
export interface FlushRows {
  readonly posts: readonly PostDay[]
  readonly details: readonly PostDetail[]
  readonly categories: readonly CategoryDay[]
  readonly filtered: readonly FilteredDay[]
}

/** A place in an object's log: up to which row totals, and detail, have arrived. */
export interface Place {
  readonly totals: number
  readonly detail: number
}

/** A stretch of an object's log. */
export interface Flush {
  /** Names the object and its storage: a storage made anew has a mark of its own. */
  readonly shard: string
  readonly from: Place
  readonly upto: Place
  readonly rows: FlushRows
}

/** `category` is a path, or '' for the whole site. `visitors` are summed over days. */
export interface CategoryTotals extends Counts {
  readonly category: string
}

type Reader = Pick<D1Database, 'prepare'>

/**
 * Adds a flush to the roll-ups, once: all of it or nothing.
 * @returns the rows it wrote, or 'already' when D1 is further than the place the flush goes on from: see findMark.
 * @throws what D1 throws for anything else; the flush may or may not have been applied: repeat it.
 */
export async function applyFlush(db: D1Database, flush: Flush, now: number): Promise<number | 'already'> {
  try {
    const results = await db.batch(flushStatements(db, flush, now))
    return results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
  } catch (error) {
    if (isRepeat(error)) return 'already'
    throw error
  }
}

/** The batch of one flush. The first statement refuses a repeat; those that would add nothing are left out. */
function flushStatements(db: D1Database, flush: Flush, now: number): D1PreparedStatement[] {
  const { shard, from, upto, rows } = flush
  const json = JSON.stringify(rows)
  return [
    db.prepare(CLAIM).bind(shard, from.totals, from.detail, upto.totals, upto.detail, now),
    ...ADD_ROWS.filter(([part]) => rows[part].length > 0).map(([, add]) => db.prepare(add).bind(json)),
  ]
}

/** How far D1 has an object's log; undefined when it never heard of it. */
export async function findMark(db: Reader, shard: string): Promise<Place | undefined> {
  const row = await db
    .prepare('/* views.findMark */ SELECT totals, detail FROM flush_marks WHERE shard = ?1')
    .bind(shard)
    .first<Place>()
  return row ?? undefined
}

/** All-time totals of every category that was ever viewed, the site (`''`) first. */
export async function listCategoryTotals(db: Reader): Promise<CategoryTotals[]> {
  const { results } = await db
    .prepare(
      `/* views.listCategoryTotals */
       SELECT category, views, visitors, reads FROM category_totals ORDER BY category`,
    )
    .all<CategoryTotals>()
  return results
}

/** All-time views of one category, children included: at most one row. */
export const categoryViewsStatement = (db: Reader, category: string): D1PreparedStatement =>
  db.prepare(`/* views.ofCategory */ SELECT views FROM category_totals WHERE category = ?1`).bind(category)

const isRepeat = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('NOT NULL constraint failed: flush_marks.totals')
