// A year of a busy blog as its flushes and its nights would have left it: every sum is the sum of its days.
import type { Database } from './stage.ts'
import { POSTS, type YearPost } from './year-posts.ts'

const DAYS = 365
const VIEWS = 1_000_000
/** Every post has one view a day; the rest goes to the popular, as 1/rank: 7.485 of it altogether. */
const SHARE = (VIEWS / DAYS - POSTS) / 7.485
const COMMENTS = 10_000
const REACTIONS = 5_000
const OTHER_HOSTS = 30
const EPOCH_2000 = Date.UTC(2000, 0, 1)

/** What there is afterwards, as a sentence. Cron is to run over it: it makes months and days of the conversation. */
export async function seedYear(db: Database, posts: readonly YearPost[], today: string): Promise<string> {
  const ids = JSON.stringify(posts.map(({ id }) => id))
  const under = JSON.stringify(posts.flatMap(({ id, category }) => linesOf(category).map((c) => [id, c])))
  const midnight = Date.parse(`${today}T00:00:00+09:00`)
  const steps: readonly (readonly [string, ...unknown[]])[] = [
    [VIEW_DAYS, ids, today],
    [POST_DETAILS],
    [CATEGORY_DAYS, under, OTHERS],
    [POST_TOTALS],
    [CATEGORY_TOTALS],
    [FILTERED, today],
    [COMMENTED, ids, midnight],
    [REACTED, ids, midnight],
  ]
  for (const [sql, ...values] of steps)
    await db
      .prepare(sql)
      .bind(...values)
      .run()
  const sums = await db
    .prepare('SELECT sum(views) AS views, count(*) AS days FROM view_days')
    .first<{ views: number; days: number }>()
  const { views = 0, days = 0 } = sums ?? {}
  return `${grouped(views)} views of ${grouped(POSTS)} posts in ${DAYS} days (${grouped(days)} rows), ${grouped(COMMENTS)} comments.`
}

const grouped = (count: number): string => count.toLocaleString('en')

/** A category with those above it, and the site. */
const linesOf = (category: string): string[] => {
  const parts = category.split('/')
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))]
}

const LAST = DAYS - 1
const DAY_LIST = `days(day, d) AS (
  SELECT date(?2, '-${LAST} days'), 0 UNION ALL SELECT date(day, '+1 day'), d + 1 FROM days WHERE d < ${LAST})`

const VIEW_DAYS = `WITH RECURSIVE ${DAY_LIST}
  INSERT INTO view_days (post_id, day, views, visitors, reads)
  SELECT id, day, views, views - views / 8, views / 3 FROM (
    SELECT value AS id, day,
      1 + CAST(${SHARE} / (key + 1) + ((key * 7919 + d * 104729) % 1000) / 1000.0 AS INTEGER) AS views
    FROM json_each(?1) CROSS JOIN days)`

const POST_DETAILS = `INSERT INTO post_details (post_id, day, engaged_ms, facets)
  SELECT post_id, day, views * 70000, json_object(
    'source naver-search', json_array(views / 2, views / 2, views / 6),
    'source direct', json_array(views - views / 2, visitors - views / 2, reads - views / 6),
    'depth 9', json_array(reads, reads, reads), 'depth 4', json_array(views - reads, visitors - reads, 0),
    'heading 3-제목', json_array(views, visitors, reads)) FROM view_days`

/** Hosts that brought one reader each, and what readers came with. */
const OTHERS = JSON.stringify({
  ...Object.fromEntries(
    Array.from({ length: OTHER_HOSTS }, (_, i) => [`source host-${i}.example`, [1, 1, 0]]),
  ),
  ...Object.fromEntries(
    ['device mobile', 'device desktop', 'device tablet', 'country KR', 'country US', 'country JP']
      .concat(['country DE', 'country VN', 'language ko', 'language en', 'language ja', 'campaign 편지'])
      .map((facet) => [facet, [9, 8, 3]]),
  ),
})

const CATEGORY_DAYS = `INSERT INTO category_days (category, day, views, visitors, reads, engaged_ms, facets)
  SELECT category, day, views, visitors, reads, views * 70000, json_patch(
    replace(?2, 'host-', 'host' || (unixepoch(day) / 86400 % 5) || '-'), json_object(
      'source naver-search', json_array(views / 2, visitors / 2, reads / 2),
      'source direct', json_array(views - views / 2 - ${OTHER_HOSTS}, visitors - visitors / 2, reads - reads / 2)))
  FROM (
    SELECT line.value->>1 AS category, v.day, sum(v.views) AS views, sum(v.visitors) AS visitors, sum(v.reads) AS reads
    FROM json_each(?1) AS line CROSS JOIN view_days AS v ON v.post_id = line.value->>0 GROUP BY 1, 2)`

const POST_TOTALS = `INSERT INTO post_totals (post_id, views, visitors, reads)
  SELECT post_id, sum(views), sum(visitors), sum(reads) FROM view_days GROUP BY post_id`

const CATEGORY_TOTALS = `INSERT INTO category_totals (category, views, visitors, reads)
  SELECT category, sum(views), sum(visitors), sum(reads) FROM category_days GROUP BY category`

const REASONS = `["bot","empty-agent","headless","ai-crawler","link-preview","feed-reader","prefetch","owner","duplicate","flood"]`
const FILTERED = `WITH RECURSIVE ${DAY_LIST.replace('?2', '?1')}
  INSERT INTO filtered_days (day, reason, count) SELECT day, value, 20 + d % 9 FROM days CROSS JOIN json_each('${REASONS}')`

/** One every so many minutes back from the last midnight, under one post after the other; each third is the owner's. */
const COMMENTED = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${COMMENTS - 1}),
  said(i, at) AS (SELECT i, ?2 - 1 - i * ${Math.floor((DAYS * 86_400_000) / COMMENTS)} FROM n)
  INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, owner, created_at)
  SELECT (at - ${EPOCH_2000}) * 4096, ?1->>(i % ${POSTS}), (at - ${EPOCH_2000}) * 4096, '길손', '잘 읽었습니다',
    '<p>잘 읽었습니다</p>', 1, i % 3 = 0, at FROM said`

const REACTED = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${REACTIONS - 1})
  INSERT INTO reactions (post_id, kind, device, created_at)
  SELECT ?1->>(i % ${POSTS}), 'like', randomblob(32), ?2 - 1 - i * ${Math.floor((DAYS * 86_400_000) / REACTIONS)} FROM n`
