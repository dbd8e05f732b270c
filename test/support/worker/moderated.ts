import { env } from 'cloudflare:workers'
import type { CommentStatus } from '../../../src/domain/comment.ts'
import { commentIdAt } from '../../../src/domain/comment-id.ts'
import { freshNoon, unique } from './hits.ts'

interface Given {
  readonly id?: number
  readonly post?: string
  readonly status: CommentStatus
  readonly name?: string
  readonly source?: string
  readonly device?: Uint8Array | null
  readonly secret?: boolean
  readonly parent?: number
  readonly reason?: string
}

/** A comment as it might stand in the database, of any status. */
export async function makeStored(given: Given): Promise<{ readonly id: number; readonly post: string }> {
  const { id = commentIdAt(freshNoon(), 0), post = unique('post'), source = '글' } = given
  const device = given.device === undefined ? new Uint8Array(32).fill(7) : given.device
  await env.DB.prepare(
    `INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, status, secret, device,
                           password_salt, password_hash, pepper_id, hold_reason, prefix, request_key, created_at)
     VALUES (?1, ?2, coalesce(?3, ?1), ?3, ?4, ?5, '<p>' || ?5 || '</p>', 1, ?6, ?7, ?8, x'00', x'00', 'p', ?9, x'01',
             'key-' || ?1, 1)`,
  )
    .bind(
      ...[id, post, given.parent ?? null, given.name ?? '길손', source, given.status],
      ...[given.secret ? 1 : 0, device, given.reason ?? null],
    )
    .run()
  return { id, post }
}

export const statusOf = (id: number): Promise<CommentStatus | null> =>
  env.DB.prepare('SELECT status FROM comments WHERE id = ?').bind(id).first<CommentStatus>('status')

interface Line {
  readonly at: number
  readonly actor: string
  readonly verb: string
  readonly before: string | null
  readonly after: string | null
}

export const linesOf = async (id: number): Promise<readonly Line[]> =>
  (
    await env.DB.prepare('SELECT at, actor, verb, before, after FROM audit WHERE comment_id = ? ORDER BY id')
      .bind(id)
      .all<Line>()
  ).results
