import type { Comment, CommentStatus } from '../domain/comment.ts'
import { commentIdAt } from '../domain/comment-id.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** A comment ready to be stored. */
export interface NewComment {
  readonly name: string
  readonly source: string
  readonly html: string
  readonly renderVersion: number
  readonly device: Uint8Array
  readonly key: string
  /** Hash of what the key stands for: the same key with another digest is a conflict. */
  readonly digest: Uint8Array
}

export interface StoredComment {
  readonly id: number
  readonly status: CommentStatus
  readonly html: string
  readonly createdAt: number
  /** False when the key had been used with another text: the row is the other text's. */
  readonly sameText: boolean
}

const MAX_ID_TRIES = 8

/**
 * Stores a comment once, however often it is asked with the same key. One round trip.
 * @throws the database's error; then nothing was stored, or the same key finds it.
 */
export async function insert(db: Db, post: PostId, comment: NewComment, now: number): Promise<StoredComment> {
  for (let attempt = 0; attempt < MAX_ID_TRIES; attempt++) {
    const id = commentIdAt(now, crypto.getRandomValues(new Uint16Array(1))[0] ?? 0)
    const [, found] = await retryIdempotent(() =>
      db.batch<StoredRow>(insertStatements(db, id, post, comment, now)),
    )
    const row = found?.results[0]
    if (row)
      return {
        id: row.id,
        status: row.status,
        html: row.html,
        createdAt: row.created_at,
        sameText: row.same_text === 1,
      }
  }
  throw new Error('comments.insert: no free comment id in this millisecond')
}

interface StoredRow {
  readonly id: number
  readonly status: CommentStatus
  readonly html: string
  readonly created_at: number
  readonly same_text: number
}

// ON CONFLICT without a target: a used key and a taken id both leave the table as it was.
const insertStatements = (db: Db, id: number, post: PostId, comment: NewComment, now: number) => [
  db
    .prepare(
      `/* comments.insert */
       INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, device,
                             request_key, request_digest, created_at)
       VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[id, post, comment.name, comment.source, comment.html, comment.renderVersion],
      ...[comment.device, comment.key, comment.digest, now],
    ),
  db
    .prepare(
      `/* comments.findByKey */
       SELECT id, status, html, created_at, request_digest = ?3 AS same_text FROM comments
       WHERE post_id = ?1 AND request_key = ?2`,
    )
    .bind(post, comment.key, comment.digest),
]

export interface CommentRow {
  readonly id: number
  readonly root_id: number
  readonly parent_id: number | null
  readonly name: string
  readonly html: string
  readonly status: CommentStatus
  readonly secret: number
  readonly owner: number
  readonly created_at: number
  readonly edited_at: number | null
}

/**
 * The statement that reads one page of a conversation, threads together, after a cursor (0 = from the start).
 * It repeats the condition of comments_by_thread word for word: SQLite uses a partial index only for what it can
 * prove, and a status that is 'visible' does not prove to it that it is one of two.
 */
export const pageStatement = (db: Db, post: PostId, after: number, limit: number): D1PreparedStatement =>
  db
    .prepare(
      `/* comments.listVisible */
       SELECT id, root_id, parent_id, name, html, status, secret, owner, created_at, edited_at
       FROM comments WHERE post_id = ?1 AND root_id > ?2
       AND status IN ('visible', 'deleted') AND status = 'visible' AND secret = 0
       ORDER BY root_id, id LIMIT ?3`,
    )
    .bind(post, after, limit)

export const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  rootId: row.root_id,
  parentId: row.parent_id ?? undefined,
  name: row.name,
  html: row.html,
  status: row.status,
  secret: row.secret === 1,
  owner: row.owner === 1,
  createdAt: row.created_at,
  editedAt: row.edited_at ?? undefined,
})
