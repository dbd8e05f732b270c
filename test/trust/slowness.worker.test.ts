import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { type Around, behind, objectsBehind } from '../support/worker/faulty-db.ts'
import { makeFields } from '../support/worker/site.ts'
import { TABLE } from './access-table.ts'

// The database hangs, or takes five seconds for each question. The clock is moved by hand: nobody waits for it.

const PAGE = { kind: 'post', at: '{post}', status: 200 } as const
const GUEST = { who: 'guest', post: 'out', comment: 0 } as const
const LIMIT_MS = 10_000

/** Given up, it goes on all the same: whoever comes next would be signed out. */
const ENDS_THE_SESSION = /logout$/

const hanging: Around = () => new Promise(() => {})
const slow: Around = async (ask) => {
  await new Promise((done) => setTimeout(done, 5000))
  return ask()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (const method of ['error', 'log'] as const) vi.spyOn(console, method).mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const behindA = (line: Around): Promise<Cast> =>
  makeCast({ DB: behind(env.DB, line), VIEWS: objectsBehind(env.VIEWS, hanging) })

/** What a request is answered, with the clock moved on until it is. */
async function withinTime(asked: Promise<Response>, limit = LIMIT_MS): Promise<Response> {
  const answered = vi.fn()
  asked.then(answered)
  for (let waited = 0; waited < limit && answered.mock.calls.length === 0; waited += 500)
    await vi.advanceTimersByTimeAsync(500)
  await vi.advanceTimersByTimeAsync(1)
  if (answered.mock.calls.length === 0) throw new Error(`no answer within ${limit} ms`)
  return asked
}

describe.each([
  ['hangs', hanging],
  ['takes five seconds', slow],
] as const)('while the database %s', (_, line) => {
  it('an article’s text comes at once, and the page is closed properly', async () => {
    const cast = await behindA(line)
    const response = await cast.ask('GET', PAGE, GUEST)
    expect(response.status).toBe(200)
    const reader = response.body?.getReader()
    const first = new TextDecoder().decode((await reader?.read())?.value)
    expect(first).toMatch(/<article id="article"[\s\S]*<p>본문 /)
    const rest = reader?.read()
    await vi.advanceTimersByTimeAsync(4000)
    expect(new TextDecoder().decode((await rest)?.value)).toMatch(/쉬고 있습니다[\s\S]*<\/html>\s*$/)
  })

  it('every other page has answered after ten seconds', { timeout: 30_000 }, async () => {
    const cast = await behindA(line)
    for (const [name, row] of Object.entries(TABLE)) {
      // Counting goes on behind the answer, and the site of these tests waits for that.
      if (row.at.startsWith('/views') || ENDS_THE_SESSION.test(name)) continue
      const who = row.kind === 'owner' ? 'owner' : 'writer'
      const method = name.split(' ')[0] ?? ''
      const comment = await cast.comment('visible')
      const response = await withinTime(cast.ask(method, row, { ...GUEST, who, comment }))
      expect([name, response.status]).toSatisfy(([, s]) => [row.status, 503].includes(Number(s)))
      if (response.status === 503) expect([name, response.headers.get('retry-after')]).toEqual([name, '10'])
    }
  })
})

it('a comment that was given up is written all the same, once, and found by its key', async () => {
  const cast = await behindA(slow)
  const fields = makeFields()
  const response = await withinTime(cast.site.send(`${cast.addressOf(PAGE, GUEST)}/comments`, fields))
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await response.json()).toMatchObject({ error: { code: 'database_away' } })
  // What was asked goes on behind the answer.
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  await vi.waitFor(async () => expect(await stored(fields.key)).toBe(1))
})

const stored = async (key: string): Promise<number> =>
  (await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE request_key = ?')
    .bind(key)
    .first<number>('n')) ?? 0
