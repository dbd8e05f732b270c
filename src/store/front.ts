import type { PostTotals } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import { type PublicComment, recentStatement, toPublic } from './arrivals.ts'
import type { Db } from './db.ts'
import { type TotalsRow, toTotals, totalsByPostStatement } from './totals.ts'

/** What a list of posts shows of conversations. */
export interface Front {
  readonly totals: ReadonlyMap<PostId, PostTotals>
  /** Newest first. */
  readonly recent: readonly PublicComment[]
}

/** Totals of posts and the newest comments of the blog, in one batch; `recent` 0 asks for no comments. */
export async function read(db: Db, posts: readonly PostId[], recent: number): Promise<Front> {
  const [totals, comments] = await db.batch<unknown>([
    totalsByPostStatement(db, posts),
    ...(recent > 0 ? [recentStatement(db, recent)] : []),
  ])
  return {
    totals: toTotals((totals?.results ?? []) as TotalsRow[]),
    recent: toPublic((comments?.results ?? []) as object[]),
  }
}
