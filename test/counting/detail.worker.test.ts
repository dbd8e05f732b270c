import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/counting/hit.ts'
import { categoryDay, flush, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, HOUR, makeHit, makeRead, person, SECOND, unique } from '../support/worker/hits.ts'

interface Detail {
  readonly engagedMs: number
  readonly facets: Record<string, number[]>
}

const detailOf = async (post: string): Promise<Detail | undefined> =>
  toDetail(
    await env.DB.prepare('SELECT engaged_ms, facets FROM post_details WHERE post_id = ?').bind(post).first(),
  )

const categoryDetail = async (category: string): Promise<Detail | undefined> =>
  toDetail(
    await env.DB.prepare('SELECT engaged_ms, facets FROM category_days WHERE category = ?')
      .bind(category)
      .first(),
  )

const toDetail = (row: Record<string, unknown> | null): Detail | undefined =>
  row ? { engagedMs: Number(row.engaged_ms), facets: JSON.parse(String(row.facets)) } : undefined

const readTo = (hit: Hit, seconds: number, depth: number, heading: string): Hit => ({
  ...hit,
  seq: seconds,
  at: hit.at + seconds * SECOND,
  engaged: seconds * SECOND,
  depth,
  heading,
})

describe('attention', () => {
  it('is added up per post and day, as the views have it at last', async () => {
    const counter = freshCounter()
    const [post, category, at] = [unique('post'), unique('category'), freshNoon()]
    const [one, other] = ['a', 'b'].map((who) =>
      makeHit({ post, at, categories: [category], identity: person(who) }),
    )
    if (!one || !other) throw new Error('two visitors')
    for (const hit of [one, other]) await counter.record(hit)
    await counter.record(readTo(one, 10, 0.35, 'first'))
    await flush(counter)
    expect(await detailOf(post)).toMatchObject({
      engagedMs: 10_000,
      facets: { 'depth 0': [1, 1, 0], 'depth 3': [1, 1, 0], 'heading first': [1, 1, 0] },
    })
    await counter.record(readTo(one, 40, 1, 'last'))
    await counter.record(readTo(other, 5, 0.5, 'first'))
    await flush(counter)
    const detail = await detailOf(post)
    expect(detail?.engagedMs).toBe(45_000)
    expect(detail?.facets).toEqual({
      'source direct': [2, 2, 1],
      'depth 9': [1, 1, 1],
      'depth 5': [1, 1, 0],
      'heading last': [1, 1, 1],
      'heading first': [1, 1, 0],
    })
    expect(await categoryDetail(category)).toMatchObject({ engagedMs: 45_000 })
  })

  it('is never more than the time since the first beacon, and a few seconds', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon(), engaged: 80_000_000, depth: 1 })
    await counter.record(hit)
    await counter.record({ ...hit, seq: 1, at: hit.at + 10 * SECOND })
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, reads: 0 }])
    expect((await detailOf(hit.post))?.engagedMs).toBe(15_000)
  })

  it('forgotten by a later beacon that claims less stays as it was', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await counter.record(readTo(hit, 20, 0.8, 'far'))
    await counter.record({ ...readTo(hit, 30, 0.1, 'near'), engaged: 0 })
    await flush(counter)
    expect(await detailOf(hit.post)).toMatchObject({
      engagedMs: 20_000,
      facets: { 'depth 8': [1, 1, 0], 'heading far': [1, 1, 0] },
    })
  })
})

describe('where readers came from', () => {
  it('is that of a view’s first beacon; a visitor counts for the source of their first view', async () => {
    const counter = freshCounter()
    const [post, category, at] = [unique('post'), unique('category'), freshNoon()]
    const naver = {
      source: 'naver-search',
      device: 'mobile',
      country: 'KR',
      language: 'ko',
      campaign: 'spring',
    } as const
    const google = { source: 'google', device: 'desktop', country: 'US', language: 'en' } as const
    const first = makeHit({ post, at, categories: [category], from: naver })
    await counter.record(first)
    await counter.record({ ...makeRead(first), from: google })
    await counter.record(makeHit({ post, at: at + HOUR, categories: [category], from: google }))
    await flush(counter)
    expect(await categoryDetail(category)).toMatchObject({
      facets: {
        'source naver-search': [1, 1, 1],
        'source google': [1, 0, 0],
        'campaign spring': [1, 1, 1],
        'country KR': [1, 1, 1],
        'country US': [1, 0, 0],
        'device mobile': [1, 1, 1],
        'device desktop': [1, 0, 0],
        'language ko': [1, 1, 1],
        'language en': [1, 0, 0],
      },
    })
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 1, reads: 1 }])
  })

  it('adds up to the views, whatever is forged: what is too much to name is “other”', async () => {
    const counter = freshCounter()
    const [post, category, at] = [unique('post'), unique('category'), freshNoon()]
    const hits = Array.from({ length: 400 }, (_, i) =>
      makeHit({
        post,
        at,
        categories: [category],
        identity: person(`${i}`),
        heading: `h-${i}`,
        from: { source: `host-${i}.example`, device: 'mobile', campaign: `c${i}` },
      }),
    )
    await Promise.all(hits.map((hit) => counter.record(hit)))
    await flush(counter)
    const { facets = {} } = (await categoryDetail(category)) ?? {}
    const named = (kind: string) => Object.entries(facets).filter(([key]) => key.startsWith(`${kind} `))
    for (const kind of ['source', 'campaign'])
      expect(named(kind).reduce((sum, [, [views = 0]]) => sum + views, 0)).toBe(400)
    expect(named('source').length).toBeLessThanOrEqual(151)
    expect(named('campaign').length).toBeLessThanOrEqual(51)
    const headings = Object.keys((await detailOf(post))?.facets ?? {}).filter((key) =>
      key.startsWith('heading '),
    )
    expect(headings).toHaveLength(60)
    expect(await categoryDay(category, hits[0]?.day ?? '')).toMatchObject({ views: 400 })
  })
})
