import { listDurableObjectIds, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import {
  type Counters,
  counterNamed,
  listReadingNow,
  recordFiltered,
  recordView,
} from '../../src/counting/record.ts'
import type { Sighting } from '../../src/domain/view.ts'
import { categoryDay, postDays } from '../support/worker/figures.ts'
import { DAY, freshNoon, MINUTE, SECOND, SEOUL, unique } from '../support/worker/hits.ts'

const counters: Counters = { VIEWS: env.VIEWS, pepper: 'p'.repeat(32), viewShards: 4, timezone: SEOUL }

const sight = (given: Partial<Sighting> & Pick<Sighting, 'post'>): Sighting => ({
  view: crypto.randomUUID(),
  seq: 0,
  engaged: 0,
  depth: 0,
  categories: [],
  readingMs: MINUTE,
  from: { source: 'direct', device: 'mobile' },
  via: 'script',
  traits: { address: '192.0.2.1', userAgent: 'Mozilla/5.0', acceptLanguage: 'ko-KR' },
  ...given,
})

const from = (address: string): Sighting['traits'] => ({
  address,
  userAgent: 'Mozilla/5.0',
  acceptLanguage: 'ko-KR',
})

const flushAll = async () => {
  for (const id of await listDurableObjectIds(env.VIEWS)) {
    await runDurableObjectAlarm(env.VIEWS.get(id))
    await runDurableObjectAlarm(env.VIEWS.get(id))
  }
}

describe('recording a view', () => {
  it('counts a visitor’s views on one shard, and all shards add up exactly', async () => {
    const [post, category, now] = [unique('post'), unique('category'), freshNoon()]
    const people = Array.from({ length: 40 }, (_, i) => from(`192.0.2.${i}`))
    const openings = [...people, ...people].map((traits) => sight({ post, traits, categories: [category] }))
    const verdicts = await Promise.all(openings.map((sighting) => recordView(counters, sighting, now)))
    expect(verdicts.filter((verdict) => verdict === 'counted')).toHaveLength(40)
    expect((await listDurableObjectIds(env.VIEWS)).length).toBe(4)
    await flushAll()
    expect(await postDays(post)).toMatchObject([{ views: 40, visitors: 40 }])
    const [day] = await postDays(post)
    expect(await categoryDay(category, day?.day ?? '')).toMatchObject({ views: 40, visitors: 40 })
  })

  it('tells visitors apart by address, browser and language', async () => {
    const [post, now] = [unique('post'), freshNoon()]
    const one = { address: '198.51.100.7', userAgent: 'Mozilla/5.0 (A)', acceptLanguage: 'ko' }
    const open = (traits: Sighting['traits']) => recordView(counters, sight({ post, traits }), now)
    expect(await open(one)).toBe('counted')
    expect(await open(one)).toBe('merged')
    expect(await open({ ...one, address: '198.51.100.8' })).toBe('counted')
    expect(await open({ ...one, userAgent: 'Mozilla/5.0 (B)' })).toBe('counted')
    expect(await open({ ...one, acceptLanguage: 'en' })).toBe('counted')
  })

  it('decides the day by the blog’s zone', async () => {
    const post = unique('post')
    const newYear = Date.parse('2039-01-01T00:00:00+09:00')
    await recordView(counters, sight({ post, traits: from('203.0.113.1') }), newYear - SECOND)
    await recordView(counters, sight({ post, traits: from('203.0.113.2') }), newYear + SECOND)
    await flushAll()
    expect(await postDays(post)).toMatchObject([
      { day: '2038-12-31', views: 1 },
      { day: '2039-01-01', views: 1 },
    ])
  })
})

describe('shards', () => {
  it('add up exactly over days between which their number changes', async () => {
    const [post, noon] = [unique('post'), freshNoon()]
    const people = Array.from({ length: 20 }, (_, i) => from(`203.0.113.${i}`))
    for (const [day, viewShards] of [1, 3, 2].entries()) {
      const now = noon + day * DAY
      const openings = [...people, ...people].map((traits) => sight({ post, traits }))
      await Promise.all(openings.map((sighting) => recordView({ ...counters, viewShards }, sighting, now)))
    }
    await flushAll()
    expect(await postDays(post)).toMatchObject(Array(3).fill({ views: 20, visitors: 20 }))
  })

  it('know a reader again who changed networks on the way', async () => {
    const [post, now] = [unique('post'), freshNoon()]
    for (let i = 0; i < 12; i++) {
      const opening = sight({ post, traits: from(`198.51.100.${i}`) })
      expect(await recordView(counters, opening, now)).toBe('counted')
      const onTheTrain = {
        ...opening,
        seq: 1,
        engaged: MINUTE / 2,
        depth: 1,
        traits: from(`192.0.2.${100 + i}`),
      }
      expect(await recordView(counters, onTheTrain, now + MINUTE)).toBe('merged')
    }
    await flushAll()
    expect(await postDays(post)).toMatchObject([{ views: 12, visitors: 12, reads: 12 }])
  })

  it('tell together who may be reading now, and no longer after ten minutes', async () => {
    const [post, now] = [unique('post'), freshNoon()]
    const people = Array.from({ length: 9 }, (_, i) => from(`203.0.113.${i}`))
    for (const traits of people) await recordView(counters, sight({ post, traits }), now)
    expect((await listReadingNow(counters, now + 9 * MINUTE)).get(post)).toBe(9)
    expect((await listReadingNow(counters, now + 10 * MINUTE)).get(post)).toBeUndefined()
  })

  it('count a later beacon whose first was lost', async () => {
    const [post, now] = [unique('post'), freshNoon()]
    const opening = sight({ post, seq: 3, traits: from('198.51.100.99') })
    expect(await recordView(counters, opening, now)).toBe('counted')
    expect(await recordView(counters, { ...opening, seq: 4 }, now)).toBe('merged')
  })
})

describe('the ledger', () => {
  it('is written through one of the objects, by day and reason', async () => {
    const now = Date.parse('2038-06-15T23:59:59+09:00')
    await Promise.all(Array.from({ length: 12 }, () => recordFiltered(counters, 'ai-crawler', now)))
    await runDurableObjectAlarm(counterNamed(env.VIEWS, 'views-0'))
    const row = env.DB.prepare(
      "SELECT count FROM filtered_days WHERE day = '2038-06-15' AND reason = 'ai-crawler'",
    )
    expect(await row.first('count')).toBe(12)
  })
})
