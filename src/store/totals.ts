import type { PostTotals } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

export interface TotalsRow extends PostTotals {
  readonly post_id: PostId
}

export const totalsByPostStatement = (db: Db, posts: readonly PostId[]): D1PreparedStatement =>
  db
    .prepare(
      `/* totals.byPost */
       SELECT post_id, comments, reactions, views FROM json_each(?1) AS wanted
       CROSS JOIN post_totals ON post_id = wanted.value`,
    )
    .bind(JSON.stringify(posts))

export const toTotals = (rows: readonly TotalsRow[]): ReadonlyMap<PostId, PostTotals> =>
  new Map(rows.map(({ post_id, ...totals }) => [post_id, totals]))

/** Totals of the posts asked for; posts nobody touched are absent. */
export async function listByPost(db: Db, posts: readonly PostId[]): Promise<ReadonlyMap<PostId, PostTotals>> {
  const { results } = await totalsByPostStatement(db, posts).all<TotalsRow>()
  return toTotals(results)
}

/** Totals of every post that has any: one row each. For figures by category, which the database does not know. */
export async function listAll(db: Db): Promise<ReadonlyMap<PostId, PostTotals>> {
  const { results } = await db
    .prepare(`/* totals.listAll */ SELECT post_id, comments, reactions, views FROM post_totals`)
    .all<TotalsRow>()
  return toTotals(results)
}
