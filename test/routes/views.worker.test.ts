import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { counterNamed } from '../../src/counting/record.ts'
import { shardName } from '../../src/counting/shards.ts'
import { BLOG, FUTURE, makePost } from '../support/worker/shelf.ts'
import { makeSite, OWN_PAGE } from '../support/worker/site.ts'

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const HUMAN = { 'user-agent': BROWSER, 'cf-connecting-ip': '203.0.113.7', 'accept-language': 'ko' }

const makeBeacon = (post: string, given: object = {}) => ({
  post,
  view: crypto.randomUUID(),
  seq: 0,
  engaged: 0,
  depth: 0,
  ...given,
})

const post = makePost({ category: 'dev/edge' })
const hidden = makePost({ publishedAt: FUTURE })
const site = makeSite([post, hidden])
const beacon = (json: unknown, headers: Record<string, string> = HUMAN) => site.send('/views', json, headers)

interface CategoryFigures {
  readonly path: string
  readonly views: number
  readonly visitors: number
  readonly reads: number
}
const figures = async () =>
  Object.fromEntries(
    (await (await site.get('/api/v1/categories')).json<CategoryFigures[]>()).map((c) => [c.path, c]),
  )
const flush = () => runDurableObjectAlarm(counterNamed(env.VIEWS, shardName(0)))

describe('a beacon', () => {
  it('is answered 204, and adds one view to the category and to its parent', async () => {
    const before = await figures()
    const response = await beacon(makeBeacon(post.id))
    expect(response.status).toBe(204)
    expect(response.headers.get('x-view')).toBeNull()
    expect(await response.text()).toBe('')
    await flush()
    const after = await figures()
    for (const path of ['dev/edge', 'dev']) expect(after[path]?.views).toBe((before[path]?.views ?? 0) + 1)
    expect(after['ai-trends']?.views).toBe(before['ai-trends']?.views)
  })

  it('repeated is merged: the figures stay', async () => {
    const one = makeBeacon(post.id)
    await beacon(one, { ...HUMAN, 'cf-connecting-ip': '203.0.113.8' })
    await flush()
    const before = await figures()
    const again = await beacon({ ...one, seq: 1 }, { ...HUMAN, 'cf-connecting-ip': '203.0.113.8' })
    expect(again.status).toBe(204)
    await flush()
    expect(await figures()).toEqual(before)
  })

  it.each([
    ['a bot', 'bot', { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }],
    ['an AI crawler', 'ai-crawler', { 'user-agent': 'Mozilla/5.0 (compatible; GPTBot/1.2)' }],
    ['nobody', 'empty-agent', { 'user-agent': '' }],
    ['a prefetch', 'prefetch', { 'sec-purpose': 'prefetch;prerender' }],
  ])('of %s is not counted, and says why', async (_, reason, headers) => {
    const response = await beacon(makeBeacon(post.id), { ...HUMAN, ...headers })
    expect(response.status).toBe(202)
    expect(response.headers.get('x-view')).toBe(`ignored; reason=${reason}`)
  })

  it.each([
    ['gpc', { 'sec-gpc': '1' }],
    ['dnt', { dnt: '1' }],
  ] as const)(
    'of who asks not to be tracked (%s) is counted, unless the blog honours that',
    async (wish, headers) => {
      const asked = { ...HUMAN, ...headers, 'cf-connecting-ip': '203.0.113.21' }
      const honouring = makeSite([post], {}, { blog: { ...BLOG, honour: [wish] } })
      expect((await site.send('/views', makeBeacon(post.id), asked)).status).toBe(204)
      const ignored = await honouring.send('/views', makeBeacon(post.id), asked)
      expect(ignored.headers.get('x-view')).toBe(`ignored; reason=${wish}`)
    },
  )

  it('of an unknown or hidden post is not counted, and tells neither from the other', async () => {
    for (const id of ['none', hidden.id]) {
      const response = await beacon(makeBeacon(id))
      expect(response.status).toBe(202)
      expect(response.headers.get('x-view')).toBe('ignored; reason=unknown')
    }
  })

  it('ignored stands in the ledger', async () => {
    const reason = 'link-preview'
    await beacon(makeBeacon(post.id), { ...HUMAN, 'user-agent': 'facebookexternalhit/1.1' })
    await flush()
    const row = env.DB.prepare('SELECT sum(count) AS n FROM filtered_days WHERE reason = ?').bind(reason)
    expect(await row.first('n')).toBe(1)
  })

  it.each([
    ['no post', { post: undefined }],
    ['a view that is no id', { view: 'x' }],
    ['a negative sequence', { seq: -1 }],
    ['half a sequence', { seq: 0.5 }],
    ['numbers as text', { engaged: '1000' }],
    ['a depth beyond the end', { depth: 1.01 }],
    ['more than a day', { engaged: 86_400_001 }],
  ])('with %s is refused 400', async (_, given) => {
    const response = await beacon(makeBeacon(post.id, given))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'malformed' } })
  })

  it('of another site is refused', async () => {
    const elsewhere = { ...HUMAN, 'sec-fetch-site': 'cross-site' }
    expect((await beacon(makeBeacon(post.id), elsewhere)).status).toBe(403)
  })

  it('as a browser sends it, with no wish for JSON, is counted', async () => {
    const response = await site.fetch('/views', {
      method: 'POST',
      body: new Blob([JSON.stringify(makeBeacon(post.id))], { type: 'application/json' }),
      headers: { ...OWN_PAGE, ...HUMAN, accept: '*/*' },
    })
    expect(response.status).toBe(204)
  })
})

describe('the figures of the categories', () => {
  it('may be read from anywhere, say how many posts each holds, and know no cookies', async () => {
    const response = await site.get('/api/v1/categories', { origin: 'https://elsewhere.example' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('public, max-age=5')
    expect(await response.json()).toEqual([
      expect.objectContaining({ path: 'ai-trends', name: 'AI 동향', posts: 0, comments: 0, reactions: 0 }),
      expect.objectContaining({ path: 'dev', posts: 1 }),
      expect.objectContaining({ path: 'dev/edge', name: '엣지', posts: 1, visitors: expect.any(Number) }),
      expect.objectContaining({ path: '글쓰기', posts: 0, views: 0 }),
    ])
  })

  it('are asked first by browsers that ask', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' }
    const response = await site.fetch('/api/v1/categories', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD')
  })

  it('count what was said under their posts and their children’s', async () => {
    const [one, other] = [makePost({ category: 'dev/edge' }), makePost({ category: 'dev' })]
    const site = makeSite([one, other])
    const comment = { name: '길손', body: '글', key: crypto.randomUUID() }
    await site.send(`${encodeURI(one.path)}/comments`, comment)
    await site.send(`${encodeURI(other.path)}/comments`, comment)
    await site.send(`${encodeURI(other.path)}/reactions`, { kind: 'like', on: 1 })
    const all = await (await site.get('/api/v1/categories')).json<object[]>()
    expect(all).toContainEqual(expect.objectContaining({ path: 'dev', posts: 2, comments: 2, reactions: 1 }))
    expect(all).toContainEqual(
      expect.objectContaining({ path: 'dev/edge', posts: 1, comments: 1, reactions: 0 }),
    )
  })
})
