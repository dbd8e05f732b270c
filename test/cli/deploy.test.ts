import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'smol-toml'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Account, openAccount } from './cloudflare-stand-in.ts'
import { type Ended, ProjectCopy } from './project-copy.ts'

// The real wrangler against a stand-in of Cloudflare's API on loopback: what it asks for is real, the answers are ours.

let project: ProjectCopy
let account: Account
beforeAll(async () => {
  project = new ProjectCopy()
  await project.run('build/main.ts', [])
})
afterAll(() => project.remove())
beforeEach(async () => {
  account = await openAccount()
  return () => account.close()
})

const deploy = (env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  project.run('cli/deploy.ts', [], {
    CLOUDFLARE_API_BASE_URL: account.url,
    CLOUDFLARE_API_TOKEN: 'token',
    ...env,
  })

const changesTo = (part: string): number => account.changes.findIndex((change) => change.includes(part))

const searched = () =>
  account.search
    .prepare('SELECT text FROM search_posts')
    .all()
    .map(({ text }) => text)

describe('npm run deploy', { timeout: 120_000 }, () => {
  it('makes database, tables, then a Worker that has its secrets from the first moment; later keeps them', async () => {
    const first = await deploy()

    expect(first.code, first.output).toBe(0)
    expect(changesTo('POST /d1/database')).toBe(0)
    expect(changesTo('/query')).toBeLessThan(changesTo('PUT /workers/scripts/madang'))
    expect(account.changes.filter((change) => change.includes('secret'))).toEqual([])
    const key = account.secrets?.get('ADMIN_KEY')
    const pepper = account.secrets?.get('PEPPER')
    expect(key).toMatch(/^[\w-]{43}$/)
    expect(pepper).toMatch(/^[\w-]{43}$/)
    expect(first.output.split(String(key))).toHaveLength(2)
    expect(first.output.split(String(pepper))).toHaveLength(2)
    expect(account.tables.prepare('SELECT name FROM d1_migrations ORDER BY id').all()[0]).toMatchObject({
      name: '0001_conversation.sql',
    })

    expect(searched()).toEqual(['본문'])
    expect(account.changes.at(-1)).toMatch(/import$/)

    account.changes.length = 0
    const second = await deploy()

    expect(second.code, second.output).toBe(0)
    expect(changesTo('POST /d1/database')).toBe(changesTo('/query'))
    expect(changesTo('/query')).toBeLessThan(changesTo('/versions'))
    expect(Object.fromEntries(account.secrets ?? [])).toEqual({ ADMIN_KEY: key, PEPPER: pepper })
    expect(second.output).not.toMatch(/ADMIN_KEY|PEPPER/)
    expect(account.changes.filter((change) => change.endsWith('/import'))).toEqual([])
  })

  it('stops at a step that fails and says how to go on', async () => {
    account.refuse = (what) => what.endsWith('/query')

    const { code, output } = await deploy()

    expect(code).toBe(1)
    expect(output).toContain('표를 맞추지 못했습니다. 이미 열린 블로그는 그대로 돕니다.')
    expect(output).not.toContain('ADMIN_KEY')
    expect(account.changes).toEqual(['POST /d1/database', 'POST /d1/database'])
  })

  it('tells the secrets that were stored before an upload failed half-way', async () => {
    account.refuse = (what) => what === 'POST /workers/scripts/madang/subdomain'

    const { code, output } = await deploy()

    expect(code).toBe(1)
    expect(output).toContain(`    ${account.secrets?.get('ADMIN_KEY')}\n`)
    expect(output).toContain(`    ${account.secrets?.get('PEPPER')}\n`)
    expect(output).toContain('올리지 못했습니다.')
  })

  it('asks which of several accounts is meant', async () => {
    account.accounts.push({ id: 'fedcba9876543210fedcba9876543210', name: '회사' })

    const { code, output } = await deploy()

    expect(code).toBe(1)
    expect(output).toContain('    fedcba9876543210fedcba9876543210  회사')
    expect(account.changes).toEqual([])
  })

  it('says how to sign in', async () => {
    const { code, output } = await deploy({
      CLOUDFLARE_API_TOKEN: '',
      HOME: project.folder,
      XDG_CONFIG_HOME: project.folder,
    })

    expect(code).toBe(1)
    expect(output).toContain('npx wrangler login')
    expect(output).toContain('CLOUDFLARE_API_TOKEN')
  })

  it('says what to do when the token has expired', async () => {
    account.refuse = () => true

    const { code, output } = await deploy()

    expect(code).toBe(1)
    expect(output).toContain('토큰이 만료되었으면')
    expect(account.changes).toEqual([])
  })

  it('replaces no Worker that has its name and is no madang', async () => {
    account.secrets = new Map([['TOKEN_OF_ANOTHER', 'x']])

    const { code, output } = await deploy()

    expect(code).toBe(1)
    expect(output).toContain('다른 Worker가 이미 있습니다')
    expect(account.changes).toEqual([])
  })

  it('goes no further than the posts when they have errors', async () => {
    project.write('posts/dev/broken.md', '---\ntitel: 글\ndate: 2026-01-02\n---\n')
    const { code, output } = await deploy()
    project.write('posts/dev/broken.md', '---\ntitle: 글\ndate: 2026-01-02\ndraft: true\n---\n')

    expect(code).toBe(1)
    expect(output).toContain('posts/dev/broken.md:2: ')
    expect(output).not.toContain('묶습니다')
    expect(account.changes).toEqual([])
  })

  it('refuses a posts.lock that would change', async () => {
    project.write('posts/dev/new.md', '---\ntitle: 새 글\ndate: 2026-01-03\n---\n\n본문\n')
    const { code, output } = await deploy()
    project.write('posts/dev/new.md', '---\ntitle: 새 글\ndate: 2026-01-03\ndraft: true\n---\n\n본문\n')

    expect(code).toBe(1)
    expect(output).toContain('posts.lock이 글보다 오래되었습니다')
  })
})

describe('npm run deploy -- --preview', { timeout: 120_000 }, () => {
  it('has a Worker and databases of its own', async () => {
    const { code, output } = await project.run('cli/deploy.ts', ['--preview', '--dry-run'])
    expect(code, output).toBe(0)
    const config = readFileSync(path.join(project.folder, 'wrangler.preview.toml'), 'utf8')
    const { name, d1_databases } = parse(config)
    expect(name).toBe('madang-preview')
    expect(d1_databases).toMatchObject([
      { binding: 'DB', database_name: 'madang-preview' },
      { binding: 'SEARCH', database_name: 'madang-search-preview' },
    ])
  })
})

describe('npm run deploy -- --dry-run', { timeout: 120_000 }, () => {
  it('builds and bundles without an account and says what would follow', async () => {
    const config = readFileSync(path.join(project.folder, 'wrangler.toml'), 'utf8')
    project.write('wrangler.toml', config.replace(/^VIEW_SHARDS = "1"/m, 'VIEW_SHARDS = "3"'))
    const { code, output } = await project.run('cli/deploy.ts', ['--dry-run'], {
      CLOUDFLARE_API_BASE_URL: account.url,
    })

    project.write('wrangler.toml', config)

    expect(code, output).toBe(0)
    expect(output).toContain('VIEW_SHARDS가 3입니다')
    // The budget of a Worker without articles, 120 KiB. This blog has one, of a word.
    expect(Number(/Worker (\d+\.\d) KB \(gzip\)/.exec(output)?.[1])).toBeLessThanOrEqual(122.9)
    expect(output.indexOf('D1 데이터베이스를 만듭니다')).toBeLessThan(
      output.indexOf('Worker와 파일을 올립니다'),
    )
    expect(account.changes).toEqual([])
  })
})
