// How a backup reads each table: pages by primary key, each row as one JSON text. Plain data: the commands send these
// to the embedded database or to D1. ?1: JSON of the key the page begins after; ?2: the instant (ms) the backup was
// begun at, later rows are left to the next one; ?3: how many rows.

/** `key`: JSON, hands on to the next page. `row`: JSON. Blobs are hex. */
export interface BackupRow {
  readonly key: string
  readonly row: string
}

/**
 * `changed`: when anything was last done to it. Left out: the prefix, which may not outlive its 30 days, and the count
 * of likes, which follows from them.
 */
export const READ_COMMENTS = `/* backup.comments */
  SELECT json_array(id) AS key, json_object(
    'id', id, 'post_id', post_id, 'root_id', root_id, 'parent_id', parent_id, 'name', name, 'source', source,
    'html', html, 'render_version', render_version, 'lang', lang, 'status', status, 'secret', secret, 'owner', owner,
    'device', nullif(hex(device), ''), 'password_salt', nullif(hex(password_salt), ''),
    'password_hash', nullif(hex(password_hash), ''), 'pepper_id', pepper_id, 'request_key', request_key,
    'request_digest', nullif(hex(request_digest), ''), 'hold_reason', hold_reason, 'created_at', created_at,
    'edited_at', edited_at,
    'changed', (SELECT max(at) FROM audit WHERE comment_id = comments.id)) AS row
  FROM comments WHERE id > ?1->>0 AND created_at <= ?2 ORDER BY id LIMIT ?3`

export const READ_COMMENT_LIKES = `/* backup.commentLikes */
  SELECT json_array(comment_id, hex(device)) AS key,
         json_object('comment_id', comment_id, 'device', hex(device), 'created_at', created_at) AS row
  FROM comment_likes WHERE (comment_id, device) > (?1->>0, unhex(?1->>1)) AND created_at <= ?2
  ORDER BY comment_id, device LIMIT ?3`

export const READ_REACTIONS = `/* backup.reactions */
  SELECT json_array(post_id, hex(device), kind) AS key,
         json_object('post_id', post_id, 'kind', kind, 'device', hex(device), 'created_at', created_at) AS row
  FROM reactions WHERE (post_id, device, kind) > (?1->>0, unhex(?1->>1), ?1->>2) AND created_at <= ?2
  ORDER BY post_id, device, kind LIMIT ?3`

export const READ_POLL_VOTES = `/* backup.pollVotes */
  SELECT json_array(post_id, hex(device)) AS key,
         json_object('post_id', post_id, 'device', hex(device), 'choice', choice, 'created_at', created_at) AS row
  FROM poll_votes WHERE (post_id, device) > (?1->>0, unhex(?1->>1)) AND created_at <= ?2
  ORDER BY post_id, device LIMIT ?3`

export const READ_REPORTS = `/* backup.reports */
  SELECT json_array(id) AS key,
         json_object('comment_id', comment_id, 'reason', reason, 'device', nullif(hex(device), ''),
                     'created_at', created_at, 'done_at', done_at) AS row
  FROM reports WHERE id > ?1->>0 AND created_at <= ?2 ORDER BY id LIMIT ?3`

export const READ_AUDIT = `/* backup.audit */
  SELECT json_array(id) AS key,
         json_object('comment_id', comment_id, 'at', at, 'actor', actor, 'verb', verb, 'before', before,
                     'after', after) AS row
  FROM audit WHERE id > ?1->>0 AND at <= ?2 ORDER BY id LIMIT ?3`

export const READ_BLOCKS = `/* backup.blocks */
  SELECT json_array(kind, value) AS key,
         json_object('kind', kind, 'value', value, 'created_at', created_at) AS row
  FROM blocks WHERE (kind, value) > (?1->>0, ?1->>1) AND created_at <= ?2 ORDER BY kind, value LIMIT ?3`

export const READ_SWITCHES = `/* backup.switches */
  SELECT json_array(name) AS key,
         json_object('name', name, 'value', value, 'created_at', created_at) AS row
  FROM switches WHERE name > ?1->>0 AND created_at <= ?2 ORDER BY name LIMIT ?3`

export const READ_VIEW_DAYS = `/* backup.viewDays */
  SELECT json_array(post_id, day) AS key,
         json_object('post_id', post_id, 'day', day, 'views', views, 'visitors', visitors, 'reads', reads) AS row
  FROM view_days WHERE (post_id, day) > (?1->>0, ?1->>1) ORDER BY post_id, day LIMIT ?3`

export const READ_POST_DETAILS = `/* backup.postDetails */
  SELECT json_array(post_id, day) AS key,
         json_object('post_id', post_id, 'day', day, 'engaged_ms', engaged_ms, 'facets', json(facets)) AS row
  FROM post_details WHERE (post_id, day) > (?1->>0, ?1->>1) ORDER BY post_id, day LIMIT ?3`

export const READ_CATEGORY_DAYS = `/* backup.categoryDays */
  SELECT json_array(category, day) AS key,
         json_object('category', category, 'day', day, 'views', views, 'visitors', visitors, 'reads', reads,
                     'engaged_ms', engaged_ms, 'facets', json(facets)) AS row
  FROM category_days WHERE (category, day) > (?1->>0, ?1->>1) ORDER BY category, day LIMIT ?3`

export const READ_POST_MONTHS = `/* backup.postMonths */
  SELECT json_array(month, post_id) AS key,
         json_object('post_id', post_id, 'month', month, 'views', views, 'visitors', visitors, 'reads', reads,
                     'engaged_ms', engaged_ms, 'facets', json(facets)) AS row
  FROM post_months WHERE (month, post_id) > (?1->>0, ?1->>1) ORDER BY month, post_id LIMIT ?3`

export const READ_CATEGORY_MONTHS = `/* backup.categoryMonths */
  SELECT json_array(category, month) AS key,
         json_object('category', category, 'month', month, 'views', views, 'visitors', visitors, 'reads', reads,
                     'engaged_ms', engaged_ms, 'facets', json(facets)) AS row
  FROM category_months WHERE (category, month) > (?1->>0, ?1->>1) ORDER BY category, month LIMIT ?3`

export const READ_FILTERED_DAYS = `/* backup.filteredDays */
  SELECT json_array(day, reason) AS key, json_object('day', day, 'reason', reason, 'count', count) AS row
  FROM filtered_days WHERE (day, reason) > (?1->>0, ?1->>1) ORDER BY day, reason LIMIT ?3`

/** The secrets without which the guests' passwords in a backup verify nothing. */
export const READ_PEPPERS = `/* backup.peppers */
  SELECT DISTINCT pepper_id AS pepper FROM comments WHERE pepper_id IS NOT NULL ORDER BY pepper_id`

/** The newest migration a database has, and what time it is there, ms. */
export const READ_SCHEMA = `/* backup.schema */
  SELECT name, CAST(unixepoch('subsec') * 1000 AS INTEGER) AS now FROM d1_migrations ORDER BY name DESC LIMIT 1`

/** Whether a database is the one with the conversations: the search index is another. */
export const READ_IS_BLOG = `/* backup.isBlog */
  SELECT 1 AS yes FROM sqlite_master WHERE type = 'table' AND name = 'comments'`
