// The statements of a flush: each takes the whole flush as JSON and adds one part of it.
import type { FlushRows } from './views.ts'

/**
 * Moves the mark, or fails on NOT NULL when it has passed the place the flush goes on from. A mark that lies before
 * it is D1's own past come back (a restore): counting goes on.
 */
export const CLAIM = `/* views.applyFlush claim */
  INSERT INTO flush_marks (shard, totals, detail, at)
  SELECT ?1, CASE WHEN EXISTS (
      SELECT 1 FROM flush_marks WHERE shard = ?1 AND (totals > ?2 OR detail > ?3)
    ) THEN NULL ELSE ?4 END, ?5, ?6
  WHERE true
  ON CONFLICT (shard) DO UPDATE SET totals = excluded.totals, detail = excluded.detail, at = excluded.at`

const ADD_POST_DAYS = `/* views.applyFlush post days */
  INSERT INTO view_days (post_id, day, views, visitors, reads)
  SELECT value->>'post', value->>'day', value->>'views', value->>'visitors', value->>'reads'
  FROM json_each(?1, '$.posts') WHERE true
  ON CONFLICT (post_id, day) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`

const ADD_POST_TOTALS = `/* views.applyFlush post totals */
  INSERT INTO post_totals (post_id, views, visitors, reads)
  SELECT value->>'post', sum(value->>'views'), sum(value->>'visitors'), sum(value->>'reads')
  FROM json_each(?1, '$.posts') WHERE true GROUP BY value->>'post'
  ON CONFLICT (post_id) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`

const ADD_POST_DETAILS = `/* views.applyFlush post details */
  INSERT INTO post_details (post_id, day, engaged_ms, facets)
  SELECT value->>'post', value->>'day', value->>'engagedMs', value->'facets'
  FROM json_each(?1, '$.details') WHERE true
  ON CONFLICT (post_id, day) DO UPDATE SET
    engaged_ms = engaged_ms + excluded.engaged_ms,
    facets = (
      SELECT json_group_object(key, json_array(v, u, r)) FROM (
        SELECT key, sum(value->>0) AS v, sum(value->>1) AS u, sum(value->>2) AS r FROM (
          SELECT key, value FROM json_each(post_details.facets)
          UNION ALL SELECT key, value FROM json_each(excluded.facets)
        ) GROUP BY key HAVING v <> 0 OR u <> 0 OR r <> 0
      )
    )`

const ADD_CATEGORY_DAYS = `/* views.applyFlush category days */
  INSERT INTO category_days (category, day, views, visitors, reads, engaged_ms, facets)
  SELECT value->>'category', value->>'day', value->>'views', value->>'visitors', value->>'reads',
    value->>'engagedMs', value->'facets'
  FROM json_each(?1, '$.categories') WHERE true
  ON CONFLICT (category, day) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads,
    engaged_ms = engaged_ms + excluded.engaged_ms,
    facets = CASE excluded.facets WHEN '{}' THEN facets ELSE (
      SELECT json_group_object(key, json_array(v, u, r)) FROM (
        SELECT key, sum(value->>0) AS v, sum(value->>1) AS u, sum(value->>2) AS r FROM (
          SELECT key, value FROM json_each(category_days.facets)
          UNION ALL SELECT key, value FROM json_each(excluded.facets)
        ) GROUP BY key HAVING v <> 0 OR u <> 0 OR r <> 0
      )
    ) END`

const ADD_CATEGORY_TOTALS = `/* views.applyFlush category totals */
  INSERT INTO category_totals (category, views, visitors, reads)
  SELECT value->>'category', sum(value->>'views'), sum(value->>'visitors'), sum(value->>'reads')
  FROM json_each(?1, '$.categories') WHERE value->>'views' + value->>'reads' > 0 GROUP BY value->>'category'
  ON CONFLICT (category) DO UPDATE SET
    views = views + excluded.views, visitors = visitors + excluded.visitors, reads = reads + excluded.reads`

const ADD_FILTERED = `/* views.applyFlush filtered */
  INSERT INTO filtered_days (day, reason, count)
  SELECT value->>'day', value->>'reason', value->>'count' FROM json_each(?1, '$.filtered') WHERE true
  ON CONFLICT (day, reason) DO UPDATE SET count = count + excluded.count`

/** Each with the part of the flush it adds. `WHERE true` keeps SQLite from reading ON CONFLICT as a join's ON. */
export const ADD_ROWS: readonly (readonly [keyof FlushRows, string])[] = [
  ['posts', ADD_POST_DAYS],
  ['posts', ADD_POST_TOTALS],
  ['details', ADD_POST_DETAILS],
  ['categories', ADD_CATEGORY_DAYS],
  ['categories', ADD_CATEGORY_TOTALS],
  ['filtered', ADD_FILTERED],
]
