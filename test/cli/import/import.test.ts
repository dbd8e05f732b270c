import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, ProjectCopy } from '../project-copy.ts'
import { fixture } from './moving.ts'

let project: ProjectCopy
beforeAll(() => {
  project = new ProjectCopy()
})
afterAll(() => project.remove())

const run = (script: string, ...args: readonly string[]): Promise<Ended> =>
  project.run(`cli/${script}.ts`, args, { STATE_DIR: 'state', INIT_CWD: '' })

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
