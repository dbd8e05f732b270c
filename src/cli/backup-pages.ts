import { BACKUP_TABLES, type BackupTable } from '../store/backup-tables.ts'
import type { BackupDatabase } from './backup-database.ts'
import type { TablePage } from './backup-file.ts'

/** A page of comments of the greatest length stays below what one answer of D1 may hold. */
const PAGE_ROWS = 200

/** All that readers have left until `now` (ms), in the order a restore needs. */
export async function* pagesOf(db: BackupDatabase, now: number): AsyncGenerator<TablePage> {
  for (const table of BACKUP_TABLES) yield* pagesOfTable(db, table, now)
}

async function* pagesOfTable(
  db: BackupDatabase,
  { name, read, first }: BackupTable,
  now: number,
): AsyncGenerator<TablePage> {
  let key = first
  for (;;) {
    const page = await db.all(read, key, now, PAGE_ROWS)
    if (page.length > 0) yield { table: name, rows: page.map((row) => String(row.row)) }
    if (page.length < PAGE_ROWS) return
    key = String(page.at(-1)?.key)
  }
}
