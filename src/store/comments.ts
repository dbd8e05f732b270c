import type { Comment, CommentStatus, ReadableComment } from '../domain/comment.ts'
import { commentIdAt } from '../domain/comment-id.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { PasswordHash } from '../domain/password.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
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
  /** Keyed hash of what the key stands for: the same key with another digest is a conflict. */
  readonly digest: Uint8Array
  readonly secret?: boolean
  /** The comment it answers: it then belongs to that one's thread, and is secret if that one is. */
  readonly parentId?: number | undefined
  readonly owner?: boolean
  readonly password?: PasswordHash | undefined
  readonly judgement?: Judgement
  /** Keyed hash of the writer's network, while it is kept. */
  readonly prefix?: Uint8Array
  /** What the text is known by. */
  readonly print?: string
}

export interface StoredComment {
  readonly id: number
  readonly status: CommentStatus
  readonly html: string
  readonly createdAt: number
  /** False when the key had been used with another text: the row is the other text's. */
  readonly sameText: boolean
  /** As its writer sees it. */
  readonly comment: Comment | undefined
}

const MAX_ID_TRIES = 8

/**
 * Stores a comment once, however often it is asked with the same key. One round trip. Undefined when the comment it
 * answers is not, or no longer, there to be answered.
 * @throws the database's error; then nothing was stored, or the same key finds it.
 */
export async function insert(
  db: Db,
  post: PostId,
  comment: NewComment,
  now: number,
): Promise<StoredComment | undefined> {
  for (let attempt = 0; attempt < MAX_ID_TRIES; attempt++) {
    const id = commentIdAt(now, crypto.getRandomValues(new Uint16Array(1))[0] ?? 0)
    const [, found] = await retryIdempotent(() =>
      db.batch<StoredRow>([
        insertStatement(db, id, post, comment, now),
        findByKeyStatement(db, post, comment.key, comment.digest),
      ]),
    )
    const row = found?.results[0]
    if (row) return toStored(row, comment.device)
    if (comment.parentId !== undefined && !(await canBeAnswered(db, post, comment.parentId))) return undefined
  }
  throw new Error('comments.insert: no free comment id in this millisecond')
}

interface StoredRow extends SightRow {
  readonly same_text: number
}

// Whoever sent this key with this text wrote it, from whatever browser.
const toStored = (row: StoredRow, device: Uint8Array): StoredComment => ({
  id: row.id,
  status: row.status,
  html: row.html,
  createdAt: row.created_at,
  sameText: row.same_text === 1,
  comment: row.same_text === 1 ? seenBy({ device, owner: false, opened: [row.id] })(row) : undefined,
})

// ON CONFLICT without a target: a used key and a taken id both leave the table as it was.
const insertStatement = (db: Db, id: number, post: PostId, comment: NewComment, now: number) =>
  db
    .prepare(
      `/* comments.insert */
       INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, status, hold_reason,
                             secret, owner, device, password_salt, password_hash, pepper_id, request_key,
                             request_digest, created_at, prefix, print)
       SELECT ?1, ?2, coalesce(p.root_id, ?1), p.id, ?4, ?5, ?6, ?7, ?8, ?9,
              max(?10, coalesce(p.secret, 0)), ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20
       FROM (SELECT 1) LEFT JOIN comments AS p ON p.id = ?3 AND p.post_id = ?2 AND p.status = 'visible'
       WHERE ?3 IS NULL OR p.id IS NOT NULL
       ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[id, post, comment.parentId ?? null],
      ...[comment.name, comment.source, comment.html, comment.renderVersion],
      ...[comment.judgement?.status ?? 'visible', comment.judgement?.reason ?? null],
      ...[comment.secret ? 1 : 0, comment.owner ? 1 : 0, comment.device],
      ...[comment.password?.salt ?? null, comment.password?.hash ?? null, comment.password?.pepperId ?? null],
      ...[comment.key, comment.digest, now, comment.prefix ?? null, comment.print ?? null],
    )

const findByKeyStatement = (db: Db, post: PostId, key: string, digest: Uint8Array) =>
  db
    .prepare(
      `/* comments.findByKey */
       SELECT c.*, 0 AS liked, k.request_digest = ?3 AS same_text
       FROM comments AS k CROSS JOIN comment_sights AS c
       WHERE k.post_id = ?1 AND k.request_key = ?2 AND c.id = k.id`,
    )
    .bind(post, key, digest)

/** What an earlier request with this key stored, whatever has become of the thread since. */
export async function findByKey(
  db: Db,
  post: PostId,
  { key, digest, device }: Pick<NewComment, 'key' | 'digest' | 'device'>,
): Promise<StoredComment | undefined> {
  const row = await findByKeyStatement(db, post, key, digest).first<StoredRow>()
  return row ? toStored(row, device) : undefined
}

async function canBeAnswered(db: Db, post: PostId, id: number): Promise<boolean> {
  const row = await db
    .prepare(
      `/* comments.canBeAnswered */ SELECT 1 AS yes FROM comments WHERE id = ?1 AND post_id = ?2 AND status = 'visible'`,
    )
    .bind(id, post)
    .first()
  return row !== null
}

/** A comment and the post it belongs to, as a viewer may see it. */
export interface FoundComment {
  readonly post: PostId
  readonly comment: Comment
}

/** One comment; undefined where it is nothing to this viewer. */
export async function find(db: Db, id: number, viewer: Viewer): Promise<FoundComment | undefined> {
  const row = await db
    .prepare(
      `/* comments.find */
       SELECT c.*, EXISTS (SELECT 1 FROM comment_likes WHERE comment_id = c.id AND device = ?2) AS liked
       FROM comment_sights AS c WHERE c.id = ?1`,
    )
    .bind(id, viewer.device ?? null)
    .first<SightRow>()
  const comment = row ? seenBy(viewer)(row) : undefined
  return row && comment ? { post: row.post_id, comment } : undefined
}

/** One comment of a post that somebody can read, and so answer. */
export async function findShown(
  db: Db,
  post: PostId,
  id: number,
  viewer: Viewer,
): Promise<ReadableComment | undefined> {
  const found = await find(db, id, viewer)
  return found?.post === post && found.comment.sight === 'shown' ? found.comment : undefined
}
