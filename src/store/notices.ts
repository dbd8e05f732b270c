// The outbox of what the owner is told elsewhere.

import type { ReadableComment } from '../domain/comment.ts'
import { commentIdAt } from '../domain/comment-id.ts'
import type { PostId } from '../domain/post.ts'
import { GUEST } from '../domain/visibility.ts'
import { type SightRow, seenBy } from './comment-sights.ts'
import type { Db } from './db.ts'

/** A notice somebody has taken on to send. */
export interface TakenNotice {
  readonly id: string
  /** This try included. */
  readonly tries: number
}

/**
 * Notes an event and takes it on, until `nextAt`, for who asks; false when it was noted before. One row, so that
 * nothing is told twice by two who note it.
 */
export async function note(db: Db, id: string, now: number, nextAt: number): Promise<boolean> {
  const row = await db
    .prepare(
      `/* notices.note */
       INSERT INTO notices (id, created_at, tries, next_at) VALUES (?1, ?2, 1, ?3)
       ON CONFLICT DO NOTHING RETURNING id`,
    )
    .bind(id, now, nextAt)
    .first()
  return row !== null
}

/** Comments of guests written between two instants that no notice tells of: the Worker was stopped in between. */
export async function noteForgotten(db: Db, since: number, until: number, now: number): Promise<void> {
  await db
    .prepare(
      `/* notices.noteForgotten */
       INSERT INTO notices (id, created_at, next_at)
       SELECT 'comment:' || c.id, ?3, ?3 FROM comments AS c
       WHERE c.id >= ?1 AND c.id < ?2 AND c.owner = 0 AND c.status IN ('visible', 'held')
         AND NOT EXISTS (SELECT 1 FROM notices WHERE id = 'comment:' || c.id)
       ON CONFLICT DO NOTHING`,
    )
    .bind(commentIdAt(since, 0), commentIdAt(until, 0), now)
    .run()
}

/** Takes on what is due, oldest names first; until `nextAt` nobody else gets it. */
export async function take(db: Db, now: number, nextAt: number, limit: number): Promise<TakenNotice[]> {
  const { results } = await db
    .prepare(
      `/* notices.take */
       UPDATE notices SET tries = tries + 1, next_at = ?2
       WHERE id IN (SELECT id FROM notices WHERE done_at IS NULL AND next_at <= ?1 ORDER BY created_at LIMIT ?3)
       RETURNING id, tries`,
    )
    .bind(now, nextAt, limit)
    .all<TakenNotice>()
  return results
}

/** It was told, or needs no telling any more. */
export async function finish(db: Db, id: string, now: number): Promise<void> {
  await db.prepare(`/* notices.finish */ UPDATE notices SET done_at = ?2 WHERE id = ?1`).bind(id, now).run()
}

/** It could not be told: another try at `nextAt`. */
export async function postpone(db: Db, id: string, nextAt: number): Promise<void> {
  await db
    .prepare(`/* notices.postpone */ UPDATE notices SET next_at = ?2 WHERE id = ?1`)
    .bind(id, nextAt)
    .run()
}

/** Forgets events from before an instant. */
export async function prune(db: Db, before: number): Promise<void> {
  await db.prepare(`/* notices.prune */ DELETE FROM notices WHERE created_at < ?1`).bind(before).run()
}

/** What may be told of a comment. `readable`: only where any guest may read it. */
export interface NotedComment {
  readonly id: number
  readonly post: PostId
  readonly status: 'visible' | 'held'
  readonly secret: boolean
  readonly createdAt: number
  readonly readable: (Pick<ReadableComment, 'name'> & { readonly source: string }) | undefined
}

/** Undefined for what is spam, deleted or no more: then there is nothing to tell. */
export async function findComment(db: Db, id: number): Promise<NotedComment | undefined> {
  const row = await db
    .prepare(
      `/* notices.findComment */
       SELECT c.*, 0 AS liked, k.source FROM comments AS k CROSS JOIN comment_sights AS c WHERE k.id = ?1 AND c.id = k.id`,
    )
    .bind(id)
    .first<SightRow & { source: string }>()
  if (!row || (row.status !== 'visible' && row.status !== 'held')) return undefined
  const seen = seenBy(GUEST)(row)
  return {
    ...{
      id: row.id,
      post: row.post_id,
      status: row.status,
      secret: row.secret === 1,
      createdAt: row.created_at,
    },
    readable: seen?.sight === 'shown' ? { name: seen.name, source: row.source } : undefined,
  }
}

/** One day in figures: what the digest tells. */
export interface DayFigures {
  readonly comments: number
  readonly waiting: number
  readonly views: number
  readonly visitors: number
  readonly reads: number
}

/** `from`–`until`: the instants the day begins and ends at. `waiting` is of now, at most 1,000. */
export async function dayFigures(db: Db, day: string, from: number, until: number): Promise<DayFigures> {
  const row = await db
    .prepare(
      `/* notices.dayFigures */
       SELECT (SELECT count(*) FROM comments WHERE id >= ?2 AND id < ?3 AND owner = 0 AND status = 'visible') AS comments,
              (SELECT count(*) FROM (SELECT 1 FROM comments WHERE status = 'held' LIMIT 1000)) AS waiting,
              coalesce(d.views, 0) AS views, coalesce(d.visitors, 0) AS visitors, coalesce(d.reads, 0) AS reads
       FROM (SELECT 1) LEFT JOIN category_days AS d ON d.category = '' AND d.day = ?1`,
    )
    .bind(day, commentIdAt(from, 0), commentIdAt(until, 0))
    .first<DayFigures>()
  return row ?? { comments: 0, waiting: 0, views: 0, visitors: 0, reads: 0 }
}

/** How often pages were opened on a day, and how often that was not counted. */
export async function dayOpenings(db: Db, day: string): Promise<{ views: number; filtered: number }> {
  const row = await db
    .prepare(
      `/* notices.dayOpenings */
       SELECT coalesce((SELECT views FROM category_days WHERE category = '' AND day = ?1), 0) AS views,
              coalesce((SELECT sum(count) FROM filtered_days WHERE day = ?1), 0) AS filtered`,
    )
    .bind(day)
    .first<{ views: number; filtered: number }>()
  return row ?? { views: 0, filtered: 0 }
}
