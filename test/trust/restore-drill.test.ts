import { createHash } from 'node:crypto'
import { cpSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BACKUP_TABLES } from '../../src/store/backup-tables.ts'
import { type Ended, ProjectCopy } from '../cli/project-copy.ts'
import { migrated, migrationFiles, schemaOf } from './wire/resting-database.ts'
import { columnsOf, hashesOf, hashOf, plantRows, type TableHash, tablesOf } from './wire/rows.ts'

// The day everything is lost: a backup taken while people write, and what can be made of it.

const isFull = process.env.TRUST === 'full'
const COMMENTS = isFull ? 100_000 : 10_000
/** Held by the full form alone: the short one runs beside others. */
const RTO_MS = isFull ? 60_000 : Number.POSITIVE_INFINITY
const FILES = migrationFiles()

let project: ProjectCopy
beforeAll(async () => {
  project = new ProjectCopy()
  project.write('nothing.ndjson', backupOf('0001_conversation.sql', []))
  await succeed(restore('nothing.ndjson', 'fresh'))
  for (const state of ['live', 'filled']) copyFresh(state)
  const db = open('live')
  plantRows(db)
  db.exec(crowd(COMMENTS, 1000))
  db.close()
}, 120_000)
afterAll(() => project.remove())

/** A database with all its tables and nothing in them: to make one takes seconds. */
const copyFresh = (state: string): void =>
  cpSync(path.join(project.folder, 'fresh'), path.join(project.folder, state), { recursive: true })

const backup = (file: string, state: string) => project.run('cli/backup.ts', [file], placeOf(state))
const restore = (file: string, state: string) => project.run('cli/restore.ts', [file], placeOf(state))
const placeOf = (state: string) => ({ STATE_DIR: state, INIT_CWD: '' })

async function succeed(run: Promise<Ended>): Promise<string> {
  const { code, output } = await run
  expect(code, output).toBe(0)
  return output
}

function open(state: string): DatabaseSync {
  const [file = ''] = globSync(path.join(project.folder, state, 'v3/d1/**/*.sqlite')).filter(
    (name) => !name.includes('metadata'),
  )
  return new DatabaseSync(file, { timeout: 10_000 })
}

/** Comments of many, a reaction and a like each. */
const crowd = (count: number, first: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM n WHERE i < ${first + count - 1})
   INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, device, request_key, created_at)
   SELECT i, 'p' || i % 200, i, '길손' || i, '글 ' || hex(randomblob(60)), '<p>글</p>', 1, randomblob(32), 'k' || i, i FROM n;
   INSERT INTO reactions SELECT post_id, 'like', device, created_at FROM comments WHERE id >= ${first};
   INSERT INTO comment_likes SELECT id, device, created_at FROM comments WHERE id >= ${first}`

/** What a backup holds of a database, to the byte. */
function held(db: DatabaseSync, like?: Readonly<Record<string, TableHash>>): Record<string, TableHash> {
  const names = BACKUP_TABLES.map(({ name }) => name)
  const all = Object.entries(hashesOf(db, like)).filter(([name]) => names.includes(name))
  return Object.fromEntries(all)
}

/** As they stand in a backup: the network is not in it, and numbers of rows mean something else elsewhere. */
const COLUMNS_LEFT: Readonly<Record<string, readonly string[]>> = {
  comments: ['prefix', 'print'],
  reports: ['id'],
  audit: ['id'],
}

const columnsHeld = (db: DatabaseSync): Record<string, TableHash> =>
  Object.fromEntries(
    tablesOf(db).map((name) => {
      const columns = columnsOf(db, name).filter((c) => !COLUMNS_LEFT[name]?.includes(c))
      return [name, { columns, rows: 0, hash: '' }]
    }),
  )

/** The file of a backup by hand. */
function backupOf(schema: string, rows: readonly string[]): string {
  const head = { madang: '0', schema, made: '2026-01-01T00:00:00Z', peppers: [], format: 1 }
  const before = [JSON.stringify(head), ...rows].map((line) => `${line}\n`).join('')
  return `${before}${JSON.stringify({ rows: {}, sha256: createHash('sha256').update(before).digest('hex') })}\n`
}

const rowsIn = (file: string): string =>
  readFileSync(path.join(project.folder, file), 'utf8').split('\n').slice(1, -2).join('\n')

describe('a backup taken while people write', () => {
  it('is of one moment, and comes back into an empty database the same to the byte', {
    timeout: 300_000,
  }, async () => {
    const live = open('live')
    let [ended, written] = [false, 0]
    const made = backup('live.ndjson', 'live').finally(() => {
      ended = true
    })
    while (!ended) {
      live.exec(`BEGIN; ${crowd(1, 1_000_000 + written++)}; COMMIT`)
      await pause()
    }
    expect(await succeed(made)).toContain('comments')
    const since = performance.now()
    await succeed(restore('live.ndjson', 'empty'))
    const took = performance.now() - since
    const empty = open('empty')
    const last = Number(empty.prepare('SELECT max(id) AS id FROM comments').get()?.id)
    console.log(
      `${written} comments while the backup was made, ${Math.max(0, last - 999_999)} of them in it; ${COMMENTS} back in ${Math.round(took)} ms`,
    )

    expect(written).toBeGreaterThan(10)
    expect(took).toBeLessThan(RTO_MS)
    // Everything that came after the moment, and nothing else, is not in it.
    live.exec(`DELETE FROM comment_likes WHERE comment_id > ${last}; DELETE FROM comments WHERE id > ${last}`)
    live.exec(`DELETE FROM reactions WHERE created_at > ${last}`)
    expect(held(empty, columnsHeld(empty))).toEqual(held(live, columnsHeld(live)))
    const totals =
      'SELECT post_id, comments, reactions FROM post_totals WHERE comments + reactions > 0 ORDER BY 1'
    expect(hashOf(empty, totals)).toEqual(hashOf(live, totals))
    expect(schemaOf(empty)).toBe(schemaOf(migrated()))
    for (const db of [live, empty]) db.close()
  })

  it('comes back into a filled database, which loses nothing; a second time nothing is written', {
    timeout: 300_000,
  }, async () => {
    const filled = open('filled')
    filled.exec(crowd(500, 500_000))
    filled.exec(
      "INSERT INTO view_days VALUES ('p1', '2026-01-01', 50, 40, 30), ('own', '2026-01-01', 1, 1, 1)",
    )
    const own = 'SELECT * FROM comments WHERE id BETWEEN 500000 AND 500499 ORDER BY id'
    const before = hashOf(filled, own)
    await succeed(restore('live.ndjson', 'filled'))
    expect(hashOf(filled, own)).toEqual(before)
    expect(
      filled.prepare("SELECT views FROM view_days WHERE post_id IN ('p1', 'own') ORDER BY views").all(),
    ).toEqual([{ views: 1 }, { views: 1 }, { views: 50 }])
    const all = hashesOf(filled)
    expect(await succeed(restore('live.ndjson', 'filled'))).toContain('새로 쓰거나 고친 것: 없음')
    expect(hashesOf(filled)).toEqual(all)
    filled.close()
    await succeed(backup('filled.ndjson', 'filled'))
    const kept = new Set(rowsIn('filled.ndjson').split('\n'))
    const missing = rowsIn('live.ndjson')
      .split('\n')
      .filter((row) => !kept.has(row))
    // Of the day both counted, the greater figures stand.
    expect(missing.map((row) => row.slice(0, 12))).toEqual(['["view_days"'])
  })
})

describe('a backup of an old version', () => {
  const versions = isFull ? FILES : [...FILES.slice(0, 1), ...FILES.slice(-2, -1)]

  it.each(versions)(
    'made on %s comes back onto the newest schema, row for row',
    { timeout: 60_000 },
    async (schema) => {
      const old = migrated(FILES.slice(0, FILES.indexOf(schema) + 1))
      plantRows(old)
      const names = BACKUP_TABLES.map(({ name }) => name).filter((name) => tablesOf(old).includes(name))
      const columns = columnsHeld(old)
      project.write(
        'old.ndjson',
        backupOf(
          schema,
          names.flatMap((name) => linesOf(old, name, columns[name]?.columns)),
        ),
      )
      copyFresh(`aged-${schema.slice(0, 4)}`)
      await succeed(restore('old.ndjson', `aged-${schema.slice(0, 4)}`))
      const db = open(`aged-${schema.slice(0, 4)}`)
      expect(held(db, columns)).toEqual(held(old, columns))
      expect(schemaOf(db)).toBe(schemaOf(migrated()))
      db.close()
    },
  )

  const linesOf = (db: DatabaseSync, table: string, columns: readonly string[] = []): string[] =>
    db
      .prepare(`SELECT ${columns.join()} FROM ${table}`)
      .all()
      .map((row) => {
        const shown = Object.entries(row).map(([name, value]) => [
          name,
          value instanceof Uint8Array ? Buffer.from(value).toString('hex').toUpperCase() : value,
        ])
        return `["${table}",${JSON.stringify(Object.fromEntries(shown))}]`
      })
})
