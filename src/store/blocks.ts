import { type BlockKind, MAX_BLOCKED_WORDS } from '../domain/block.ts'
import type { Db } from './db.ts'

/** Devices and prefixes as the hex of the hash a comment carries, words folded. */
export interface Block {
  readonly kind: BlockKind
  readonly value: string
  readonly createdAt: number
}

/** What of the blocks touches one comment. */
export interface Blocks {
  readonly device: boolean
  readonly prefix: boolean
  readonly words: readonly string[]
}

export interface BlockRow {
  readonly kind: BlockKind
  readonly value: string
  readonly created_at: number
}

/** Hashes shown on the owner's page; words are bounded already. */
const LISTED = 1000

/** Words first, then the newest. */
export async function list(db: Db): Promise<Block[]> {
  const { results } = await db
    .prepare(
      `/* blocks.list */
       SELECT kind, value, created_at FROM blocks ORDER BY kind = 'word' DESC, created_at DESC LIMIT ?1`,
    )
    .bind(LISTED)
    .all<BlockRow>()
  return results.map(({ kind, value, created_at }) => ({ kind, value, createdAt: created_at }))
}

/** Every blocked word, and the two rows that could name this writer: for judging a comment in the batch it needs. */
export const touchingStatement = (
  db: Db,
  device: Uint8Array | undefined,
  prefix: Uint8Array | undefined,
): D1PreparedStatement =>
  db
    .prepare(
      `/* blocks.listTouching */
       SELECT kind, value, created_at FROM blocks WHERE kind = 'word'
       UNION ALL SELECT kind, value, created_at FROM blocks WHERE kind = 'device' AND value = hex(?1)
       UNION ALL SELECT kind, value, created_at FROM blocks WHERE kind = 'prefix' AND value = hex(?2)`,
    )
    .bind(device ?? null, prefix ?? null)

export const toBlocks = (rows: readonly BlockRow[]): Blocks => ({
  device: rows.some((row) => row.kind === 'device'),
  prefix: rows.some((row) => row.kind === 'prefix'),
  words: rows.flatMap((row) => (row.kind === 'word' ? [row.value] : [])),
})

/** Blocks a word. False when there are too many already. */
export async function addWord(db: Db, word: string, now: number): Promise<boolean> {
  const [, found] = await db.batch<{ value: string }>([
    db
      .prepare(
        `/* blocks.addWord */
         INSERT INTO blocks (kind, value, created_at) SELECT 'word', ?1, ?2
         WHERE (SELECT count(*) FROM blocks WHERE kind = 'word') < ?3 ON CONFLICT DO NOTHING`,
      )
      .bind(word, now, MAX_BLOCKED_WORDS),
    db
      .prepare(`/* blocks.findWord */ SELECT value FROM blocks WHERE kind = 'word' AND value = ?1`)
      .bind(word),
  ])
  return (found?.results.length ?? 0) > 0
}

/** Blocks who wrote a comment, by device or by network. False when the comment does not say. */
export async function addWriter(
  db: Db,
  kind: Exclude<BlockKind, 'word'>,
  comment: number,
  now: number,
): Promise<boolean> {
  const [, found] = await db.batch<{ known: number }>([
    db
      .prepare(
        `/* blocks.addWriter */
         INSERT INTO blocks (kind, value, created_at)
         SELECT ?1, hex(CASE ?1 WHEN 'device' THEN device ELSE prefix END), ?3 FROM comments
         WHERE id = ?2 AND CASE ?1 WHEN 'device' THEN device ELSE prefix END IS NOT NULL ON CONFLICT DO NOTHING`,
      )
      .bind(kind, comment, now),
    db
      .prepare(
        `/* blocks.findWriter */
         SELECT 1 AS known FROM comments
         WHERE id = ?2 AND CASE ?1 WHEN 'device' THEN device ELSE prefix END IS NOT NULL`,
      )
      .bind(kind, comment),
  ])
  return (found?.results.length ?? 0) > 0
}

export async function remove(db: Db, kind: BlockKind, value: string): Promise<void> {
  await db
    .prepare(`/* blocks.remove */ DELETE FROM blocks WHERE kind = ?1 AND value = ?2`)
    .bind(kind, value)
    .run()
}
