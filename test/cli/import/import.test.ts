import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccount } from '../cloudflare-stand-in.ts'
import { type Ended, ProjectCopy } from '../project-copy.ts'
import { fixture } from './moving.ts'

let project: ProjectCopy
beforeAll(() => {
  project = new ProjectCopy()
})
afterAll(() => project.remove())

const run = (script: string, ...args: readonly string[]): Promise<Ended> => runWith({}, script, ...args)
const runWith = (env: Readonly<Record<string, string>>, script: string, ...args: readonly string[]) =>
  project.run(`cli/${script}.ts`, args, { STATE_DIR: 'state', INIT_CWD: '', ...env })
const read = (file: string): string => readFileSync(path.join(project.folder, file), 'utf8')

describe('npm run import and export', { timeout: 240_000 }, () => {
  it('bring a blog into the embedded database, twice without a change, and write it out again', async () => {
    const brought = await run(
      'import',
      '--from',
      'wordpress',
      fixture('wordpress.xml'),
      '--owner',
      '홍길동',
      '--report',
      'r.tsv',
    )
    expect([brought.code, brought.output]).toEqual([0, expect.stringContaining('댓글: 가져옴 5')])
    const again = await run('import', '--from', 'wordpress', fixture('wordpress.xml'), '--owner', '홍길동')
    expect(again.output).toContain('댓글: 그대로 5')
    const out = await run('export', 'out')
    expect([out.code, out.output]).toEqual([0, expect.stringContaining('comments 5행')])
    expect(readdirSync(path.join(project.folder, 'out')).sort()).toEqual([
      'posts',
      'readers.ndjson',
      'wordpress.xml',
    ])
  })

  it('with --remote do the same with D1, by the account wrangler knows', async () => {
    const account = await openAccount()
    account.databases.push('madang')
    account.tables.exec('CREATE TABLE d1_migrations (name TEXT)')
    for (const name of readdirSync(path.join(project.folder, 'migrations')).sort()) {
      account.tables.exec(read(`migrations/${name}`))
      account.tables.prepare('INSERT INTO d1_migrations VALUES (?)').run(name)
    }
    const env = { CLOUDFLARE_API_BASE_URL: account.url, CLOUDFLARE_API_TOKEN: 'token', STATE_DIR: 'none' }
    const source = ['--from', 'wordpress', fixture('wordpress.xml'), '--owner', '홍길동', '--remote']
    const brought = await runWith(env, 'import', ...source)
    const again = await runWith(env, 'import', ...source)
    const out = await runWith(env, 'export', 'far', '--remote')
    account.close()

    expect([brought.code, brought.output]).toEqual([0, expect.stringContaining('댓글: 가져옴 5')])
    expect(again.output).toContain('댓글: 그대로 5')
    expect([out.code, out.output]).toEqual([0, expect.stringContaining('comments 5행')])
    expect(commentsOf(read('far/readers.ndjson'))).toEqual(commentsOf(read('out/readers.ndjson')))
  })

  it('refuse a folder that holds something, and what is not there', async () => {
    const cases = [
      [await run('export', 'posts'), '이미'],
      [await run('import', '--from', 'jekyll', 'nowhere'), '없습니다'],
      [await run('import', '--from', 'geocities', 'posts'), '--from'],
    ] as const
    for (const [{ code, output }, words] of cases)
      expect([code, output]).toEqual([1, expect.stringContaining(words)])
  })
})

/** What was said, by the addresses the other blog gave. */
const commentsOf = (ndjson: string): string[] => {
  const lines = ndjson.split('\n').filter((line) => line.startsWith('["comments",'))
  expect(lines).toHaveLength(5)
  return lines.map((line) => /"source":"[^"]*"/.exec(line)?.[0] ?? line).sort()
}
