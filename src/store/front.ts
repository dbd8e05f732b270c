import type { PostTotals } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import { type PublicComment, recentStatement, toPublic } from './arrivals.ts'
import type { Db } from './db.ts'
import { popularStatement, toPopular } from './nightly.ts'
import { type TotalsRow, toTotals, totalsByPostStatement } from './totals.ts'
import { categoryViewsStatement } from './views.ts'

/** What a list of posts shows of its readers. */
export interface Front {
  readonly totals: ReadonlyMap<PostId, PostTotals>
  /** Newest first. */
  readonly recent: readonly PublicComment[]
  /** Most viewed first, of the whole blog, of the last seven days; also what is hidden by now. */
  readonly popular: readonly PostId[]
  /** All-time views of the category asked for; 0 where none was. */
  readonly views: number
}

export interface FrontWish {
  readonly posts: readonly PostId[]
  /** How many of the blog's newest comments. */
  readonly recent: number
  readonly popular: boolean
  readonly category?: string | undefined
}

/** All of it in one batch. What is not wished for is not asked. */
export async function read(db: Db, { posts, recent, popular, category }: FrontWish): Promise<Front> {
  const statements = new Map([['totals', totalsByPostStatement(db, posts)]])
  if (recent > 0) statements.set('recent', recentStatement(db, recent))
  if (popular) statements.set('popular', popularStatement(db))
  if (category) statements.set('views', categoryViewsStatement(db, category))
  const results = await db.batch<object>([...statements.values()])
  const found = new Map([...statements.keys()].map((name, i) => [name, results[i]?.results ?? []]))
  const [views] = (found.get('views') ?? []) as readonly { views: number }[]
  return {
    totals: toTotals((found.get('totals') ?? []) as TotalsRow[]),
    recent: toPublic(found.get('recent') ?? []),
    popular: toPopular(found.get('popular') ?? []),
    views: views?.views ?? 0,
  }
}
