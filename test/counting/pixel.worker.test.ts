import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { counterNamed } from '../../src/counting/record.ts'
import { shardName } from '../../src/counting/shards.ts'
import { postDays } from '../support/worker/figures.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite, ORIGIN } from '../support/worker/site.ts'

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const OWN = { 'sec-fetch-site': 'same-origin' }

let people = 0
/** A reader of a network of their own. */
const reader = () => ({
  'user-agent': BROWSER,
  'cf-connecting-ip': `198.18.${++people}.1`,
  'accept-language': 'ko',
})

async function flushAll() {
  const counter = counterNamed(env.VIEWS, shardName(0))
  for (let turn = 0; turn < 2; turn++) await runDurableObjectAlarm(counter)
}

const ledger = async (reason: string): Promise<number> => {
  await flushAll()
  const row = env.DB.prepare('SELECT sum(count) AS n FROM filtered_days WHERE reason = ?').bind(reason)
  return (await row.first<number | null>('n')) ?? 0
}

const facetsOf = async (post: string): Promise<Record<string, number[]>> => {
  await flushAll()
  const row = await env.DB.prepare('SELECT facets FROM post_details WHERE post_id = ?')
    .bind(post)
    .first('facets')
  return JSON.parse(String(row ?? '{}'))
}

const siteFacets = async (): Promise<Record<string, number[]>> => {
  await flushAll()
  const row = await env.DB.prepare("SELECT facets FROM category_days WHERE category = ''").first('facets')
  return JSON.parse(String(row ?? '{}'))
}

const site = (posts: Parameters<typeof makeSite>[0]) => makeSite(posts)

describe('the picture of a page without scripts', () => {
  it('is always the same 43 bytes and kept by nobody', async () => {
    const post = makePost()
    const { get } = site([post])
    const asked: [string, Record<string, string>][] = [
      [`/views.gif?post=${post.id}`, { ...reader(), ...OWN }],
      [`/views.gif?post=${post.id}`, { ...reader(), 'sec-fetch-site': 'cross-site' }],
      ['/views.gif?post=unknown', { ...reader(), ...OWN }],
      ['/views.gif', {}],
    ]
    for (const [path, headers] of asked) {
      const response = await get(path, headers)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/gif')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect((await response.arrayBuffer()).byteLength).toBe(43)
    }
  })

  it('counts a view that asks from one of our own pages, once in half an hour', async () => {
    const post = makePost()
    const { get } = site([post])
    const who = reader()
    for (let i = 0; i < 3; i++) await get(`/views.gif?post=${post.id}`, { ...who, ...OWN })
    const old = { ...reader(), referer: `${ORIGIN}${encodeURI(post.path)}` }
    await get(`/views.gif?post=${post.id}`, old)
    await flushAll()
    expect(await postDays(post.id)).toMatchObject([{ views: 2, visitors: 2, reads: 0 }])
    expect(await facetsOf(post.id)).toMatchObject({ 'source untold': [2, 2, 0] })
  })

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another site of the same owner', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['from another site in an old browser', { referer: 'https://elsewhere.example/' }],
    ['that says nothing of where it comes from', {}],
    ['from another site that names us', { 'sec-fetch-site': 'cross-site', referer: `${ORIGIN}/` }],
  ])('%s counts nothing, and the ledger says so', async (_, headers) => {
    const post = makePost()
    const before = await ledger('foreign')
    await site([post]).get(`/views.gif?post=${post.id}`, { ...reader(), ...headers })
    expect(await ledger('foreign')).toBe(before + 1)
    expect(await postDays(post.id)).toEqual([])
  })

  it('and a beacon of the same reader are one view', async () => {
    const post = makePost()
    const { get, send } = site([post])
    const who = reader()
    await get(`/views.gif?post=${post.id}`, { ...who, ...OWN })
    const beacon = { post: post.id, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0.2 }
    expect((await send('/views', beacon, who)).status).toBe(204)
    await flushAll()
    expect(await postDays(post.id)).toMatchObject([{ views: 1, visitors: 1 }])
  })
})

describe('what the Worker decides of a beacon', () => {
  const makeBeacon = (post: string, given: object = {}) => ({
    post,
    view: crypto.randomUUID(),
    seq: 0,
    engaged: 0,
    depth: 0,
    ...given,
  })

  it('is its source, campaign, country, device and language', async () => {
    const post = makePost()
    const response = await site([post]).fetch('/views', {
      method: 'POST',
      headers: { ...reader(), ...OWN, 'content-type': 'application/json', 'accept-language': 'ja-JP,ja' },
      body: JSON.stringify(
        makeBeacon(post.id, { referrer: 'https://m.blog.naver.com/x/1', campaign: 'Spring Sale' }),
      ),
      cf: { country: 'JP' },
    })
    expect(response.status).toBe(204)
    expect(await facetsOf(post.id)).toMatchObject({
      'source naver-blog': [1, 1, 0],
      'campaign spring sale': [1, 1, 0],
    })
    expect(await siteFacets()).toMatchObject({
      'country JP': [1, 1, 0],
      'language ja': [1, 1, 0],
      'device desktop': expect.anything(),
    })
  })

  it('is whether a heading is one of the article’s', async () => {
    const [post, other] = [makePost(), makePost()]
    const bodies = { [post.id]: '<h2 id="첫째">첫째</h2>', [other.id]: '<h2 id="1-a">a</h2>' }
    const own = makeSite([post, other], {}, { bodies })
    await own.send('/views', makeBeacon(post.id, { heading: '첫째' }), reader())
    await own.send('/views', makeBeacon(post.id, { heading: '지어낸 제목' }), reader())
    await own.send('/views', makeBeacon(post.id, { heading: '첫째">첫째</h2><h2 id="' }), reader())
    const headings = Object.entries(await facetsOf(post.id)).filter(([key]) => key.startsWith('heading '))
    expect(headings).toEqual([['heading 첫째', [1, 1, 0]]])
  })

  it.each([
    ['owner', { cookie: `__Host-madang-admin=${'a'.repeat(43)}` }, {}],
    ['referrer-spam', {}, { referrer: 'http://semalt.com/x' }],
  ])('is that it does not count: %s', async (reason, headers, given) => {
    const post = makePost()
    const before = await ledger(reason)
    const response = await site([post]).send('/views', makeBeacon(post.id, given), {
      ...reader(),
      ...headers,
    })
    expect(response.status).toBe(202)
    expect(response.headers.get('x-view')).toBe(`ignored; reason=${reason}`)
    expect(await ledger(reason)).toBe(before + 1)
    expect(await postDays(post.id)).toEqual([])
  })

  it('is whether it is one of this blog’s own pages that the reader comes from', async () => {
    const post = makePost()
    const { send } = site([post])
    await send('/views', makeBeacon(post.id, { referrer: `${ORIGIN}/` }), reader())
    await send('/views', makeBeacon(post.id, { referrer: 'https://blog.example/' }), reader())
    expect(await facetsOf(post.id)).toMatchObject({ 'source internal': [2, 2, 0] })
  })
})
