import { type Comment, isReadable, type ReadableComment } from '../domain/comment.ts'
import type { PostId } from '../domain/post.ts'
import type { Viewer } from '../domain/visibility.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** A comment of a device, and what was answered to it. */
export interface Trace {
  readonly post: PostId
  readonly comment: ReadableComment
  /** Oldest first, ≤ 20, never the device's own. */
  readonly answers: readonly ReadableComment[]
}

const TRACES_PER_PAGE = 50

/** What a device wrote before a comment id, newest first, in one round trip. */
export async function list(
  db: Db,
  device: Uint8Array,
  viewer: Viewer,
  before: number,
): Promise<{ readonly traces: readonly Trace[]; readonly next: number | undefined }> {
  const [mine, answers] = await db.batch<SightRow>([
    mineStatement(db).bind(device, before, TRACES_PER_PAGE + 1),
    answersStatement(db).bind(device, before, TRACES_PER_PAGE),
  ])
  const seen = seenBy(viewer)
  const told = (answers?.results ?? []).flatMap((row) => readable(seen(row))).filter((a) => !a.mine)
  const rows = mine?.results ?? []
  const page = rows.slice(0, TRACES_PER_PAGE)
  return {
    traces: page.flatMap((row) =>
      readable(seen(row)).map((comment) => ({
        post: row.post_id,
        comment,
        answers: told.filter((answer) => answer.parentId === comment.id),
      })),
    ),
    next: rows.length > TRACES_PER_PAGE ? page.at(-1)?.id : undefined,
  }
}

const readable = (comment: Comment | undefined) => (comment && isReadable(comment) ? [comment] : [])

const mineStatement = (db: Db) =>
  db.prepare(
    `/* traces.mine */
     SELECT c.*, 0 AS liked
     FROM (SELECT id FROM comments WHERE device = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) AS mine
     CROSS JOIN comment_sights AS c WHERE c.id = mine.id`,
  )

// Of each thread at most the next 200 comments are looked at: long threads stay cheap.
const answersStatement = (db: Db) =>
  db.prepare(
    `/* traces.answers */
     SELECT c.*, 0 AS liked
     FROM (
       SELECT (SELECT json_group_array(id) FROM (
                 SELECT id FROM (
                   SELECT id, parent_id, status FROM comments
                   WHERE post_id = mine.post_id AND root_id = mine.root_id AND id > mine.id
                     AND status IN ('visible', 'deleted')
                   ORDER BY id LIMIT 200)
                 WHERE parent_id = mine.id AND status = 'visible' LIMIT 20)) AS ids
       FROM (SELECT id, post_id, root_id FROM comments
             WHERE device = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) AS mine
     ) AS answered
     CROSS JOIN json_each(answered.ids) AS answer
     CROSS JOIN comment_sights AS c WHERE c.id = answer.value`,
  )

/** All that is kept of a device, but for hashes. */
export interface Export {
  readonly comments: readonly Record<string, unknown>[]
  readonly reactions: readonly Record<string, unknown>[]
  readonly likes: readonly Record<string, unknown>[]
  readonly votes: readonly Record<string, unknown>[]
}

/** Reads whole tables of reactions: rare, and limited by who asks. */
export async function exportAll(db: Db, device: Uint8Array): Promise<Export> {
  const [comments, reactions, likes, votes] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `/* traces.exportComments */
         SELECT id, post_id AS post, parent_id AS parent, name, source AS body, secret,
                CASE status WHEN 'spam' THEN 'held' ELSE status END AS status, created_at, edited_at
         FROM comments WHERE device = ?1 AND status <> 'deleted' ORDER BY id`,
      )
      .bind(device),
    db
      .prepare(
        `/* traces.exportReactions */ SELECT post_id AS post, kind, created_at FROM reactions WHERE device = ?1`,
      )
      .bind(device),
    db
      .prepare(
        `/* traces.exportLikes */ SELECT comment_id AS comment, created_at FROM comment_likes WHERE device = ?1`,
      )
      .bind(device),
    db
      .prepare(
        `/* traces.exportVotes */ SELECT post_id AS post, choice, created_at FROM poll_votes WHERE device = ?1`,
      )
      .bind(device),
  ])
  const rowsOf = (result: D1Result<Record<string, unknown>> | undefined) => result?.results ?? []
  return {
    comments: rowsOf(comments),
    reactions: rowsOf(reactions),
    likes: rowsOf(likes),
    votes: rowsOf(votes),
  }
}

/** Erases all that a device left, and that it was the device's. Says under which posts it had written. */
export async function eraseAll(db: Db, device: Uint8Array, now: number): Promise<PostId[]> {
  const [posts] = await retryIdempotent(() =>
    db.batch<{ readonly post_id: PostId }>([
      db.prepare(`/* traces.posts */ SELECT DISTINCT post_id FROM comments WHERE device = ?1`).bind(device),
      db
        .prepare(
          `/* audit.deleteAll */
           INSERT INTO audit (comment_id, at, actor, verb, before, after)
           SELECT id, ?2, 'writer', 'delete', status, 'deleted' FROM comments
           WHERE device = ?1 AND status <> 'deleted' ORDER BY id`,
        )
        .bind(device, now),
      db
        .prepare(
          `/* traces.eraseComments */
           UPDATE comments SET status = 'deleted', name = '', source = '', html = '', password_salt = NULL,
                  password_hash = NULL, pepper_id = NULL, hold_reason = NULL, prefix = NULL, print = NULL, device = NULL
           WHERE device = ?1`,
        )
        .bind(device),
      db.prepare(`/* traces.eraseReactions */ DELETE FROM reactions WHERE device = ?1`).bind(device),
      db.prepare(`/* traces.eraseLikes */ DELETE FROM comment_likes WHERE device = ?1`).bind(device),
      db
        .prepare(`/* traces.eraseReporter */ UPDATE reports SET device = NULL WHERE device = ?1`)
        .bind(device),
      db.prepare(`/* traces.eraseVotes */ DELETE FROM poll_votes WHERE device = ?1`).bind(device),
    ]),
  )
  return (posts?.results ?? []).map((row) => row.post_id)
}
