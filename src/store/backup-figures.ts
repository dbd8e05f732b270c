// How a restore writes the figures. Counts of a day only ever grow, so the greater is the later; a row whose facets
// count more is taken whole. The totals are made again from the days.

export const WRITE_VIEW_DAYS = `/* restore.viewDays */
  INSERT INTO view_days (post_id, day, views, visitors, reads)
  SELECT value->>'post_id', value->>'day', coalesce(value->>'views', 0), coalesce(value->>'visitors', 0),
    coalesce(value->>'reads', 0)
  FROM json_each(?1) WHERE true
  ON CONFLICT (post_id, day) DO UPDATE SET views = max(views, excluded.views),
    visitors = max(visitors, excluded.visitors), reads = max(reads, excluded.reads)
  WHERE excluded.views > views OR excluded.visitors > visitors OR excluded.reads > reads
  RETURNING 1 AS written`

export const WRITE_POST_DETAILS = `/* restore.postDetails */
  INSERT INTO post_details (post_id, day, engaged_ms, facets)
  SELECT value->>'post_id', value->>'day', coalesce(value->>'engaged_ms', 0), coalesce(value->>'facets', '{}')
  FROM json_each(?1) WHERE true
  ON CONFLICT (post_id, day) DO UPDATE SET engaged_ms = excluded.engaged_ms, facets = excluded.facets
  WHERE excluded.engaged_ms > engaged_ms
  RETURNING 1 AS written`

export const WRITE_CATEGORY_DAYS = `/* restore.categoryDays */
  INSERT INTO category_days (category, day, views, visitors, reads, engaged_ms, facets)
  SELECT value->>'category', value->>'day', coalesce(value->>'views', 0), coalesce(value->>'visitors', 0),
    coalesce(value->>'reads', 0), coalesce(value->>'engaged_ms', 0), coalesce(value->>'facets', '{}')
  FROM json_each(?1) WHERE true
  ON CONFLICT (category, day) DO UPDATE SET views = excluded.views, visitors = excluded.visitors,
    reads = excluded.reads, engaged_ms = excluded.engaged_ms, facets = excluded.facets
  WHERE (excluded.views, excluded.engaged_ms) > (views, engaged_ms)
  RETURNING 1 AS written`

export const WRITE_POST_MONTHS = `/* restore.postMonths */
  INSERT INTO post_months (post_id, month, views, visitors, reads, engaged_ms, facets)
  SELECT value->>'post_id', value->>'month', coalesce(value->>'views', 0), coalesce(value->>'visitors', 0),
    coalesce(value->>'reads', 0), coalesce(value->>'engaged_ms', 0), coalesce(value->>'facets', '{}')
  FROM json_each(?1) WHERE true
  ON CONFLICT (month, post_id) DO UPDATE SET views = excluded.views, visitors = excluded.visitors,
    reads = excluded.reads, engaged_ms = excluded.engaged_ms, facets = excluded.facets
  WHERE (excluded.views, excluded.engaged_ms) > (views, engaged_ms)
  RETURNING 1 AS written`

export const WRITE_CATEGORY_MONTHS = `/* restore.categoryMonths */
  INSERT INTO category_months (category, month, views, visitors, reads, engaged_ms, facets)
  SELECT value->>'category', value->>'month', coalesce(value->>'views', 0), coalesce(value->>'visitors', 0),
    coalesce(value->>'reads', 0), coalesce(value->>'engaged_ms', 0), coalesce(value->>'facets', '{}')
  FROM json_each(?1) WHERE true
  ON CONFLICT (category, month) DO UPDATE SET views = excluded.views, visitors = excluded.visitors,
    reads = excluded.reads, engaged_ms = excluded.engaged_ms, facets = excluded.facets
  WHERE (excluded.views, excluded.engaged_ms) > (views, engaged_ms)
  RETURNING 1 AS written`

export const WRITE_FILTERED_DAYS = `/* restore.filteredDays */
  INSERT INTO filtered_days (day, reason, count)
  SELECT value->>'day', value->>'reason', coalesce(value->>'count', 0) FROM json_each(?1) WHERE true
  ON CONFLICT (day, reason) DO UPDATE SET count = excluded.count WHERE excluded.count > count
  RETURNING 1 AS written`

const RECOUNT_POSTS = `/* restore.recountPosts */
  INSERT INTO post_totals (post_id, views, visitors, reads)
  SELECT post_id, sum(views), sum(visitors), sum(reads) FROM view_days WHERE true GROUP BY post_id
  ON CONFLICT (post_id) DO UPDATE SET views = excluded.views, visitors = excluded.visitors, reads = excluded.reads
  WHERE (views, visitors, reads) <> (excluded.views, excluded.visitors, excluded.reads)`

const RECOUNT_CATEGORIES = `/* restore.recountCategories */
  INSERT INTO category_totals (category, views, visitors, reads)
  SELECT category, sum(views), sum(visitors), sum(reads) FROM category_days GROUP BY category
  HAVING sum(views) + sum(reads) > 0
  ON CONFLICT (category) DO UPDATE SET views = excluded.views, visitors = excluded.visitors, reads = excluded.reads
  WHERE (views, visitors, reads) <> (excluded.views, excluded.visitors, excluded.reads)`

/** In the end. Counts of comments, likes, reactions and votes need none: triggers keep them. */
export const RECOUNTS = [RECOUNT_POSTS, RECOUNT_CATEGORIES] as const
