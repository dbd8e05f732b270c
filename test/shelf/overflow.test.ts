import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestHarness } from 'wrangler'
import { buildSite } from '../../src/build/build.ts'
import { makePosts, markdown } from '../support/posts-folder.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const LATER = '2999-01-01'

/** A project like this one whose Worker has no room for any text. */
async function makeProject(root: string): Promise<void> {
  for (const name of ['src', 'tsconfig.json', 'migrations'])
    cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'))
  const config = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8')
  writeFileSync(path.join(root, 'wrangler.toml'), config.replace(/^\[build\]\n(?:.+\n)*/m, ''))
  const posts = path.join(root, 'posts')
  mkdirSync(posts)
  const texts = {
    'dev/a.md': markdown('가', '', '**오래된** 글입니다.'),
    'dev/b.md': markdown('나', '', '다른 글입니다.'),
    'dev/later.md': markdown('나중', `publish_at: ${LATER}`, '아직 아무도 읽지 못하는 글입니다.'),
  }
  makePosts(texts, posts)
  const [shelf, assets] = [path.join(root, 'src/shelf/generated'), path.join(root, 'dist/assets')]
  await buildSite({ posts, shelf, assets, budget: 0 })
}

describe('a Worker whose texts lie in static files', () => {
  let server: ReturnType<typeof createTestHarness>
  let files: string[]
  let root: string
  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'madang-'))
    await makeProject(root)
    files = readdirSync(path.join(root, 'dist/assets/_shelf'))
    server = createTestHarness({ workers: [{ configPath: path.join(root, 'wrangler.toml') }] })
    await server.listen()
  }, 90_000)
  afterAll(async () => {
    await server?.close()
    rmSync(root, { recursive: true, force: true })
  })
  const get = (url: string) => server.fetch(url)

  it('serves them all the same', async () => {
    expect(await (await get('/posts/a')).text()).toContain('<strong>오래된</strong> 글입니다.')
    expect(await (await get('/')).text()).toContain('다른 글입니다.')
    expect(await (await get('/feed.xml')).text()).toContain('다른 글입니다.')
  })

  it('keeps a text to itself until its hour, wherever somebody looks', async () => {
    for (const url of ['/posts/later', '/', '/feed.xml', '/sitemap.xml', '/archive'])
      expect(await (await get(url)).text()).not.toMatch(/아무도|posts\/later"/)
    expect((await get('/posts/later')).status).toBe(404)
  })

  it('shows nobody the files themselves, however their address is spelled', async () => {
    expect(files.length).toBeGreaterThan(0)
    const spellings = [
      '/_shelf/',
      '/%5Fshelf/',
      '//_shelf/',
      '/_shel%66/',
      '/./_shelf/',
      '/_shelf//',
      '/_SHELF/',
    ]
    for (const file of files)
      for (const spelling of spellings) {
        const response = await get(spelling + file)
        expect([spelling, response.status]).toEqual([spelling, 404])
        expect(await response.text()).not.toMatch(/오래된|다른 글|아무도/)
      }
  })
})
