// Closed months, rolled up, so that a year costs twelve rows and not 365.
import type { Db } from './db.ts'
import type { DayRange } from './figures.ts'

/** A range as the cheapest rows that hold it. */
export interface Stretches {
  /** Whole months, `YYYY-MM`, that are rolled up. */
  readonly months: readonly string[]
  /** What is left, first and last day of each stretch. */
  readonly days: readonly (readonly [from: string, to: string])[]
}

/** Cuts a range into rolled-up months and days. A month counts as rolled up once the site's row of it is there. */
export async function stretchesOf(db: Db, range: DayRange): Promise<Stretches> {
  const { results } = await db
    .prepare(
      `/* figures.stretchesOf */
       SELECT month FROM category_months WHERE category = '' AND month BETWEEN ?1 AND ?2 ORDER BY month`,
    )
    .bind(monthOf(range.from), monthOf(range.to))
    .all<{ month: string }>()
  const months = results
    .map(({ month }) => month)
    .filter((month) => firstDay(month) >= range.from && lastDay(month) <= range.to)
  return { months, days: between(range, months) }
}

/** Months that follow each other as one stretch, first and last: each costs its rows, a list would cost one more apiece. */
export function monthSpans(months: readonly string[]): [first: string, last: string][] {
  const spans: [string, string][] = []
  for (const month of months) {
    const last = spans.at(-1)
    if (last && monthOf(dayAfter(lastDay(last[1]))) === month) last[1] = month
    else spans.push([month, month])
  }
  return spans
}

/** The last day of the last month that is rolled up. */
export async function findLastMonthEnd(db: Db): Promise<string | undefined> {
  const row = await db
    .prepare(`/* figures.lastMonth */ SELECT max(month) AS month FROM category_months WHERE category = ''`)
    .first<{ month: string | null }>()
  return row?.month ? lastDay(row.month) : undefined
}

/** What is left of a range without some whole months. */
function between({ from, to }: DayRange, months: readonly string[]): [string, string][] {
  const days: [string, string][] = []
  let start = from
  for (const month of months) {
    if (start < firstDay(month)) days.push([start, dayBefore(firstDay(month))])
    start = dayAfter(lastDay(month))
  }
  return start <= to ? [...days, [start, to]] : days
}

/**
 * Rolls a month up, or anew when it was before: the outcome is the same. For months so long over that no flush of
 * theirs can still be under way (a day is plenty); those under way now would be frozen half done.
 * Costs a row written per post and category with views, and reads all their days.
 */
export async function rollUpMonth(db: Db, month: string): Promise<void> {
  const [from, to] = [firstDay(month), lastDay(month)]
  await db.batch([
    db.prepare(ROLL_UP_POSTS).bind(month, from, to),
    db.prepare(ROLL_UP_CATEGORIES).bind(month, from, to),
  ])
}

// The totals' tables know every post and category that was ever viewed; without them each would need an index by day.
const ROLL_UP_POSTS = `/* figures.rollUpMonth posts */
  INSERT INTO post_months (post_id, month, views, visitors, reads, engaged_ms, facets)
  SELECT t.post_id, ?1, sum(v.views), sum(v.visitors), sum(v.reads),
    (SELECT coalesce(sum(d.engaged_ms), 0) FROM post_details AS d WHERE d.post_id = t.post_id AND d.day BETWEEN ?2 AND ?3),
    (SELECT json_group_object(key, json_array(v, u, r)) FROM (
      SELECT f.key, sum(f.value->>0) AS v, sum(f.value->>1) AS u, sum(f.value->>2) AS r
      FROM post_details AS d, json_each(d.facets) AS f
      WHERE d.post_id = t.post_id AND d.day BETWEEN ?2 AND ?3 GROUP BY f.key))
  FROM post_totals AS t CROSS JOIN view_days AS v ON v.post_id = t.post_id AND v.day BETWEEN ?2 AND ?3
  GROUP BY t.post_id
  ON CONFLICT (month, post_id) DO UPDATE SET
    views = excluded.views, visitors = excluded.visitors, reads = excluded.reads,
    engaged_ms = excluded.engaged_ms, facets = excluded.facets`

const ROLL_UP_CATEGORIES = `/* figures.rollUpMonth categories */
  INSERT INTO category_months (category, month, views, visitors, reads, engaged_ms, facets)
  SELECT t.category, ?1, sum(v.views), sum(v.visitors), sum(v.reads), sum(v.engaged_ms),
    (SELECT json_group_object(key, json_array(v, u, r)) FROM (
      SELECT f.key, sum(f.value->>0) AS v, sum(f.value->>1) AS u, sum(f.value->>2) AS r
      FROM category_days AS d, json_each(d.facets) AS f
      WHERE d.category = t.category AND d.day BETWEEN ?2 AND ?3 GROUP BY f.key))
  FROM category_totals AS t CROSS JOIN category_days AS v ON v.category = t.category AND v.day BETWEEN ?2 AND ?3
  GROUP BY t.category
  ON CONFLICT (category, month) DO UPDATE SET
    views = excluded.views, visitors = excluded.visitors, reads = excluded.reads,
    engaged_ms = excluded.engaged_ms, facets = excluded.facets`

const monthOf = (day: string): string => day.slice(0, 7)
const firstDay = (month: string): string => `${month}-01`
const lastDay = (month: string): string => dayBefore(firstDay(monthOf(shifted(firstDay(month), 31))))
const dayBefore = (day: string): string => shifted(day, -1)
const dayAfter = (day: string): string => shifted(day, 1)

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
