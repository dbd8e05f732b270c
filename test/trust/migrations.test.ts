import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { migrated, migrationFiles, migrationText, schemaOf } from './wire/resting-database.ts'
import { hashesOf, plantRows } from './wire/rows.ts'

// A blog that was not brought up to date for long, a Worker that still runs on a schema newer than itself.

const FILES = migrationFiles()
const QUERIES = path.join(import.meta.dirname, '../fixtures/queries')
const queriesOf = (migration: string): string => path.join(QUERIES, migration.replace('.sql', '.json'))

describe.each(FILES.slice(0, -1))('a database left at %s', (name) => {
  it('comes to the newest schema with every row as it was, and counts that go on', () => {
    const [known, later] = [FILES.slice(0, FILES.indexOf(name) + 1), FILES.slice(FILES.indexOf(name) + 1)]
    const db = migrated(known)
    plantRows(db)
    const before = hashesOf(db)
    for (const next of later) db.exec(migrationText(next))

    expect(schemaOf(db)).toBe(schemaOf(migrated()))
    const after = hashesOf(db, before)
    for (const [table, hash] of Object.entries(before))
      if (!(table in LEFT_BEHIND)) expect([table, after[table]?.hash]).toEqual([table, hash.hash])
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    db.exec("UPDATE comments SET status = 'held' WHERE id = 1")
    expect(db.prepare("SELECT comments FROM post_totals WHERE post_id = 'p1'").get()).toEqual({ comments: 1 })
  })
})

/** Tables a migration took away, and why nothing of them is missed. */
const LEFT_BEHIND: Readonly<Record<string, string>> = {
  flushes: 'marks of flushes already counted; flush_marks took their place before the first version',
}

describe('the Worker that still runs while a new schema is there', () => {
  /** Before the first version was brought out, once: what could not be flushed waited in its object. */
  // The index is made anew under its name, wider: what the older Worker asks finds it.
  const ALLOWED_DROPS = ['DROP TABLE flushes', 'DROP INDEX comments_by_likes']

  it.each(FILES)('loses nothing it asks for by %s, which only adds', (name) => {
    const text = migrationText(name).replace(/--.*$/gm, '')
    const taken = text.match(/\b(?:DROP\s+\w+\s+\w+|ALTER\s+TABLE\s+\w+\s+(?!ADD\b)\w+)/gi) ?? []
    expect(taken.filter((t) => !ALLOWED_DROPS.includes(t))).toEqual([])
    // A row of the older Worker does not name the new column.
    for (const [column] of text.matchAll(/ADD\s+COLUMN[^;]*/gi))
      if (/NOT\s+NULL/i.test(column)) expect(column).toMatch(/DEFAULT/i)
  })

  it.each(FILES.slice(-2).filter((name) => existsSync(queriesOf(name))))(
    'is understood in every statement of the version of %s',
    (name) => {
      const statements: readonly string[] = JSON.parse(readFileSync(queriesOf(name), 'utf8'))
      const db = migrated()
      expect(statements.length).toBeGreaterThan(100)
      expect(statements.filter((sql) => !isUnderstood(db, sql))).toEqual([])
    },
  )

  it('has its statements written down before the next migration is added', () => {
    const missing = FILES.slice(-2).filter((name) => !existsSync(queriesOf(name)))
    expect(missing, 'run: node test/trust/keep-queries.ts').toEqual([])
  })
})

function isUnderstood(db: DatabaseSync, sql: string): boolean {
  try {
    return db.prepare(sql) !== undefined
  } catch {
    return false
  }
}
