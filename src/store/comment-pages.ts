import type { Place, Sort } from '../domain/cursor.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import type { SightRow } from './comment-sights.ts'
import type { Db } from './db.ts'

/** A row of a page, with the likes of its thread where they order. */
export interface PageRow extends SightRow {
  readonly thread_likes?: number
}

/**
 * The statement that reads one page of a conversation, threads together, from a place on. Never an OFFSET, never more
 * than the page: a thread is found by one seek, and what waits for the owner is not walked past.
 */
export const pageStatement = (
  db: Db,
  post: PostId,
  sort: Sort,
  from: Place,
  limit: number,
  viewer: Viewer,
): D1PreparedStatement => {
  const device = viewer.device ?? null
  if (sort === 'oldest') return oldest(db).bind(post, from.root, from.id, limit, device)
  if (sort === 'newest') return newest(db).bind(post, from.root, from.id, limit, device)
  return best(db).bind(post, from.root, from.id, limit, device, from.likes)
}

const oldest = (db: Db) =>
  db.prepare(
    `/* comments.oldest */
     SELECT c.*, EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM comment_sights AS c
     WHERE c.post_id = ?1 AND (c.root_id, c.id) > (?2, ?3) AND c.status IN ('visible', 'deleted')
       AND (c.status = 'visible' OR c.hangs)
     ORDER BY c.root_id, c.id LIMIT ?4`,
  )

// What is left of the thread a cursor stands in, then the threads before it.
const newest = (db: Db) =>
  db.prepare(
    `/* comments.newest */
     SELECT c.*, EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM comment_sights AS c
     WHERE c.post_id = ?1 AND c.root_id = ?2 AND c.id > ?3 AND c.status IN ('visible', 'deleted')
       AND (c.status = 'visible' OR c.hangs)
     UNION ALL
     SELECT c.*, EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM comment_sights AS c
     WHERE c.post_id = ?1 AND c.root_id < ?2 AND c.status IN ('visible', 'deleted')
       AND (c.status = 'visible' OR c.hangs)
     ORDER BY root_id DESC, id LIMIT ?4`,
  )

// Threads by likes, equals newest first: their first comments are found in that order, each thread by one seek. What
// answers a thread's first comment finds it at hand: looked up again it would be a row more for each.
const best = (db: Db) =>
  db.prepare(
    `/* comments.best */
     SELECT c.id, c.post_id, c.root_id, c.parent_id, c.name, c.html, c.status, c.secret, c.owner, c.likes, c.created_at,
            c.edited_at, c.device,
            CASE c.parent_id WHEN t.id THEN json_array(t.name, t.status, t.secret, hex(t.device)) ELSE c.parent END AS parent,
            c.root, c.hangs, t.likes AS thread_likes,
            EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM comments AS t CROSS JOIN comment_sights AS c
     WHERE t.post_id = ?1 AND t.parent_id IS NULL AND t.status IN ('visible', 'deleted')
       AND (t.likes, t.root_id) <= (?6, ?2)
       AND c.post_id = ?1 AND c.root_id = t.root_id AND c.id > CASE t.root_id WHEN ?2 THEN ?3 ELSE -1 END
       AND c.status IN ('visible', 'deleted') AND (c.status = 'visible' OR c.hangs)
     ORDER BY t.likes DESC, t.root_id DESC LIMIT ?4`,
  )

/** The statement that reads what waits under a post: of this viewer, for the owner all. Undefined for guests. */
export const waitingStatement = (db: Db, post: PostId, viewer: Viewer): D1PreparedStatement | undefined => {
  if (viewer.owner) return waitingForOwner(db).bind(post)
  if (!viewer.device && viewer.opened.length === 0) return undefined
  return waitingOf(db).bind(post, viewer.device ?? null, JSON.stringify(viewer.opened))
}

// Of the last a device wrote, not of all it ever wrote.
const waitingOf = (db: Db) =>
  db.prepare(
    `/* comments.waitingOf */
     SELECT c.*, 0 AS liked FROM comment_sights AS c
     WHERE c.id IN (
       SELECT id FROM (SELECT id, post_id, status FROM comments WHERE device = ?2 ORDER BY id DESC LIMIT 20)
       WHERE post_id = ?1 AND status IN ('held', 'spam')
       UNION ALL
       SELECT value FROM json_each(?3)
     ) AND +c.post_id = ?1 AND +c.status IN ('held', 'spam')
     ORDER BY c.id`,
  )

const waitingForOwner = (db: Db) =>
  db.prepare(
    `/* comments.waitingForOwner */
     SELECT c.*, 0 AS liked FROM comment_sights AS c
     WHERE c.id IN (
       SELECT id FROM (SELECT id, post_id FROM comments
             WHERE status IN ('held', 'spam') AND status = 'held' ORDER BY id DESC LIMIT 200)
       WHERE post_id = ?1
       UNION ALL
       SELECT id FROM (SELECT id, post_id FROM comments
             WHERE status IN ('held', 'spam') AND status = 'spam' ORDER BY id DESC LIMIT 200)
       WHERE post_id = ?1
     )
     ORDER BY c.id`,
  )
