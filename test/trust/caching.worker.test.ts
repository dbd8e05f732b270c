import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { ORIGIN } from '../support/worker/site.ts'
import { TABLE } from './access-table.ts'

// A cache that anybody shares may keep only what is the same for everybody.

let cast: Cast
let comment: number
beforeAll(async () => {
  cast = await makeCast()
  comment = await cast.comment('secret')
})

const GETS = Object.entries(TABLE).filter(([name]) => name.startsWith('GET'))

const about = () => ({ who: 'guest' as const, post: 'out' as const, comment })

/** What an asker may say that must not change what others are given. */
const FORGED: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' },
  { 'x-host': 'evil.example', 'x-original-url': '/admin', 'x-rewrite-url': '/admin' },
  {
    'x-forwarded-prefix': '//evil.example',
    'x-http-method-override': 'POST',
    'x-original-host': 'evil.example',
  },
  {
    origin: 'https://evil.example',
    referer: 'https://evil.example/<script>',
    'user-agent': '<script>evil.example',
  },
  { 'accept-language': 'en', accept: 'application/json' },
]

const isShared = (response: Response): boolean =>
  !/private|no-store/.test(response.headers.get('cache-control') ?? 'missing')

describe('an answer', () => {
  it.each(GETS)('of %s says who may keep it', async (_, row) => {
    const response = await cast.ask('GET', row, about())
    expect(response.headers.get('cache-control')).toMatch(/public, max-age=\d+|private|no-store/)
    await response.body?.cancel()
  })

  it.each(GETS)('of %s that anybody may keep is the same for everybody', async (_, row) => {
    const plain = await cast.ask('GET', row, about())
    const body = await plain.text()
    if (!isShared(plain)) return
    expect(plain.headers.get('set-cookie')).toBeNull()
    const at = cast.addressOf(row, about())
    const asked = [...FORGED, ...Object.values(cast.people)]
    for (const headers of asked) {
      const other = await cast.site.get(at, headers)
      expect([headers, other.status, await other.text()]).toEqual([headers, plain.status, body])
    }
  })

  it.each(GETS)('of %s repeats no host an asker made up', async (_, row) => {
    for (const headers of FORGED.slice(0, 3)) {
      const response = await cast.site.get(cast.addressOf(row, about()), headers)
      expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain('evil.example')
    }
  })
})

describe('a page of one person’s own', () => {
  const OWN = ['/me', '/admin', '/admin/comments', '/admin/blocks', '/comments/{comment}/edit']
  const TAILS = [
    ...[
      '/x.css',
      '/.css',
      '.css',
      ';x.css',
      '%2Fx.css',
      '%00.css',
      '%3Fx.css',
      '%23x.css',
      '//x.css',
      '/..%2Fx.js',
    ],
    ...['/x.png', '?x.css', '%0A.css', '/%2e%2e/x.css', '\\x.css', '/a.avif'],
  ]

  it.each(OWN)('%s is kept by no cache, whatever is put behind its address', async (page) => {
    for (const who of ['writer', 'owner'] as const)
      for (const tail of TAILS) {
        const path = page.replace('{comment}', String(comment)) + tail
        const response = await cast.site.get(path, cast.people[who])
        expect([path, response.status, isShared(response)]).toEqual([path, response.status, false])
        await response.body?.cancel()
      }
  })
})

describe('no address leads to another host', () => {
  const EVIL = 'evil.example'
  const STRINGS = [
    ...[`//${EVIL}`, `///${EVIL}`, `/\\${EVIL}`, `\\\\${EVIL}`, `/\t/${EVIL}`, `/%09/${EVIL}`, `/%2F${EVIL}`],
    ...[
      `https://${EVIL}`,
      `https:${EVIL}`,
      `https:/${EVIL}`,
      `http:///${EVIL}`,
      `//${EVIL}/%2e%2e`,
      `/.${EVIL}`,
    ],
    ...[`%68ttps://${EVIL}`, `javascript:location='//${EVIL}'`, `data:text/html,//${EVIL}`, `/%5C${EVIL}`],
    ...[`//${EVIL}@madang.test`, `//madang.test@${EVIL}`, `/..//${EVIL}`, `/./\\${EVIL}`, `/%2e%2e//${EVIL}`],
    ...[`/admin/..//${EVIL}`, `/admin//${EVIL}`, `/admin\\..\\\\${EVIL}`, `/admin/comments/../..//${EVIL}`],
    ...[
      `//${EVIL}%00.madang.test`,
      `/\r\n/${EVIL}`,
      `/%0d%0a//${EVIL}`,
      `//${EVIL}#/admin`,
      `//${EVIL}?/admin`,
    ],
    ...[`／／${EVIL}`, `/。${EVIL}`, `//evil。example`, `@${EVIL}`, `:80@${EVIL}`, `.${EVIL}`],
  ]

  const leadsHome = (location: string | null): boolean =>
    location === null || new URL(location, ORIGIN).origin === ORIGIN

  it('has tried 30 strings', () => expect(new Set(STRINGS).size).toBeGreaterThanOrEqual(30))

  it.each(STRINGS)('asked as an address: %j', async (text) => {
    const path = text.startsWith('/') ? text : `/${text}`
    for (const asked of [path, `${path}/`, `/posts${path}/`, `/p${path}`, `/tag${path}/`, `/?p=${text}`]) {
      const response = await cast.site.get(asked)
      expect([asked, response.headers.get('location')]).toSatisfy(([, to]) => leadsHome(to ?? null))
      expect(response.status).toBeLessThan(500)
      await response.body?.cancel()
    }
  })

  it.each(STRINGS)('asked as the way back from a form: %j', async (back) => {
    for (const [path, fields] of [
      ['/admin/blocks', { verb: 'add', kind: 'word', value: '광고', back }],
      ['/admin/pause', { on: '0', back }],
      [`/admin/comments/${comment}/approve`, { back }],
      [`/admin/comments/${comment}/done`, { back }],
    ] as const) {
      const response = await cast.site.submit(path, fields, cast.people.owner)
      expect(response.status).toBe(303)
      expect([path, response.headers.get('location')]).toSatisfy(([, to]) => leadsHome(to ?? null))
    }
  })
})

describe('no field ends a header', () => {
  // Writes are logged.
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
  })
  afterEach(() => vi.restoreAllMocks())

  const BREAKS = [
    '\r\nset-cookie: evil=1',
    '\nx-evil: 1',
    '\rx-evil: 1',
    '%0d%0ax-evil: 1',
    '\u560d\u560ax-evil: 1',
    '\0',
  ]

  const isClean = (response: Response): boolean =>
    response.status < 500 &&
    !response.headers.has('x-evil') &&
    ![...response.headers].some(([, value]) => /[\r\n\0]|evil=1/.test(value))

  it.each(BREAKS)('%j', async (text) => {
    const sent = {
      back: `/admin/comments?q=${text}`,
      key: text,
      kind: text,
      value: text,
      name: text,
      body: text,
    }
    for (const [name, row] of Object.entries(TABLE)) {
      const at = cast.addressOf(row, about())
      const hexed = encodeURIComponent(text)
      const path = `${at}${at.includes('?') ? '&' : '?'}q=${hexed}&sort=${hexed}&cursor=${hexed}&on=${hexed}`
      const response = name.startsWith('GET')
        ? await cast.site.get(path, cast.people.owner)
        : await cast.site.submit(path, { ...row.fields, ...sent }, cast.people.other)
      expect([name, isClean(response), response.status]).toEqual([name, true, response.status])
      await response.body?.cancel()
    }
  })
})
