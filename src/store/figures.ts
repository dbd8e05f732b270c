// The figures as pages read them: sums over a range of the blog's days, from closed months where they are rolled up
// and from days elsewhere. Every query is an index search per post or category asked for; see figure-months.ts.
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import { monthSpans, type Stretches } from './figure-months.ts'
import type { Counts } from './views.ts'

export interface Figures extends Counts {
  /** Attention of all views together, ms. */
  readonly engagedMs: number
}

export interface DayFigures extends Figures {
  readonly day: string
}

export interface CategoryFigures extends Figures {
  readonly category: string
}

export interface PostFigures extends Figures {
  readonly post: PostId
}

export interface LedgerLine {
  readonly reason: string
  readonly count: number
}

/** First and last day, both within. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** The days of a category ('' is the site) that have any view. Visitors are of that day. */
export async function listCategoryDays(
  db: Db,
  category: string,
  { from, to }: DayRange,
): Promise<DayFigures[]> {
  const { results } = await db
    .prepare(
      `/* figures.listCategoryDays */
       SELECT day, views, visitors, reads, engaged_ms AS engagedMs FROM category_days
       WHERE category = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day`,
    )
    .bind(category, from, to)
    .all<DayFigures>()
  return results
}

/** The days of a post that have any view. */
export async function listPostDays(db: Db, post: PostId, { from, to }: DayRange): Promise<DayFigures[]> {
  const { results } = await db
    .prepare(
      `/* figures.listPostDays */
       SELECT v.day, v.views, v.visitors, v.reads, coalesce(d.engaged_ms, 0) AS engagedMs
       FROM view_days AS v LEFT JOIN post_details AS d ON d.post_id = v.post_id AND d.day = v.day
       WHERE v.post_id = ?1 AND v.day BETWEEN ?2 AND ?3 ORDER BY v.day`,
    )
    .bind(post, from, to)
    .all<DayFigures>()
  return results
}

/** Sums of the categories asked for that have any ('' is the site). Visitors are summed over days. */
export async function listCategorySums(
  db: Db,
  categories: readonly string[],
  { months, days }: Stretches,
): Promise<CategoryFigures[]> {
  const { results } = await db
    .prepare(
      `/* figures.listCategorySums */
       SELECT wanted.value AS key,
         (SELECT json_array(sum(d.views), sum(d.visitors), sum(d.reads), sum(d.engaged_ms))
          FROM json_each(?3) AS span CROSS JOIN category_days AS d
            ON d.category = wanted.value AND d.day BETWEEN span.value->>0 AND span.value->>1) AS inDays,
         (SELECT json_array(sum(m.views), sum(m.visitors), sum(m.reads), sum(m.engaged_ms))
          FROM json_each(?2) AS span CROSS JOIN category_months AS m
            ON m.category = wanted.value AND m.month BETWEEN span.value->>0 AND span.value->>1) AS inMonths
       FROM json_each(?1) AS wanted`,
    )
    .bind(JSON.stringify(categories), JSON.stringify(monthSpans(months)), JSON.stringify(days))
    .all<SumsRow>()
  return results.flatMap((row) => someFigures(row, (figures) => ({ category: row.key, ...figures })))
}

/** Sums of the posts asked for that have any. Costs a row per post and day, or month, with views. */
export async function listPostSums(
  db: Db,
  posts: readonly PostId[],
  { months, days }: Stretches,
): Promise<(Counts & { readonly post: PostId })[]> {
  const { results } = await db
    .prepare(
      `/* figures.listPostSums */
       SELECT wanted.value AS key,
         (SELECT json_array(sum(d.views), sum(d.visitors), sum(d.reads))
          FROM json_each(?3) AS span CROSS JOIN view_days AS d
            ON d.post_id = wanted.value AND d.day BETWEEN span.value->>0 AND span.value->>1) AS inDays,
         (SELECT json_array(sum(m.views), sum(m.visitors), sum(m.reads))
          FROM json_each(?2) AS month CROSS JOIN post_months AS m
            ON m.month = month.value AND m.post_id = wanted.value) AS inMonths
       FROM json_each(?1) AS wanted`,
    )
    .bind(JSON.stringify(posts), JSON.stringify(months), JSON.stringify(days))
    .all<SumsRow>()
  return results.flatMap((row) =>
    someFigures(row, ({ engagedMs: _, ...counts }) => ({ post: row.key, ...counts })),
  )
}

/** What was not counted, by reason, most first; `budget` tells of views that count without their detail. */
export async function listLedger(db: Db, { from, to }: DayRange): Promise<LedgerLine[]> {
  const { results } = await db
    .prepare(`/* figures.listLedger */ SELECT reason, count FROM filtered_days WHERE day BETWEEN ?1 AND ?2`)
    .bind(from, to)
    .all<LedgerLine>()
  // Added up here: D1 bills a grouped row twice.
  const sums = new Map<string, number>()
  for (const { reason, count } of results) sums.set(reason, (sums.get(reason) ?? 0) + count)
  return [...sums]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}

/** When a flush last arrived, ms: how old the figures are. Undefined before the first. */
export async function findLastFlush(db: Db): Promise<number | undefined> {
  const row = await db
    .prepare('/* figures.findLastFlush */ SELECT max(at) AS at FROM flush_marks')
    .first<{ at: number | null }>()
  return row?.at ?? undefined
}

/** Sums as JSON arrays: one subquery gives one value, and D1 bills a grouped row twice. */
type SumsRow = { readonly key: string; readonly inDays: string; readonly inMonths: string }

/** Adds days and months; nothing for what was never viewed. */
function someFigures<T>({ inDays, inMonths }: SumsRow, make: (figures: Figures) => T): T[] {
  const [days, months] = [parseSums(inDays), parseSums(inMonths)]
  const sum = (i: number) => (days[i] ?? 0) + (months[i] ?? 0)
  const figures = { views: sum(0), visitors: sum(1), reads: sum(2), engagedMs: sum(3) }
  return figures.views > 0 ? [make(figures)] : []
}

const parseSums = (sums: string): (number | null)[] => JSON.parse(sums)
