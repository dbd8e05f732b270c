import type { Comment } from '../domain/comment.ts'
import type { PostId } from '../domain/post.ts'
import { GUEST, type Viewer } from '../domain/visibility.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'

// Lists by time. Each walks a bounded number of rows: what waits for the owner may hide older arrivals from a list
// while it floods in, but never makes a list dear.

/** How many comments a post shows; changes with every one that comes. One row. */
export async function count(db: Db, post: PostId): Promise<number> {
  const row = await db
    .prepare(`/* arrivals.count */ SELECT comments FROM post_totals WHERE post_id = ?1`)
    .bind(post)
    .first<{ comments: number }>()
  return row?.comments ?? 0
}

/** What was written under a post after a comment, oldest first, ≤ 50. */
export async function list(db: Db, post: PostId, after: number, viewer: Viewer): Promise<Comment[]> {
  const { results } = await db
    .prepare(
      `/* arrivals.list */
       SELECT c.*, 0 AS liked
       FROM (SELECT id, post_id, status FROM comments WHERE id > ?2 ORDER BY id LIMIT 500) AS late
       CROSS JOIN comment_sights AS c
       WHERE late.post_id = ?1 AND late.status = 'visible' AND c.id = late.id LIMIT 50`,
    )
    .bind(post, after)
    .all<SightRow>()
  return results.flatMap((row) => seenBy(viewer)(row) ?? [])
}

/** A comment anybody may read, with its source. */
export interface PublicComment {
  readonly id: number
  readonly post: PostId
  readonly name: string
  readonly html: string
  readonly source: string
  readonly createdAt: number
  readonly editedAt: number | undefined
}

interface SourceRow extends SightRow {
  readonly source: string
}

/** The statement that reads the newest comments of the blog anybody may read. */
export const recentStatement = (db: Db, limit: number): D1PreparedStatement =>
  db
    .prepare(
      `/* arrivals.recent */
       SELECT c.*, 0 AS liked, late.source
       FROM (SELECT id, source, status, secret FROM comments ORDER BY id DESC LIMIT 500) AS late
       CROSS JOIN comment_sights AS c
       WHERE late.status = 'visible' AND late.secret = 0 AND c.id = late.id LIMIT ?1`,
    )
    .bind(limit)

/** The newest comments of one post anybody may read, of its 500 newest. */
export async function listOfPost(db: Db, post: PostId, limit: number): Promise<PublicComment[]> {
  const { results } = await db
    .prepare(
      `/* arrivals.listOfPost */
       SELECT c.*, 0 AS liked, late.source
       FROM (SELECT id, source, status, secret FROM comments
             WHERE post_id = ?1 AND status IN ('visible', 'deleted')
             ORDER BY root_id DESC, id DESC LIMIT 500) AS late
       CROSS JOIN comment_sights AS c
       WHERE late.status = 'visible' AND late.secret = 0 AND c.id = late.id ORDER BY c.id DESC LIMIT ?2`,
    )
    .bind(post, limit)
    .all<SourceRow>()
  return toPublic(results)
}

export async function listRecent(db: Db, limit: number): Promise<PublicComment[]> {
  const { results } = await recentStatement(db, limit).all<SourceRow>()
  return toPublic(results)
}

/** Rows of `recentStatement` through the eyes of a guest. */
export function toPublic(rows: readonly object[]): PublicComment[] {
  const seen = seenBy(GUEST)
  return (rows as readonly SourceRow[]).flatMap((row) => {
    const comment = seen(row)
    if (comment?.sight !== 'shown') return []
    const { id, name, html, createdAt, editedAt } = comment
    return [{ id, post: row.post_id, source: row.source, name, html, createdAt, editedAt }]
  })
}
