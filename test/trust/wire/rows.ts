import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** What a table holds, to the byte, in the columns it had when it was first looked at. */
export interface TableHash {
  readonly columns: readonly string[]
  readonly rows: number
  readonly hash: string
}

/** Made again from the others, each night or with each row. */
const MADE_AGAIN = /_totals$|^nightly$|^conversation_days$|^d1_migrations$|^_cf|^sqlite_/

export const tablesOf = (db: DatabaseSync): string[] =>
  db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !MADE_AGAIN.test(name))

/** Hashes of all rows in the order of their keys. @param like which tables and columns; all there are when not told */
export function hashesOf(
  db: DatabaseSync,
  like?: Readonly<Record<string, TableHash>>,
): Record<string, TableHash> {
  const here = tablesOf(db)
  const tables = like ? Object.keys(like).filter((name) => here.includes(name)) : here
  return Object.fromEntries(
    tables.map((name) => {
      const columns = like?.[name]?.columns ?? columnsOf(db, name)
      return [
        name,
        { columns, ...hashOf(db, `SELECT ${columns.join()} FROM ${name} ORDER BY ${columns.join()}`) },
      ]
    }),
  )
}

/** The hash of what a query finds, blobs included. */
export function hashOf(db: DatabaseSync, sql: string): { readonly rows: number; readonly hash: string } {
  const hash = createHash('sha256')
  let rows = 0
  for (const row of db.prepare(sql).iterate()) {
    const values = Object.values(row).map((v) =>
      v instanceof Uint8Array ? `x${Buffer.from(v).toString('hex')}` : v,
    )
    hash.update(`${JSON.stringify(values)}\n`)
    rows += 1
  }
  return { rows, hash: hash.digest('hex') }
}

export const columnsOf = (db: DatabaseSync, table: string): string[] =>
  db
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name))

/** Rows for every table of the first schema on, as far as the database has it. */
export function plantRows(db: DatabaseSync): void {
  const here = tablesOf(db)
  for (const [table, sql] of Object.entries(ROWS)) if (here.includes(table)) db.exec(sql)
}

const ROWS: Readonly<Record<string, string>> = {
  comments: `INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, status, device,
      password_salt, password_hash, pepper_id, request_key, created_at) VALUES
    (1, 'p1', 1, NULL, '길손', '글' || char(8232) || '"', '<p>글</p>', 1, 'visible', x'01', x'0a', x'0b', 'pepper01', 'k1', 10),
    (2, 'p1', 1, 1, '답', '답', '<p>답</p>', 1, 'visible', x'02', NULL, NULL, NULL, 'k2', 20),
    (3, 'p2', 3, NULL, '', '', '', 1, 'deleted', NULL, NULL, NULL, NULL, NULL, 30)`,
  reactions: `INSERT INTO reactions VALUES ('p1', 'like', x'01', 11), ('p2', 'heart', x'02', 12)`,
  flushes: `INSERT INTO flushes VALUES ('0', 1, 10)`,
  view_days: `INSERT INTO view_days VALUES ('p1', '2026-01-01', 5, 4, 3), ('p1', '2026-01-02', 1, 1, 0)`,
  category_days: `INSERT INTO category_days (category, day, views, visitors, reads) VALUES ('', '2026-01-01', 5, 4, 3), ('dev', '2026-01-01', 5, 4, 3)`,
  filtered_days: `INSERT INTO filtered_days VALUES ('2026-01-01', 'bot', 9)`,
  flush_marks: `INSERT INTO flush_marks VALUES ('0', 3, 2, 10)`,
  post_details: `INSERT INTO post_details VALUES ('p1', '2026-01-01', 9000, '{"source direct":[5,4,3]}')`,
  post_months: `INSERT INTO post_months VALUES ('p1', '2025-12', 9, 8, 7, 6, '{}')`,
  category_months: `INSERT INTO category_months VALUES ('dev', '2025-12', 9, 8, 7, 6, '{}')`,
  sessions: `INSERT INTO sessions VALUES (zeroblob(32), 1, 2)`,
  attempts: `INSERT INTO attempts VALUES ('login', 'somebody', 490000, 2)`,
  comment_likes: `INSERT INTO comment_likes VALUES (1, x'02', 13)`,
  poll_votes: `INSERT INTO poll_votes VALUES ('p1', x'01', 1, 14)`,
  reports: `INSERT INTO reports VALUES (1, 2, '광고', x'01', 15, NULL)`,
  audit: `INSERT INTO audit VALUES (1, 3, 31, 'writer', 'delete', 'visible', 'deleted')`,
  blocks: `INSERT INTO blocks VALUES ('word', '도박', 16)`,
  switches: `INSERT INTO switches VALUES ('paused', '1', 17)`,
  notices: `INSERT INTO notices VALUES ('comment:1', 10, 0, 11, NULL)`,
}
