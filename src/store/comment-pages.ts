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

// Threads one by one, newest first, each found by one seek; CROSS JOIN keeps their order and stops at the limit.
const newest = (db: Db) =>
  db.prepare(
    `/* comments.newest */
     WITH RECURSIVE threads(root, after) AS (
       SELECT ?2, ?3
       UNION ALL
       SELECT (SELECT max(root_id) FROM comments
               WHERE post_id = ?1 AND root_id < threads.root AND status IN ('visible', 'deleted')), -1
       FROM threads WHERE threads.root IS NOT NULL
     )
     SELECT c.*, EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM threads CROSS JOIN comment_sights AS c
     WHERE c.post_id = ?1 AND c.root_id = threads.root AND c.id > threads.after
       AND c.status IN ('visible', 'deleted') AND (c.status = 'visible' OR c.hangs)
     LIMIT ?4`,
  )

// First the liked threads, by likes, then all others, newest first.
const best = (db: Db) =>
  db.prepare(
    `/* comments.best */
     WITH RECURSIVE liked(likes, root, after) AS (
       SELECT ?6, ?2, ?3 WHERE ?6 > 0
       UNION ALL
       SELECT next.likes, next.root_id, -1
       FROM liked CROSS JOIN comments AS next ON next.id = (
         SELECT id FROM comments
         WHERE post_id = ?1 AND parent_id IS NULL AND likes > 0 AND status IN ('visible', 'deleted')
           AND (likes, root_id) < (liked.likes, liked.root)
         ORDER BY likes DESC, root_id DESC LIMIT 1)
     ),
     quiet(root, after) AS (
       SELECT CASE WHEN ?6 > 0 THEN 9007199254740991 ELSE ?2 END, CASE WHEN ?6 > 0 THEN 9007199254740991 ELSE ?3 END
       UNION ALL
       SELECT (SELECT max(root_id) FROM comments
               WHERE post_id = ?1 AND root_id < quiet.root AND status IN ('visible', 'deleted')), -1
       FROM quiet WHERE quiet.root IS NOT NULL
     ),
     threads(likes, root, after) AS (
       SELECT likes, root, after FROM liked
       UNION ALL
       SELECT 0, root, after FROM quiet
       WHERE NOT EXISTS (
         SELECT 1 FROM comments WHERE id = quiet.root AND likes > 0 AND status IN ('visible', 'deleted'))
     )
     SELECT c.*, threads.likes AS thread_likes,
            EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?5) AS liked
     FROM threads CROSS JOIN comment_sights AS c
     WHERE c.post_id = ?1 AND c.root_id = threads.root AND c.id > threads.after
       AND c.status IN ('visible', 'deleted') AND (c.status = 'visible' OR c.hangs)
     LIMIT ?4`,
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
