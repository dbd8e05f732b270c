import type { Judgement } from '../domain/judgement.ts'
import type { Db } from './db.ts'
import { retryIdempotent } from './writes.ts'

/** What changes in a comment; absent: stays. */
export interface CommentChange {
  readonly text?:
    | { readonly source: string; readonly html: string; readonly renderVersion: number }
    | undefined
  readonly secret?: boolean | undefined
  /** A new judgement of what was visible; it may hold, it frees nothing. */
  readonly judgement?: Judgement | undefined
}

/**
 * Changes what somebody wrote. A reply to a secret comment stays secret; what turns secret takes its answers along.
 * Idempotent: the same change again notes nothing new.
 */
export async function change(db: Db, id: number, wish: CommentChange, now: number): Promise<void> {
  const secret = wish.secret === undefined ? null : wish.secret ? 1 : 0
  await retryIdempotent(() =>
    db.batch([
      noteSecrecy(db).bind(id, now, secret),
      noteEdit(db).bind(id, now, wish.text?.source ?? null),
      ...(wish.judgement ? [noteHold(db).bind(id, now, wish.judgement.status)] : []),
      update(db).bind(
        ...[id, wish.text?.source ?? null, wish.text?.html ?? null, wish.text?.renderVersion ?? null],
        ...[secret, wish.judgement?.status ?? null, wish.judgement?.reason ?? null, now],
      ),
      ...(wish.secret ? [takeAnswersAlong(db).bind(id)] : []),
    ]),
  )
}

const update = (db: Db) =>
  db.prepare(
    `/* comments.change */
     UPDATE comments SET
       edited_at = CASE WHEN ?2 IS NOT NULL AND ?2 <> source THEN ?8 ELSE edited_at END,
       source = coalesce(?2, source), html = coalesce(?3, html), render_version = coalesce(?4, render_version),
       secret = max(coalesce(?5, secret), coalesce((SELECT p.secret FROM comments p WHERE p.id = comments.parent_id), 0)),
       hold_reason = CASE WHEN status = 'visible' AND ?6 <> 'visible' THEN ?7 ELSE hold_reason END,
       status = CASE WHEN status = 'visible' THEN coalesce(?6, status) ELSE status END
     WHERE id = ?1 AND status <> 'deleted'`,
  )

const takeAnswersAlong = (db: Db) =>
  db.prepare(
    `/* comments.takeAnswersAlong */
     WITH RECURSIVE under(id) AS (
       SELECT ?1
       UNION
       SELECT c.id FROM under CROSS JOIN comments AS c
       WHERE c.post_id = (SELECT post_id FROM comments WHERE id = ?1)
         AND c.root_id = (SELECT root_id FROM comments WHERE id = ?1)
         AND c.status IN ('visible', 'deleted') AND c.parent_id = under.id
       UNION
       SELECT c.id FROM under CROSS JOIN comments AS c
       WHERE c.post_id = (SELECT post_id FROM comments WHERE id = ?1)
         AND c.root_id = (SELECT root_id FROM comments WHERE id = ?1)
         AND c.status IN ('held', 'spam') AND c.parent_id = under.id
     )
     UPDATE comments SET secret = 1 WHERE secret = 0 AND id IN (SELECT id FROM under)`,
  )

const noteSecrecy = (db: Db) =>
  db.prepare(
    `/* audit.secrecy */
     INSERT INTO audit (comment_id, at, actor, verb, before, after)
     SELECT id, ?2, 'writer', CASE ?3 WHEN 1 THEN 'hide' ELSE 'unhide' END, status, status FROM comments
     WHERE id = ?1 AND ?3 IS NOT NULL AND secret <> ?3 AND status <> 'deleted'`,
  )

const noteEdit = (db: Db) =>
  db.prepare(
    `/* audit.edit */
     INSERT INTO audit (comment_id, at, actor, verb, before, after)
     SELECT id, ?2, 'writer', 'edit', status, status FROM comments
     WHERE id = ?1 AND ?3 IS NOT NULL AND source <> ?3 AND status <> 'deleted'`,
  )

const noteHold = (db: Db) =>
  db.prepare(
    `/* audit.hold */
     INSERT INTO audit (comment_id, at, actor, verb, before, after)
     SELECT id, ?2, 'filter', 'hold', status, ?3 FROM comments WHERE id = ?1 AND status = 'visible' AND ?3 <> 'visible'`,
  )

/** Erases text, name and password of a comment; its place stays where answers hang. Twice is as once. */
export async function erase(db: Db, id: number, actor: 'writer' | 'owner', now: number): Promise<void> {
  await retryIdempotent(() =>
    db.batch([
      db
        .prepare(
          `/* audit.delete */
           INSERT INTO audit (comment_id, at, actor, verb, before, after)
           SELECT id, ?2, ?3, 'delete', status, 'deleted' FROM comments WHERE id = ?1 AND status <> 'deleted'`,
        )
        .bind(id, now, actor),
      db
        .prepare(
          `/* comments.erase */
           UPDATE comments SET status = 'deleted', name = '', source = '', html = '', password_salt = NULL,
                  password_hash = NULL, pepper_id = NULL, hold_reason = NULL, prefix = NULL, print = NULL
           WHERE id = ?1 AND status <> 'deleted'`,
        )
        .bind(id),
    ]),
  )
}
