// What the overview, a post's and a category's page ask for, each in as few rows as its question needs.
import type { PostTotals } from '../domain/courtyard.ts'
import { type FigureRange, instantsOf, lastDaysOf, previousOf, rangeOf, shiftDay } from '../domain/figures.ts'
import type { PostId } from '../domain/post.ts'
import { FILTER_REASONS } from '../domain/view.ts'
import * as conversationDays from './conversation-days.ts'
import type { Db } from './db.ts'
import * as conversations from './figure-conversations.ts'
import { type Stretches, stretchesOf } from './figure-months.ts'
import { readTalk, TALK_WINDOW } from './figure-talk.ts'
import * as figures from './figures.ts'
import * as facets from './figures-facets.ts'
import * as nightly from './nightly.ts'
import * as totals from './totals.ts'

/** Comments looked at for one headline. */
const COMMENT_WINDOW = 500
/** Comments, and reactions, looked at for one post. */
const POST_WINDOW = 1000
const LEDGER_DAYS = 31
/** Rows the best posts of a category may cost. */
const CATEGORY_POST_ROWS = 1000
/** Rows one page of the whole site may cost; the best posts are looked for with what is left. */
const ROWS = 4800
const REASONS = FILTER_REASONS.length

export interface RangeWish {
  readonly range: FigureRange
  /** The blog's, IANA name. */
  readonly zone: string
}

export interface OverviewWish extends RangeWish {
  readonly categories: readonly string[]
  /** Posts that are out, newest first. */
  readonly posts: readonly PostId[]
  /** Those with a poll. */
  readonly polls?: readonly PostId[]
}

export type Overview = Awaited<ReturnType<typeof readOverview>>
export type PostFigures = Awaited<ReturnType<typeof readPost>>
export type CategoryFigures = Awaited<ReturnType<typeof readCategory>>

/** The whole site over a range, and the range before it. Within 5,000 rows for a year rolled up by months. */
export async function readOverview(db: Db, { range, zone, categories, posts, polls = [] }: OverviewWish) {
  const before = previousOf(range)
  const [stretches, stretchesBefore, byPost, lastDay] = await Promise.all([
    stretchesOf(db, range),
    stretchesOf(db, before),
    totals.listAll(db),
    conversationDays.findLastDay(db),
  ])
  const ledgerRange = lastDaysOf(range, LEDGER_DAYS)
  const left = ROWS - rowsBesideBest(byPost.size, categories.length, range, stretches)
  const candidates = candidatesOf(posts, byPost, stretches, left)
  const [days, [sumBefore = NOTHING], said, saidBefore, sums, found, ledger, best, flushedAt, talk, checked] =
    await Promise.all([
      figures.listCategoryDays(db, '', range),
      figures.listCategorySums(db, [''], stretchesBefore),
      readSaid(db, range, zone, lastDay),
      readSaid(db, before, zone, lastDay),
      figures.listCategorySums(db, categories, stretches),
      facets.findCategoryFacets(db, '', stretches),
      figures.listLedger(db, ledgerRange),
      figures.listPostSums(db, candidates, stretches),
      figures.findLastFlush(db),
      readTalk(db, polls),
      nightly.findCheck(db),
    ])
  return {
    ...{ days, sum: sumOf(days), before: sumBefore, sums, facets: found, talk, checked },
    ...{ comments: said.comments, commentsBefore: saidBefore.comments },
    ...{ reactions: said.reactions, reactionsBefore: saidBefore.reactions },
    ...{ ledger, ledgerRange, totals: byPost, best, flushedAt },
    isBestOfAll: candidates.length === posts.length,
  }
}

/** What the rest of the overview may read at most. */
const rowsBesideBest = (
  posts: number,
  categories: number,
  { length }: FigureRange,
  stretches: Stretches,
): number =>
  posts + TALK_WINDOW + Math.min(length, LEDGER_DAYS) * REASONS + 3 * length + categories * rowsOf(stretches)

/** What was said on the blog: days that are made are summed, what came after is counted where it stands. */
async function readSaid(db: Db, range: FigureRange, zone: string, lastDay: string | undefined) {
  const live = lastDay === undefined || lastDay < range.from ? range.from : shiftDay(lastDay, 1)
  const [sums, { count, cut }] = await Promise.all([
    live > range.from ? conversationDays.listSums(db, [''], { from: range.from, to: range.to }) : undefined,
    live <= range.to
      ? conversations.countComments(db, instantsOf(rangeOf(live, range.to), zone), COMMENT_WINDOW)
      : { count: 0, cut: false },
  ])
  const { comments = 0, reactions = 0 } = sums?.get('') ?? {}
  return {
    comments: { count: comments + count, cut },
    reactions: lastDay === undefined ? undefined : reactions,
  }
}

/** One post over a range. */
export async function readPost(db: Db, post: PostId, { range, zone }: RangeWish) {
  const instants = instantsOf(range, zone)
  const [days, daysBefore, found, comments, reactions, byPost] = await Promise.all([
    figures.listPostDays(db, post, range),
    figures.listPostDays(db, post, previousOf(range)),
    stretchesOf(db, range).then((stretches) => facets.findPostFacets(db, post, stretches)),
    conversations.countPostComments(db, post, instants, POST_WINDOW),
    conversations.countPostReactions(db, post, instants, POST_WINDOW),
    totals.listByPost(db, [post]),
  ])
  return {
    ...{ days, sum: sumOf(days), before: sumOf(daysBefore), facets: found, comments, reactions },
    total: byPost.get(post),
  }
}

/** One category and what is below it over a range. */
export async function readCategory(
  db: Db,
  category: string,
  { range, categories, posts }: Omit<OverviewWish, 'zone'>,
) {
  const [stretches, byPost] = await Promise.all([stretchesOf(db, range), totals.listByPost(db, posts)])
  const candidates = candidatesOf(posts, byPost, stretches, CATEGORY_POST_ROWS)
  const [days, daysBefore, sums, found, best] = await Promise.all([
    figures.listCategoryDays(db, category, range),
    figures.listCategoryDays(db, category, previousOf(range)),
    figures.listCategorySums(db, categories, stretches),
    facets.findCategoryFacets(db, category, stretches),
    figures.listPostSums(db, candidates, stretches),
  ])
  return {
    ...{ days, sum: sumOf(days), before: sumOf(daysBefore), sums, facets: found, best, totals: byPost },
    isBestOfAll: candidates.length === posts.length,
  }
}

/** Sums of days. Visitors are summed too: who came on two days counts twice. */
export const sumOf = (days: readonly figures.Figures[]): figures.Figures => ({
  views: days.reduce((sum, day) => sum + day.views, 0),
  visitors: days.reduce((sum, day) => sum + day.visitors, 0),
  reads: days.reduce((sum, day) => sum + day.reads, 0),
  engagedMs: days.reduce((sum, day) => sum + day.engagedMs, 0),
})

/**
 * The posts among which the best of a range are looked for: all of them where that is cheap, else the most viewed of
 * all time and the newest, half and half, because no index knows which posts a day had.
 */
function candidatesOf(
  posts: readonly PostId[],
  byPost: ReadonlyMap<PostId, PostTotals>,
  stretches: Stretches,
  rows: number,
): readonly PostId[] {
  const count = Math.max(LEAST_CANDIDATES, Math.floor(rows / rowsOf(stretches)))
  if (posts.length <= count) return posts
  const half = Math.ceil(count / 2)
  const viewsOf = (post: PostId) => byPost.get(post)?.views ?? 0
  const most = [...posts].sort((a, b) => viewsOf(b) - viewsOf(a)).slice(0, half)
  const chosen = new Set([...most, ...posts])
  return [...chosen].slice(0, count)
}

const LEAST_CANDIDATES = 6

/** Rows of one post or category, with those of the lists it is looked up by and the one at which each stretch ends. */
const rowsOf = ({ months, days }: Stretches): number =>
  1 + 2 * months.length + days.reduce((sum, [from, to]) => sum + 2 + lengthOf(from, to), 0)

const lengthOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

const NOTHING: figures.Figures = { views: 0, visitors: 0, reads: 0, engagedMs: 0 }
