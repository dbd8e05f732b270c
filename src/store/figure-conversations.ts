// Comments and reactions of a range. No roll-up holds them by day, so they are counted where they stand, never more
// than so many rows: what is cut off says so.
import { commentIdAt } from '../domain/comment-id.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** First and last instant, ms, both within. */
export type Instants = readonly [from: number, to: number]

export interface Bounded {
  readonly count: number
  /** Whether the count ended at the limit: then it is "at least". */
  readonly cut: boolean
}

const LAST_OF_MS = 4095

/** Visible comments written in a range, newest first until `limit` comments of any status were looked at. */
export async function countComments(db: Db, [from, to]: Instants, limit: number): Promise<Bounded> {
  const { results } = await db
    .prepare(
      `/* figures.countComments */
       SELECT status FROM comments NOT INDEXED
       WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT ?3`,
    )
    .bind(commentIdAt(from, 0), commentIdAt(to, LAST_OF_MS), limit)
    .all<{ status: string }>()
  const count = results.filter(({ status }) => status === 'visible').length
  return { count, cut: results.length === limit }
}

/** The same of one post. Costs a row per comment of the post that readers may find, up to `limit`. */
export async function countPostComments(
  db: Db,
  post: PostId,
  [from, to]: Instants,
  limit: number,
): Promise<Bounded> {
  const { results } = await db
    .prepare(
      `/* figures.countPostComments */
       SELECT id, status FROM comments INDEXED BY comments_by_thread
       WHERE post_id = ?1 AND status IN ('visible', 'deleted') ORDER BY root_id DESC LIMIT ?2`,
    )
    .bind(post, limit)
    .all<{ id: number; status: string }>()
  const [first, last] = [commentIdAt(from, 0), commentIdAt(to, LAST_OF_MS)]
  const count = results.filter((r) => r.status === 'visible' && r.id >= first && r.id <= last).length
  return { count, cut: results.length === limit }
}

/** Reactions given to a post in a range. Costs a row per reaction of the post, up to `limit`. */
export async function countPostReactions(
  db: Db,
  post: PostId,
  [from, to]: Instants,
  limit: number,
): Promise<Bounded> {
  const { results } = await db
    .prepare(
      `/* figures.countPostReactions */
       SELECT created_at AS at FROM reactions WHERE post_id = ?1 LIMIT ?2`,
    )
    .bind(post, limit)
    .all<{ at: number }>()
  return { count: results.filter(({ at }) => at >= from && at <= to).length, cut: results.length === limit }
}
