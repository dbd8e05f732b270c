// The figures are kept in more than one way; each night they are compared. What differs is told, never mended.
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import type { Mismatch } from './nightly.ts'

export interface CheckWish {
  /** A day that is over and whose flushes have arrived. */
  readonly day: string
  /** Posts with the category each is in; '' for pages. */
  readonly posts: readonly (readonly [post: PostId, category: string])[]
  /** A different number each night: sums of all time are compared for a thirtieth of the posts. */
  readonly night: number
}

/** Everything that did not come out the same, ≤ 20 of each rule. */
export async function check(db: Db, { day, posts, night }: CheckWish): Promise<Mismatch[]> {
  const results = await db.batch<Mismatch>([
    db.prepare(SITE_IS_ITS_POSTS).bind(day),
    db.prepare(CATEGORY_IS_POSTS_AND_CHILDREN).bind(day, JSON.stringify(posts)),
    db.prepare(SOURCES_ADD_UP).bind(day),
    db.prepare(TOTALS_ARE_THEIR_DAYS).bind(night % 30),
    db.prepare(CATEGORY_TOTALS_ARE_THEIR_DAYS),
    db.prepare(COUNTS_ARE_RECOUNTS),
  ])
  return results.flatMap((result) => result.results)
}

const SITE_IS_ITS_POSTS = `/* checks.site */
  SELECT 'site' AS rule, ?1 AS about, expected, found FROM (
    SELECT (SELECT coalesce(sum(v.views), 0) FROM post_totals AS t CROSS JOIN view_days AS v
              ON v.post_id = t.post_id AND v.day = ?1) AS expected,
           coalesce((SELECT views FROM category_days WHERE category = '' AND day = ?1), 0) AS found
  ) WHERE expected <> found`

// A post that moved since the day counts where it was: such a night is told too, and the next is quiet again.
const CATEGORY_IS_POSTS_AND_CHILDREN = `/* checks.category */
  WITH seen(category, views) AS MATERIALIZED (
    SELECT t.category, d.views FROM category_totals AS t CROSS JOIN category_days AS d
      ON d.category = t.category AND d.day = ?1 WHERE t.category <> ''),
  own(category, views) AS MATERIALIZED (
    SELECT p.value->>1, sum(v.views) FROM json_each(?2) AS p CROSS JOIN view_days AS v
      ON v.post_id = p.value->>0 AND v.day = ?1 GROUP BY 1)
  SELECT 'category' AS rule, category AS about, expected, found FROM (
    SELECT seen.category, seen.views AS found,
      coalesce((SELECT views FROM own WHERE own.category = seen.category), 0)
      + coalesce((SELECT sum(below.views) FROM seen AS below
          WHERE substr(below.category, 1, length(seen.category) + 1) = seen.category || '/'
            AND instr(substr(below.category, length(seen.category) + 2), '/') = 0), 0) AS expected
    FROM seen) WHERE expected <> found LIMIT 20`

// Views past the row budget have no source; the ledger tells how many.
const SOURCES_ADD_UP = `/* checks.sources */
  SELECT 'sources' AS rule, ?1 AS about, expected, found FROM (
    SELECT views AS expected,
      (SELECT coalesce(sum(value->>0), 0) FROM json_each(facets) WHERE key LIKE 'source %')
      + coalesce((SELECT count FROM filtered_days WHERE day = ?1 AND reason = 'budget'), 0) AS found
    FROM category_days WHERE category = '' AND day = ?1) WHERE expected <> found`

const TOTALS_ARE_THEIR_DAYS = `/* checks.totals */
  SELECT 'totals' AS rule, post_id AS about, expected, found FROM (
    SELECT post_id, views AS found,
      (SELECT coalesce(sum(views), 0) FROM view_days WHERE post_id = t.post_id) AS expected
    FROM post_totals AS t WHERE unicode(substr(post_id, -1)) % 30 = ?1) WHERE expected <> found LIMIT 20`

const CATEGORY_TOTALS_ARE_THEIR_DAYS = `/* checks.categoryTotals */
  SELECT 'totals' AS rule, category AS about, expected, found FROM (
    SELECT category, views AS found,
      (SELECT coalesce(sum(views), 0) FROM category_days WHERE category = t.category) AS expected
    FROM category_totals AS t) WHERE expected <> found LIMIT 20`

const COUNTS_ARE_RECOUNTS = `/* checks.recount */
  SELECT 'recount' AS rule, post_id AS about, expected, found FROM (
    SELECT post_id, comments + reactions AS found,
      (SELECT count(*) FROM comments WHERE post_id = t.post_id AND status IN ('visible', 'deleted')
         AND status = 'visible')
      + (SELECT count(*) FROM reactions WHERE post_id = t.post_id) AS expected
    FROM post_totals AS t) WHERE expected <> found LIMIT 20`
