import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** What stands beside a title, since the beginning. */
export interface PostTotals {
  readonly comments: number
  readonly reactions: number
  readonly views: number
}

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
