import { COMMENTS_PER_PAGE, type ConversationPart, type Courtyard, withWaiting } from '../domain/courtyard.ts'
import { type Place, placeText, type Sort, startOf } from '../domain/cursor.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import { type PageRow, pageStatement, waitingStatement } from './comment-pages.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'
import { myVoteStatement, type PollRow, pollTotalsStatement, toPoll } from './polls.ts'
import { mineStatement, type ReactionRow, toReactions, totalsStatement } from './reactions.ts'
import * as switches from './switches.ts'
import { type TotalsRow, toTotals, totalsByPostStatement } from './totals.ts'

/** What of a courtyard is read, and for whom. */
export interface CourtyardWish {
  readonly post: PostId
  readonly viewer: Viewer
  /** The posts of the category box. */
  readonly box?: readonly PostId[]
  readonly sort?: Sort
  /** Behind which place the page begins; absent: at the beginning. */
  readonly from?: Place
  readonly hasPoll?: boolean
}

/** Everything in one batch: one page of comments, reactions, poll, and the totals of the post and its box. */
export async function read(db: Db, wish: CourtyardWish): Promise<Courtyard> {
  const { post, viewer, box = [], hasPoll = false } = wish
  const device = viewer.device ?? null
  const waiting = waitingStatement(db, post, viewer)
  const [page, reactions, mine, totals, switched, ...more] = await db.batch<unknown>([
    pageOf(db, wish),
    totalsStatement(db, post),
    mineStatement(db, post, device),
    totalsByPostStatement(db, [post, ...box]),
    switches.ofPostStatement(db, post),
    ...(waiting ? [waiting] : []),
    ...(hasPoll ? [pollTotalsStatement(db, post), myVoteStatement(db, post, device)] : []),
  ])
  const [held, votes, vote] = waiting ? more : [undefined, ...more]
  return {
    ...toPart(rowsOf<PageRow>(page), rowsOf<SightRow>(held), wish),
    reactions: toReactions(rowsOf<ReactionRow>(reactions), rowsOf<ReactionRow>(mine)),
    totals: toTotals(rowsOf<TotalsRow>(totals)),
    closed: switches.toSwitches(rowsOf<switches.SwitchRow>(switched)).closed.has(post),
    poll: hasPoll ? toPoll(rowsOf<PollRow>(votes), rowsOf<PollRow>(vote)) : undefined,
  }
}

const pageOf = (db: Db, { post, viewer, sort = 'oldest', from = startOf(sort) }: CourtyardWish) =>
  pageStatement(db, post, sort, from, COMMENTS_PER_PAGE + 1, viewer)

function toPart(rows: readonly PageRow[], held: readonly SightRow[], wish: CourtyardWish): ConversationPart {
  const { sort = 'oldest', viewer, from } = wish
  const seen = seenBy(viewer)
  const shown = rows.slice(0, COMMENTS_PER_PAGE)
  const page = shown.flatMap((row) => seen(row) ?? [])
  const last = shown.at(-1)
  const next = rows.length > COMMENTS_PER_PAGE && last ? placeOf(last) : undefined
  const waiting = held.flatMap((row) => seen(row) ?? [])
  const comments = withWaiting(page, waiting, from === undefined)
  return { comments, next: next && placeText(next, sort), sort }
}

const placeOf = (row: PageRow): Place => ({ likes: row.thread_likes ?? 0, root: row.root_id, id: row.id })

// A batch of unlike statements has no common row type: each caller names its own.
const rowsOf = <Row>(result: D1Result<unknown> | undefined): readonly Row[] =>
  (result?.results ?? []) as Row[]
