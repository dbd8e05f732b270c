import { env } from 'cloudflare:workers'
import { BACKUP_TABLES, type BackupRow, RECOUNTS } from '../../../src/store/backup-tables.ts'

export const NOW = Date.parse('2026-03-01T12:00:00+09:00')
const DUMPED = [
  ...BACKUP_TABLES.map((t) => t.name),
  'post_totals',
  'reaction_totals',
  'poll_totals',
  'category_totals',
]

/** Tables as lines of JSON, as a backup holds them. */
export type Dump = Map<string, string[]>

export async function dump(now = NOW, limit = 2): Promise<Dump> {
  const tables: Dump = new Map()
  for (const { name, read, first } of BACKUP_TABLES) {
    const rows: string[] = []
    for (let key = first, more = true; more; ) {
      const { results } = await env.DB.prepare(read).bind(key, now, limit).all<BackupRow>()
      rows.push(...results.map((r) => r.row))
      if (rows.length > 1000) throw new Error(`${name} never ends`)
      key = results.at(-1)?.key ?? ''
      more = results.length === limit
    }
    tables.set(name, rows)
  }
  return tables
}

/** @returns how many rows were written */
export async function restore(tables: Dump): Promise<number> {
  let written = 0
  for (const { name, write } of BACKUP_TABLES) {
    const rows = tables.get(name) ?? []
    written += (
      await env.DB.prepare(write)
        .bind(`[${rows.join(',')}]`)
        .all()
    ).results.length
  }
  for (const recount of RECOUNTS) written += (await env.DB.prepare(recount).all()).meta.changes
  return written
}

/** Everything in the tables; numbers of audit lines and reports mean nothing. */
export async function everything(): Promise<Record<string, unknown>> {
  const results = await env.DB.batch<Record<string, unknown>>(
    DUMPED.map((t) => env.DB.prepare(`SELECT * FROM ${t}`)),
  )
  const withoutIds = ['audit', 'reports']
  return Object.fromEntries(
    DUMPED.map((table, i) => [
      table,
      (results[i]?.results ?? []).map(({ id, ...row }) =>
        withoutIds.includes(table) ? row : { id, ...row },
      ),
    ]),
  )
}

export const wipe = () => env.DB.batch(DUMPED.map((table) => env.DB.prepare(`DELETE FROM ${table}`)))

export const run = (...statements: string[]) => env.DB.batch(statements.map((s) => env.DB.prepare(s)))

export const COMMENT = `INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, status, secret,
  device, password_salt, password_hash, pepper_id, request_key, request_digest, created_at)`

/** Empties the database and puts a little of everything into it. */
export async function fill(): Promise<void> {
  await wipe()
  await run(
    `${COMMENT} VALUES (9007199254740991, 'p1', 9007199254740991, NULL, '길손', '줄' || char(8232) || '바꿈 "따옴표"',
      '<p>줄</p>', 1, 'visible', 0, x'00ff', x'01', x'02', 'pepper01', 'key-1', x'03', 10)`,
    `${COMMENT} VALUES (2, 'p1', 2, NULL, '둘', '비밀', '', 1, 'visible', 1, x'02', NULL, NULL, NULL, NULL, NULL, 20)`,
    `${COMMENT} VALUES (3, 'p1', 2, 2, '셋', '답', '', 1, 'held', 1, x'03', NULL, NULL, NULL, NULL, NULL, 30)`,
    `INSERT INTO comment_likes VALUES (2, x'aa', 40), (2, x'ab', 41), (9007199254740991, x'aa', 42)`,
    `INSERT INTO reactions VALUES ('p1', 'like', x'aa', 1), ('p1', 'thanks', x'aa', 1), ('p2', 'like', x'ab', 1)`,
    `INSERT INTO poll_votes VALUES ('p1', x'aa', 0, 1), ('p1', x'ab', 1, 2)`,
    `INSERT INTO reports VALUES (7, 2, '광고', x'aa', 5, NULL), (9, 2, '광고', NULL, 6, 7)`,
    `INSERT INTO audit VALUES (5, 3, 31, 'filter', 'hold', 'visible', 'held'), (6, 3, 32, 'owner', 'done', NULL, NULL)`,
    `INSERT INTO blocks VALUES ('word', '바카라', 1)`,
    `INSERT INTO switches VALUES ('paused', 'on', 1)`,
    `INSERT INTO view_days VALUES ('p1', '2026-01-01', 5, 4, 3), ('p1', '2026-01-02', 1, 1, 0)`,
    `INSERT INTO post_details VALUES ('p1', '2026-01-01', 900, '{"source x":[1,1,1]}')`,
    `INSERT INTO category_days VALUES ('', '2026-01-01', 5, 4, 3, 900, '{}'), ('dev', '2026-01-01', 5, 4, 3, 900, '{}')`,
    `INSERT INTO post_months VALUES ('p1', '2025-12', 9, 8, 7, 6, '{}')`,
    `INSERT INTO category_months VALUES ('', '2025-12', 9, 8, 7, 6, '{"source x":[1,1,1]}')`,
    `INSERT INTO filtered_days VALUES ('2026-01-01', 'bot', 4)`,
    `UPDATE post_totals SET views = 6, visitors = 5, reads = 3 WHERE post_id = 'p1'`,
    `INSERT INTO category_totals VALUES ('', 5, 4, 3), ('dev', 5, 4, 3)`,
  )
}
