import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const MIGRATIONS = path.join(import.meta.dirname, '../../../migrations')

/** The blog's database as it lies on the disk, while nobody serves it. @throws Error when there is none */
export function openResting(stateDir: string): DatabaseSync {
  const folder = path.join(stateDir, 'v3/d1/miniflare-D1DatabaseObject')
  for (const file of readdirSync(folder).filter((n) => n.endsWith('.sqlite') && n !== 'metadata.sqlite')) {
    const database = new DatabaseSync(path.join(folder, file))
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'comments'").get()) return database
    database.close()
  }
  throw new Error(`no database in ${folder}`)
}

export const numberOf = (db: DatabaseSync, sql: string): number =>
  Number(Object.values(db.prepare(sql).get() ?? {})[0])

/** Everything that was ever said of tables, indexes, views and triggers: two databases with the same are alike. */
export const schemaOf = (db: DatabaseSync): string =>
  db
    .prepare(
      `SELECT type, name, sql FROM sqlite_master
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND tbl_name <> 'd1_migrations'
       ORDER BY type, name`,
    )
    .all()
    .map(({ type, name, sql }) => `${type} ${name} ${sql}`)
    .join('\n')

export const migrationFiles = (): string[] => readdirSync(MIGRATIONS).sort()

export const migrationText = (name: string): string => readFileSync(path.join(MIGRATIONS, name), 'utf8')

/** An empty database after these migrations. */
export function migrated(names: readonly string[] = migrationFiles()): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  for (const name of names) db.exec(migrationText(name))
  return db
}
