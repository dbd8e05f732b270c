import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../support/built-posts.ts'
import { makePosts, markdown } from '../support/posts-folder.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const CANARY = '카나리아-아직-아무도'

/** Files by name, as text of their bytes, so that Hangul in them is found whatever they are. */
const filesIn = (folder: string): Map<string, string> =>
  new Map(
    globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  )

describe('what is built', () => {
  it('tells nobody of a post yet to come or gone by: its words are in files that only the Worker reads', async () => {
    const posts = makePosts({
      'dev/out.md': markdown('나온 글'),
      'dev/later.md': markdown('나중', 'publish_at: 2999-01-01', CANARY),
      'dev/gone.md': markdown('지난', 'expire_at: 2026-01-20', CANARY),
      'dev/draft.md': markdown('초안', 'draft: true', CANARY),
    })
    const { out } = await build(posts)
    const telling = [...filesIn(path.join(out, 'assets'))].filter(
      ([name, text]) => !name.startsWith('_shelf/') && text.includes(CANARY),
    )
    expect(telling.map(([name]) => name)).toEqual([])
    for (const name of filesIn(path.join(out, 'assets/_shelf')).keys()) expect(name).toMatch(/[\w-]{16,}/)
  })

  it('holds none of this machine’s secrets', () => {
    const vars = path.join(ROOT, '.dev.vars')
    const secrets = existsSync(vars)
      ? [...readFileSync(vars, 'utf8').matchAll(/^\w+\s*=\s*"?([^"\n]{16,})/gm)].map(
          ([, value = '']) => value,
        )
      : []
    for (const folder of ['dist', 'src/shelf/generated'])
      for (const [name, text] of filesIn(path.join(ROOT, folder)))
        expect([name, secrets.filter((secret) => text.includes(secret))]).toEqual([name, []])
  })
})

/** Shapes of secrets that were put where they do not belong. */
const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /^(?:ADMIN_KEY|PEPPER|PEPPER_OLD|STATS_KEY|WEBHOOK_SECRET|CLOUDFLARE_API_TOKEN)\s*=\s*"?(?!test-|\$)[\w+/=-]{20,}/m,
]
const NEVER_KEPT = /(?:^|\/)(?:\.dev\.vars|\.env|\.wrangler|.*\.sqlite|.*\.ndjson)(?:$|\/)/

describe.skipIf(!existsSync(path.join(ROOT, '.git')))('git', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)

  it('keeps no secret, no database and no backup', () => {
    const kept = files.filter((name) => NEVER_KEPT.test(name) && !name.startsWith('test/fixtures/'))
    expect(kept).toEqual([])
    const telling = files
      .filter((name) => existsSync(path.join(ROOT, name)) && !/\.(?:png|jpg|webp|woff2|bin)$/.test(name))
      .filter((name) => SECRETS.some((shape) => shape.test(readFileSync(path.join(ROOT, name), 'utf8'))))
    expect(telling).toEqual([])
  })

  it('would not take them up either', () => {
    const ignored = execFileSync(
      'git',
      ['check-ignore', '.dev.vars', '.wrangler/x', 'dist/x', 'mine.ndjson'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    )
    expect(ignored.trim().split('\n')).toHaveLength(4)
  })
})
