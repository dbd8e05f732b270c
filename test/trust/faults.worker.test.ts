import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { counterNamed } from '../../src/counting/record.ts'
import { shardName } from '../../src/counting/shards.ts'
import type { Env } from '../../src/env.ts'
import { randomFrom } from '../support/seeded-random.ts'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { behind, type Fault, failing, type Moment, objectsBehind } from '../support/worker/faulty-db.ts'
import { flush, postDays } from '../support/worker/figures.ts'
import { makeFields, type Site } from '../support/worker/site.ts'
import { makeDevice } from '../support/worker/thread.ts'
import { TABLE } from './access-table.ts'

// The database fails: seldom, often, always; before it has heard a question and after it has done it. Its words are
// the documented ones.

const MESSAGES = [
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB reset because its code was updated.',
  'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
]
const SEED = Number(env.SEED || Date.now() % 2 ** 31)
const isFull = env.TRUST === 'full'
const ROUNDS = isFull ? 200 : 10
const LONG = { timeout: 60_000 }
const MOMENTS: readonly Moment[] = ['before', 'after']
const SHARES = [0.01, 0.2, 1]
const WEATHERS = MOMENTS.flatMap((moment) => SHARES.map((share) => [share * 100, moment] as const))

const random = randomFrom(SEED)
const makeError = () => new Error(MESSAGES[Math.floor(random() * MESSAGES.length)])
const weather = (percent: number, moment: Moment): Fault => ({
  moment,
  share: percent / 100,
  makeError,
  random,
})
const database = (fault: Fault): Partial<Env> => ({ DB: behind(env.DB, failing(fault)) })

beforeEach(() => {
  for (const method of ['error', 'log'] as const) vi.spyOn(console, method).mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

/** What no answer may tell: stacks, SQL, paths of ours. */
const INSIDE =
  /\bat \S+ \(|\.tsx?:\d|node_modules|D1_ERROR|SQLITE|SELECT .* FROM|INSERT INTO|comment_sights|\/src\//

const telling = (text: string) => INSIDE.exec(text)?.[0]

describe(`(seed ${SEED}) while questions fail`, () => {
  it.each(WEATHERS)(
    '%s percent, %s the database acts: an article is 200 and whole, and says when the courtyard rests',
    async (percent, moment) => {
      const cast = await makeCast(database(weather(percent, moment)))
      for (let i = 0; i < ROUNDS; i++) {
        const response = await cast.ask('GET', PAGE, about('guest'))
        const html = await response.text()
        expect(response.status).toBe(200)
        expect(html).toMatch(/<article id="article"[\s\S]*<p>본문 [\s\S]*<\/html>\s*$/)
        if (percent === 100) expect(html).toContain('마당이 잠시 쉬고 있습니다')
      }
    },
  )

  it.each(WEATHERS)(
    '%s percent, %s the database acts: every read answers as ever, or 503 and when to come back',
    async (percent, moment) => {
      const cast = await makeCast(database(weather(percent, moment)))
      const reads = Object.entries(TABLE).filter(
        ([name, { kind }]) => name.startsWith('GET') && kind !== 'key',
      )
      for (const [name, row] of reads) {
        const who = row.kind === 'owner' ? 'owner' : 'writer'
        const comment = await cast.comment('visible')
        const response = await cast.ask('GET', row, { ...about(who), comment })
        // A file whose rest is lost breaks off: its reader must not take it for whole.
        const text = await response.text().catch((error) => (row.at.includes('/export/') ? '' : error.stack))
        expect([name, telling(text)]).toEqual([name, undefined])
        expect([name, response.status]).toSatisfy(([, status]) => [row.status, 503].includes(Number(status)))
        if (response.status === 503) expect([name, response.headers.get('retry-after')]).toEqual([name, '10'])
      }
    },
  )
})

const PAGE = { kind: 'post', at: '{post}', status: 200 } as const
const about = (who: 'guest' | 'writer' | 'owner') => ({ who, post: 'out' as const, comment: 0 })

/** Sends until it is taken, as a person does who presses again. */
async function insist(send: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 60; tries++) {
    const response = await send()
    if (response.status !== 503) return response
    expect(response.headers.get('retry-after')).toBe('10')
    expect(telling(await response.text())).toBeUndefined()
  }
  throw new Error(`never taken (seed ${SEED})`)
}

const count = async (table: 'comments' | 'reactions' | 'poll_votes', post: string): Promise<number> =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE post_id = ?`)
    .bind(post)
    .first<number>('n')) ?? 0

const postOf = (cast: Cast) => ({
  path: cast.addressOf(PAGE, about('guest')),
  id: cast.addressOf({ ...PAGE, at: '{postId}' }, about('guest')),
})

describe(`(seed ${SEED}) a write repeated until it is taken is done once`, () => {
  it.each(MOMENTS)('while a fifth fails %s the database acts', LONG, async (moment) => {
    const cast = await makeCast(database(weather(20, moment)))
    const { path, id } = postOf(cast)
    const people = Array.from({ length: ROUNDS }, makeDevice)
    for (const by of people) {
      const fields = makeFields()
      const first = await insist(() => cast.site.send(`${path}/comments`, fields, by))
      const again = await insist(() => cast.site.send(`${path}/comments`, fields, by))
      const [one, two] = await Promise.all([first, again].map((r) => r.json<{ id: number }>()))
      expect([first.status, again.status, two?.id]).toEqual([201, 201, one?.id])
      await insist(() => cast.site.send(`${path}/reactions`, { kind: 'like', on: '1' }, by))
      await insist(() => cast.site.send(`${path}/poll`, { option: '1' }, by))
      const edited = await insist(() =>
        cast.site.send(`/comments/${one?.id}`, { body: `고침 ${one?.id}` }, by),
      )
      expect(edited.status).toBe(200)
    }
    for (const table of ['comments', 'reactions', 'poll_votes'] as const)
      expect([table, await count(table, id)]).toEqual([table, ROUNDS])
    expect(await totals(id)).toEqual({ comments: ROUNDS, reactions: ROUNDS })
  })

  it('while all fail nothing is promised', async () => {
    for (const moment of MOMENTS) {
      const cast = await makeCast(database(weather(100, moment)))
      const { path } = postOf(cast)
      for (const [to, fields] of WRITES) {
        const response = await cast.site.send(path + to, { ...fields, key: crypto.randomUUID() })
        expect([to, response.status, response.headers.get('retry-after')]).toEqual([to, 503, '10'])
        expect(response.headers.get('set-cookie')).toBeNull()
      }
    }
  })
})

const WRITES: readonly (readonly [string, Record<string, string>])[] = [
  ['/comments', { name: '길손', body: '글' }],
  ['/reactions', { kind: 'like', on: '1' }],
  ['/poll', { option: '0' }],
]

const totals = (post: string) =>
  env.DB.prepare('SELECT comments, reactions FROM post_totals WHERE post_id = ?').bind(post).first()

describe(`(seed ${SEED}) a view whose beacon is repeated until it is taken is counted once`, () => {
  const beacon = (post: string, view: string) => ({ post, view, seq: 0, engaged: 0, depth: 0 })

  it.each(MOMENTS)('while a fifth of the calls fails %s the object acts', LONG, async (moment) => {
    const fault = { ...weather(20, moment), makeError: lostObject }
    const cast = await makeCast({ VIEWS: objectsBehind(env.VIEWS, failing(fault)) })
    const { id } = postOf(cast)
    for (let i = 0; i < ROUNDS; i++) {
      const [view, reader] = [
        crypto.randomUUID(),
        { 'user-agent': AGENT, 'cf-connecting-ip': `192.0.2.${i}` },
      ]
      const response = await insist(() => cast.site.send('/views', beacon(id, view), reader))
      expect(response.status).toBe(204)
    }
    await flush(counterNamed(env.VIEWS, shardName(0)))
    expect((await postDays(id)).map(({ views }) => views)).toEqual([ROUNDS])
  })

  it('while all fail the beacon is told so, and no page waits', async () => {
    const fault = { ...weather(100, 'before'), makeError: lostObject }
    const cast = await makeCast({ VIEWS: objectsBehind(env.VIEWS, failing(fault)) })
    const response = await sendBeacon(cast.site, beacon(postOf(cast).id, crypto.randomUUID()))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect((await cast.ask('GET', PAGE, about('guest'))).status).toBe(200)
    expect((await cast.ask('GET', { ...PAGE, at: '/admin' }, about('owner'))).status).toBe(200)
  })
})

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'

const lostObject = () =>
  Object.assign(new Error('Cannot resolve Durable Object due to transient issue on remote node.'), {
    retryable: true,
  })

const sendBeacon = (site: Site, beacon: object) => site.send('/views', beacon, { 'user-agent': AGENT })
