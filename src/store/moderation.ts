import type { CommentStatus } from '../domain/comment.ts'
import { type Decision, decide, type LastChange, type Verb } from '../domain/moderation.ts'
import type { PostId } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import * as audit from './audit.ts'
import type { Db } from './db.ts'
import * as reports from './reports.ts'
import { retryIdempotent } from './writes.ts'

/** What a verb did to one comment. */
export interface Outcome {
  readonly id: number
  readonly post: PostId
  /** As it is now. */
  readonly status: CommentStatus
  /** False where it was so already, or may not be. */
  readonly changed: boolean
  readonly problem: Problem | undefined
}

/** Each try that fails means that somebody else's change went through. */
const MAX_TRIES = 20

/** What ends the reports of a comment: nobody reads it any more. */
const SETTLING: readonly CommentStatus[] = ['spam', 'deleted']

/**
 * Does one verb to several comments, ids that are unknown left out. Decided on what was read, written only where that
 * is still so, together with its line in the audit; decided anew where somebody else was faster.
 * @throws the database's error; then what was written stands complete, line and status.
 */
export async function change(db: Db, verb: Verb, ids: readonly number[], now: number): Promise<Outcome[]> {
  const outcomes = new Map<number, Outcome>()
  let left = [...ids]
  for (let attempt = 0; left.length > 0 && attempt < MAX_TRIES; attempt++) {
    const rows = await find(db, left)
    const decided = rows.map((row) => ({ row, decision: decide(verb, row.status, lastOf(row)) }))
    const moves = movesOf(decided)
    const moved = await move(db, verb, moves, now)
    for (const { row, decision } of decided)
      if (decision.kind !== 'change' || moved.has(row.id)) outcomes.set(row.id, outcomeOf(row, decision))
    left = moves.flatMap((m) => m.ids).filter((id) => !moved.has(id))
  }
  if (left.length > 0) throw new Error(`moderation.change: ${left.length} comments changed under every try`)
  return ids.flatMap((id) => outcomes.get(id) ?? [])
}

interface Row {
  readonly id: number
  readonly post_id: PostId
  readonly status: CommentStatus
  /** JSON: [actor, verb, before, after] */
  readonly last: string | null
}

async function find(db: Db, ids: readonly number[]): Promise<readonly Row[]> {
  const { results } = await db
    .prepare(
      `/* moderation.find */
       SELECT id, post_id, status,
              (SELECT json_array(actor, verb, before, after) FROM audit
               WHERE comment_id = comments.id AND before <> after ORDER BY id DESC LIMIT 1) AS last
       FROM comments WHERE id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(ids))
    .all<Row>()
  return results
}

function lastOf({ last }: Row): LastChange | undefined {
  if (last === null) return undefined
  const line: readonly [LastChange['actor'], string, CommentStatus, CommentStatus] = JSON.parse(last)
  return { actor: line[0], verb: line[1], before: line[2], after: line[3] }
}

interface Move {
  readonly from: CommentStatus
  readonly to: CommentStatus
  readonly ids: number[]
}

/** Comments that go the same way go together. */
function movesOf(decided: readonly { readonly row: Row; readonly decision: Decision }[]): Move[] {
  const moves: Move[] = []
  for (const { row, decision } of decided) {
    if (decision.kind !== 'change') continue
    const { from, to } = decision
    const known = moves.find((m) => m.from === from && m.to === to)
    if (known) known.ids.push(row.id)
    else moves.push({ from, to, ids: [row.id] })
  }
  return moves
}

/** Line and status stand in one transaction under one condition: there is never one without the other. */
async function move(db: Db, verb: Verb, moves: readonly Move[], now: number): Promise<ReadonlySet<number>> {
  if (moves.length === 0) return new Set()
  const statements = moves.flatMap(({ ids, from, to }) => [
    audit.changeStatement(db, ids, { verb, from, to }, now),
    to === 'deleted' ? eraseStatement(db, ids, from) : turnStatement(db, ids, from, to),
    ...(SETTLING.includes(to) ? [reports.settleStatement(db, ids, to, now)] : []),
  ])
  const results = await retryIdempotent(() => db.batch<{ id: number }>(statements))
  return new Set(results.flatMap((result) => result.results.map((row) => row.id)))
}

// What it answers may have turned secret while it waited.
const turnStatement = (db: Db, ids: readonly number[], from: CommentStatus, to: CommentStatus) =>
  db
    .prepare(
      `/* moderation.turn */
       UPDATE comments SET status = ?3, secret = max(secret, coalesce(
         (SELECT p.secret FROM comments AS p WHERE p.id = comments.parent_id), 0))
       WHERE id IN (SELECT value FROM json_each(?1)) AND status = ?2 RETURNING id`,
    )
    .bind(JSON.stringify(ids), from, to)

/** What its writer's own deleting takes away, the owner's takes away. */
const eraseStatement = (db: Db, ids: readonly number[], from: CommentStatus) =>
  db
    .prepare(
      `/* moderation.erase */
       UPDATE comments SET status = 'deleted', name = '', source = '', html = '', password_salt = NULL,
              password_hash = NULL, pepper_id = NULL, hold_reason = NULL, prefix = NULL, print = NULL
       WHERE id IN (SELECT value FROM json_each(?1)) AND status = ?2 RETURNING id`,
    )
    .bind(JSON.stringify(ids), from)

const outcomeOf = (row: Row, decision: Decision): Outcome => ({
  id: row.id,
  post: row.post_id,
  status: decision.kind === 'change' ? decision.to : row.status,
  changed: decision.kind === 'change',
  problem: decision.kind === 'refused' ? decision.problem : undefined,
})
