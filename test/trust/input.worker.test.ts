import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import listed from '../../node_modules/big-list-of-naughty-strings/blns.json?raw'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { makeFields } from '../support/worker/site.ts'
import { anyRequest, type Wild } from './requests.ts'

const naughty: readonly string[] = JSON.parse(listed)
const RUNS = env.TRUST === 'full' ? 12_000 : 1_000
const SEED = Number(env.SEED || Date.now() % 2 ** 31)
const LIMIT_MS = 1000
const GUEST = { who: 'guest', post: 'out', comment: 0 } as const

beforeEach(() => {
  for (const method of ['error', 'log'] as const) vi.spyOn(console, method).mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

const schema = async (): Promise<string> =>
  JSON.stringify(
    (await env.DB.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name').all()).results,
  )

/** Tells what is wrong with an answer. */
async function wrongWith(
  cast: Cast,
  wild: Wild,
  note: (status: number) => void,
): Promise<string | undefined> {
  const mayCarry = wild.body !== undefined && !/^(?:get|head)$/i.test(wild.method)
  let request: RequestInit
  try {
    request = {
      method: wild.method,
      headers: new Headers(wild.headers),
      ...(mayCarry && { body: wild.body ?? null }),
    }
    new Request(`http://madang.test${wild.path}`, request)
  } catch {
    return undefined // No client could send it.
  }
  const began = performance.now()
  const response = await cast.site.fetch(wild.path, request)
  const text = await response.text()
  const took = performance.now() - began
  note(response.status)
  if (response.status >= 500) return `${response.status}`
  if (took > LIMIT_MS) return `took ${took} ms`
  return /\bat \S+ \(|node_modules|SQLITE_|D1_ERROR/.exec(text)?.[0]
}

describe(`${RUNS} generated requests (seed ${SEED})`, () => {
  it('never break the blog, its time or its schema', { timeout: 600_000 }, async () => {
    const cast = await makeCast()
    const before = await schema()
    const addresses = {
      post: cast.addressOf({ kind: 'post', at: '{post}', status: 200 }, GUEST),
      english: cast.addressOf({ kind: 'post', at: '{english}', status: 200 }, GUEST),
      postId: cast.addressOf({ kind: 'post', at: '{postId}', status: 200 }, GUEST),
      comment: String(await cast.comment('visible')),
      key: crypto.randomUUID(),
    }
    const cookies = [cast.people.owner, cast.people.writer].map(({ cookie = '' }) => cookie)
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(anyRequest(naughty, addresses, cookies), async (wild) => {
        expect(
          await wrongWith(cast, wild, (status) => statuses.set(status, (statuses.get(status) ?? 0) + 1)),
        ).toBeUndefined()
      }),
      { numRuns: RUNS, seed: SEED, interruptAfterTimeLimit: 570_000, markInterruptAsFailure: true },
    )
    // They came in: it was not one gate that answered them all.
    for (const status of [200, 303, 400, 403, 404, 415, 422])
      expect([status, (statuses.get(status) ?? 0) > RUNS / 200]).toEqual([status, true])
    expect(await schema()).toBe(before)
    expect(await drifted()).toEqual([])
    expect((await cast.ask('GET', { kind: 'all', at: '/', status: 200 }, GUEST)).status).toBe(200)
  })
})

/** Counts that differ from a recount. */
const drifted = async () =>
  (
    await env.DB.prepare(
      `SELECT t.post_id, t.comments, t.reactions FROM post_totals AS t
       WHERE t.comments <> (SELECT count(*) FROM comments AS c WHERE c.post_id = t.post_id AND c.status = 'visible')
          OR t.reactions <> (SELECT count(*) FROM reactions AS r WHERE r.post_id = t.post_id)`,
    ).all()
  ).results

describe('a body too large', () => {
  const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const cast = await makeCast()
    const path = cast.addressOf({ kind: 'post', at: '{post}/comments', status: 303 }, GUEST)
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    return cast.site.fetch(path, { method: 'POST', body, headers: { ...type, ...headers } })
  }

  it('is refused whether its length is told or not, before it is read whole', async () => {
    expect((await send('x'.repeat(30 * 1024 * 1024))).status).toBe(413)
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(16 * 1024))
      },
    })
    expect((await send(endless)).status).toBe(413)
    expect(pulled).toBeLessThan(20)
  })

  it('is refused when it lies about its length', async () => {
    const long = String(new URLSearchParams(makeFields({ body: '가'.repeat(80_000) })))
    expect((await send(long, { 'content-length': '10' })).status).toBeGreaterThanOrEqual(400)
  })

  it('of deep JSON is refused, not followed', async () => {
    const deep = `{"body":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
    expect((await send(deep, { 'content-type': 'application/json' })).status).toBeLessThan(500)
  })
})
