import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from './cloudflare-stand-in.ts'
import { type Ended, ProjectCopy } from './project-copy.ts'

let project: ProjectCopy
beforeAll(async () => {
  project = new ProjectCopy()
  // Restoring nothing makes a database with its tables.
  project.write('empty.ndjson', signed(EMPTY))
  await restore('empty.ndjson', 'one')
  const db = open('one')
  db.exec(comments(450, ''))
  db.exec(`INSERT INTO reactions SELECT post_id, 'like', device, 1 FROM comments`)
  db.exec(`INSERT INTO sessions VALUES (zeroblob(32), 1, 1)`)
  db.close()
}, 60_000)
afterAll(() => project.remove())

const backup = (file: string, state: string, env = {}, ...more: string[]): Promise<Ended> =>
  project.run('cli/backup.ts', [file, ...more], { STATE_DIR: state, INIT_CWD: '', ...env })
const restore = (file: string, state: string, env = {}, ...more: string[]): Promise<Ended> =>
  project.run('cli/restore.ts', [file, ...more], { STATE_DIR: state, INIT_CWD: '', ...env })

function open(state: string): DatabaseSync {
  const folder = path.join(project.folder, state, 'v3/d1')
  const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (n) => n.endsWith('.sqlite') && !n.includes('metadata'),
  )
  return new DatabaseSync(path.join(folder, name ?? ''))
}

const comments = (count: number, post: string): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
   INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, device, pepper_id, created_at)
   SELECT i, 'p${post}' || i % 3, i, '길손' || i, '가' || char(8232) || char(10) || '"나"', '', 1, randomblob(32), 'pepper01', i
   FROM n`

const read = (file: string): string => readFileSync(path.join(project.folder, file), 'utf8')
const rowsOf = (text: string): string => text.split('\n').slice(1, -2).join('\n')

/** A backup with the foot that belongs to it. */
function signed(text: string): string {
  const lines = text.split('\n').slice(0, -2)
  const before = lines.map((line) => `${line}\n`).join('')
  return `${before}${JSON.stringify({ rows: {}, sha256: createHash('sha256').update(before).digest('hex') })}\n`
}

const EMPTY =
  '{"madang":"0","schema":"0001_conversation.sql","made":"2026-01-01T00:00:00Z","peppers":[],"format":1}\n{}\n'

describe('npm run backup and restore', { timeout: 120_000 }, () => {
  it('brings all rows into another database, the same to the byte, and then changes nothing', async () => {
    const made = await backup('one.ndjson', 'one')
    expect(made.code, made.output).toBe(0)
    expect(made.output).toContain('comments 450행, reactions 450행')
    expect(made.output).toContain('pepper01')
    expect(statSync(path.join(project.folder, 'one.ndjson')).mode & 0o777).toBe(0o600)

    const first = await restore('one.ndjson', 'two')
    expect(first.code, first.output).toBe(0)
    expect(first.output).toContain('새로 쓰거나 고친 것: comments 450행, reactions 450행')
    const second = await restore('one.ndjson', 'two')
    expect(second.output).toContain('새로 쓰거나 고친 것: 없음')

    await backup('two.ndjson', 'two')
    expect(rowsOf(read('two.ndjson'))).toBe(rowsOf(read('one.ndjson')))
    const db = open('two')
    expect(db.prepare('SELECT sum(comments) AS c, sum(reactions) AS r FROM post_totals').get()).toEqual({
      c: 450,
      r: 450,
    })
    expect(db.prepare('SELECT count(*) AS n FROM sessions').get()).toEqual({ n: 0 })
    db.close()
  })

  it('refuses a file that was changed, cut off or is none, and one of a newer version, before it writes', async () => {
    const text = read('one.ndjson')
    const cases = [
      [text.replace('길손7"', '길손9"'), 'SHA-256'],
      [text.slice(0, text.length / 2), '끝이 없습니다'],
      [text.split('\n').slice(0, -2).join('\n'), '끝이 없습니다'],
      ['{"a":1}\n', '마당의 백업이 아닙니다'],
      [signed(text.replace(/"schema":"\d+/, '"schema":"9999')), '더 새 판'],
    ] as const
    for (const [bad, words] of cases) {
      project.write('bad.ndjson', bad)
      const { code, output } = await restore('bad.ndjson', 'three')
      expect([code, output]).toEqual([1, expect.stringContaining(words)])
    }
    expect(readdirSync(project.folder)).not.toContain('three')
  })

  it('never writes over a file, and says when a file or a database is not there', async () => {
    writeFileSync(path.join(project.folder, 'mine.txt'), 'mine')
    expect(await backup('mine.txt', 'one')).toMatchObject({
      code: 1,
      output: expect.stringContaining('이미'),
    })
    expect(read('mine.txt')).toBe('mine')
    expect(await backup('x.ndjson', 'nowhere')).toMatchObject({
      code: 1,
      output: expect.stringContaining('STATE_DIR'),
    })
    expect(await restore('nothing.ndjson', 'one')).toMatchObject({
      code: 1,
      output: expect.stringContaining('없습니다'),
    })
    expect(await backup('', 'one')).toMatchObject({ code: 1 })
  })

  it('--remote does the same with D1, by the account wrangler knows', async () => {
    const account = await openAccount()
    account.databases.push('madang')
    account.tables.exec(`CREATE TABLE d1_migrations (name TEXT)`)
    for (const name of readdirSync(path.join(project.folder, 'migrations')).sort()) {
      account.tables.exec(read(`migrations/${name}`))
      account.tables.prepare('INSERT INTO d1_migrations VALUES (?)').run(name)
    }
    const env = { CLOUDFLARE_API_BASE_URL: account.url, CLOUDFLARE_API_TOKEN: 'token' }
    const there = await restore('one.ndjson', 'none', env, '--remote')
    expect(there.output).toContain('새로 쓰거나 고친 것: comments 450행, reactions 450행')
    const back = await backup('remote.ndjson', 'none', env, '--remote')
    account.close()

    expect(back.code, back.output).toBe(0)
    expect(rowsOf(read('remote.ndjson'))).toBe(rowsOf(read('one.ndjson')))
  })
})
