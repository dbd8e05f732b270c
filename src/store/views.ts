// The figures' tables. Written by the ViewCounter's flush alone; everything else only reads them.
import type { PostId } from '../domain/post.ts'

// Types, not interfaces: rows of the object's SQL must be assignable to them.
type Counts = { readonly views: number; readonly visitors: number; readonly reads: number }
export type PostDay = { readonly post: PostId; readonly day: string } & Counts
export type CategoryDay = { readonly category: string; readonly day: string } & Counts
export type FilteredDay = { readonly day: string; readonly reason: string; readonly count: number }

/** What one flush adds to the roll-ups: increments, never totals. */
export interface FlushRows {
  readonly posts: readonly PostDay[]
  readonly categories: readonly CategoryDay[]
  readonly filtered: readonly FilteredDay[]
}

/** A frozen flush: a retry carries the same `seq` and the same rows. */
export interface Flush {
  /** Names the object and its storage: a storage made anew counts its flushes under another name. */
  readonly shard: string
  readonly seq: number
  readonly rows: FlushRows
}

export interface PostTotals extends Counts {
  readonly comments: number
}

/** `category` is a path, or '' for the whole site. `visitors` are summed over days. */
export interface CategoryTotals extends Counts {
  readonly category: string
}

type Reader = Pick<D1Database, 'prepare'>

const KEPT_SEQS = 8

/**
 * Adds a flush to the roll-ups, once: all of it or nothing, and a repeat changes nothing.
 * @returns 'already' when this (shard, seq) was applied before.
 * @throws what D1 throws for anything else; the flush may or may not have been applied: repeat it.
 */
export async function applyFlush(db: D1Database, flush: Flush, now: number): Promise<'applied' | 'already'> {
  try {
    await db.batch(flushStatements(db, flush, now))
    return 'applied'
  } catch (error) {
    if (isRepeat(error)) return 'already'
    throw error
  }
}

/** The batch of one flush, for those who need D1's own account of it. The first statement refuses a repeat. */
export function flushStatements(db: D1Database, flush: Flush, now: number): D1PreparedStatement[] {
  const rows = JSON.stringify(flush.rows)
  return [
    db.prepare(CLAIM_SEQ).bind(flush.shard, flush.seq, now),
    ...ADD_ROWS.map((statement) => db.prepare(statement).bind(rows)),
    db.prepare(PRUNE_SEQS).bind(flush.shard, flush.seq - KEPT_SEQS),
  ]
}

/** Totals of the posts asked for that have any. Costs one row read per post. */
export async function findPostTotals(db: Reader, posts: readonly PostId[]): Promise<Map<PostId, PostTotals>> {
  const { results } = await db
    .prepare(
      `/* views.findPostTotals */
       SELECT t.post_id AS post, t.comments, t.views, t.visitors, t.reads
       FROM json_each(?1) AS wanted CROSS JOIN post_totals AS t ON t.post_id = wanted.value`,
    )
    .bind(JSON.stringify(posts))
    .all<PostTotals & { post: PostId }>()
  return new Map(results.map(({ post, ...totals }) => [post, totals]))
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

const isRepeat = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('UNIQUE constraint failed: flushes.shard, flushes.seq')

const CLAIM_SEQ = `/* views.applyFlush claim */
  INSERT INTO flushes (shard, seq, at) VALUES (?1, ?2, ?3)`

const PRUNE_SEQS = `/* views.applyFlush prune */
  DELETE FROM flushes WHERE shard = ?1 AND seq <= ?2`

// `WHERE true` keeps SQLite from reading ON CONFLICT as a join's ON.
const ADD_ROWS = [
  `/* views.applyFlush post days */
  INSERT INTO view_days (post_id, day, views, visitors, reads)
  SELECT value->>'post', value->>'day', value->>'views', value->>'visitors', value->>'reads'
  FROM json_each(?1, '$.posts') WHERE true
  ON CONFLICT (post_id, day) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`,

  `/* views.applyFlush post totals */
  INSERT INTO post_totals (post_id, views, visitors, reads)
  SELECT value->>'post', sum(value->>'views'), sum(value->>'visitors'), sum(value->>'reads')
  FROM json_each(?1, '$.posts') WHERE true GROUP BY value->>'post'
  ON CONFLICT (post_id) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`,

  `/* views.applyFlush category days */
  INSERT INTO category_days (category, day, views, visitors, reads)
  SELECT value->>'category', value->>'day', value->>'views', value->>'visitors', value->>'reads'
  FROM json_each(?1, '$.categories') WHERE true
  ON CONFLICT (category, day) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`,

  `/* views.applyFlush category totals */
  INSERT INTO category_totals (category, views, visitors, reads)
  SELECT value->>'category', sum(value->>'views'), sum(value->>'visitors'), sum(value->>'reads')
  FROM json_each(?1, '$.categories') WHERE true GROUP BY value->>'category'
  ON CONFLICT (category) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`,

  `/* views.applyFlush filtered */
  INSERT INTO filtered_days (day, reason, count)
  SELECT value->>'day', value->>'reason', value->>'count' FROM json_each(?1, '$.filtered') WHERE true
  ON CONFLICT (day, reason) DO UPDATE SET count = count + excluded.count`,
]
