import { COMMENTS_PER_PAGE, type Courtyard } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
import { type CommentRow, pageStatement, toComment } from './comments.ts'
import type { Db } from './db.ts'
import { mineStatement, type ReactionRow, toReactions, totalsStatement } from './reactions.ts'
import { type TotalsRow, toTotals, totalsByPostStatement } from './totals.ts'

/** Everything in one batch: one page of comments, reactions, and the totals of the post and its box. */
export async function read(
  db: Db,
  post: PostId,
  box: readonly PostId[],
  device: Uint8Array | undefined,
  after = 0,
): Promise<Courtyard> {
  const [comments, reactions, mine, totals] = await db.batch<unknown>([
    pageStatement(db, post, after, COMMENTS_PER_PAGE + 1),
    totalsStatement(db, post),
    mineStatement(db, post, device ?? null),
    totalsByPostStatement(db, [post, ...box]),
  ])
  const rows = rowsOf<CommentRow>(comments)
  const page = rows.slice(0, COMMENTS_PER_PAGE).map(toComment)
  return {
    comments: page,
    next: rows.length > COMMENTS_PER_PAGE ? page.at(-1)?.rootId : undefined,
    reactions: toReactions(rowsOf<ReactionRow>(reactions), rowsOf<ReactionRow>(mine)),
    totals: toTotals(rowsOf<TotalsRow>(totals)),
  }
}

// A batch of unlike statements has no common row type: each caller names its own.
const rowsOf = <Row>(result: D1Result<unknown> | undefined): readonly Row[] =>
  (result?.results ?? []) as Row[]
