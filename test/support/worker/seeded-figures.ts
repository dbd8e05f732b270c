import { env } from 'cloudflare:workers'

/** Days of 2024 and 2025 in SQL. */
const DAYS = `WITH RECURSIVE days(day) AS (
  SELECT '2024-01-01' UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < '2025-12-31')`

/** Two years of the categories given and one (2025) of the posts given: every day has views; months are rolled up. */
export async function seedFigures(posts: readonly string[], categories: readonly string[]): Promise<void> {
  const [ids, paths] = [JSON.stringify(posts), JSON.stringify(categories)]
  const facets = `'{"source naver-search":[2,2,1],"source direct":[1,1,0],"device mobile":[3,3,1]}'`
  await env.DB.batch([
    env.DB.prepare(
      `${DAYS} INSERT INTO view_days (post_id, day, views, visitors, reads)
       SELECT p.value, day, 3, 3, 1 FROM days, json_each(?1) AS p WHERE day >= '2025-01-01'`,
    ).bind(ids),
    env.DB.prepare(
      `${DAYS} INSERT INTO category_days (category, day, views, visitors, reads, engaged_ms, facets)
       SELECT c.value, day, 3, 3, 1, 180000, ${facets} FROM days, json_each(?1) AS c`,
    ).bind(paths),
    env.DB.prepare(
      `${DAYS} INSERT INTO filtered_days (day, reason, count)
       SELECT day, r.value, 2 FROM days, json_each('["bot","ai-crawler","link-preview","owner","dnt"]') AS r`,
    ),
    env.DB.prepare(
      `INSERT INTO post_totals (post_id, comments, reactions, views) SELECT value, 2, 1, 1095 FROM json_each(?1)`,
    ).bind(ids),
    env.DB.prepare(
      `INSERT INTO post_months (post_id, month, views, visitors, reads, engaged_ms, facets)
       SELECT post_id, substr(day, 1, 7), sum(views), sum(visitors), sum(reads), 0, '{}'
       FROM view_days GROUP BY 1, 2`,
    ),
    env.DB.prepare(
      `INSERT INTO category_months (category, month, views, visitors, reads, engaged_ms, facets)
       SELECT category, substr(day, 1, 7), sum(views), sum(visitors), sum(reads), sum(engaged_ms), ${facets}
       FROM category_days GROUP BY 1, 2`,
    ),
  ])
}
