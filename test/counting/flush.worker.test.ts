import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextFlush } from '../../src/counting/outbox.ts'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import * as views from '../../src/store/views.ts'
import { flush, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, makeHit, person, READ, SECOND, unique } from '../support/worker/hits.ts'

type Counter = DurableObjectStub<ViewCounter>

/** Freezes what waits, as the alarm does, and leaves it in flight. */
const freeze = (counter: Counter) =>
  runInDurableObject(counter, (_, state) => state.storage.transactionSync(() => nextFlush(state.storage.sql)))

const alarmOf = (counter: Counter) => runInDurableObject(counter, (_, state) => state.storage.getAlarm())

const isEmpty = (counter: Counter) =>
  runInDurableObject(counter, (_, { storage: { sql } }) => {
    const { left } = sql
      .exec('SELECT (SELECT count(*) FROM journal) + (SELECT count(rows) FROM outbox) AS left')
      .one()
    return left === 0
  })

/** Takes the table away that every flush writes first: D1 is there and refuses. @returns what is logged meanwhile. */
async function breakDatabase() {
  await env.DB.exec('ALTER TABLE flushes RENAME TO flushes_away')
  return vi.spyOn(console, 'error').mockImplementation(() => undefined)
}
const mendDatabase = () => env.DB.exec('ALTER TABLE flushes_away RENAME TO flushes')

const isBroken = async () =>
  (await env.DB.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'flushes_away'").first()) !== null

afterEach(async () => {
  vi.restoreAllMocks()
  if (await isBroken()) await mendDatabase()
})

describe('the alarm', () => {
  it('is set by the first unflushed view and not moved by the next', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    expect(await alarmOf(counter)).toBe(hit.at + 10 * SECOND)
    await counter.record(makeHit({ post: hit.post, at: hit.at + 9 * SECOND, identity: person('another') }))
    expect(await alarmOf(counter)).toBe(hit.at + 10 * SECOND)
  })

  it('leaves nothing to flush and waits for the day to be forgotten', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    expect(await flush(counter)).toBe(true)
    expect(await isEmpty(counter)).toBe(true)
    expect(await alarmOf(counter)).toBe(hit.dayEndsAt + 1800 * SECOND)
  })

  it('is set again by a view after the flush, and not by a beacon that changes no figure', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await flush(counter)
    await counter.record({ ...hit, seq: 1, engaged: SECOND, at: hit.at + 60 * SECOND })
    expect(await alarmOf(counter)).toBe(hit.dayEndsAt + 1800 * SECOND)
    await counter.record({ ...hit, seq: 2, ...READ, at: hit.at + 90 * SECOND })
    expect(await alarmOf(counter)).toBe(hit.at + 100 * SECOND)
  })
})

describe('a flush', () => {
  it('that D1 took before the object could note it changes nothing when repeated', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon(), ...READ })
    await counter.record(hit)
    const inFlight = await freeze(counter)
    if (!inFlight) throw new Error('nothing was frozen')
    expect(await views.applyFlush(env.DB, inFlight, hit.at)).toBe('applied')
    await evictDurableObject(counter)
    await flush(counter)
    expect(await isEmpty(counter)).toBe(true)
    expect(await postDays(hit.post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 1 }])
    expect((await views.findPostTotals(env.DB, [hit.post])).get(hit.post)).toMatchObject({
      views: 1,
      reads: 1,
    })
  })

  it('in flight is repeated to the letter; views that came meanwhile go with the next one', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    const first = await freeze(counter)
    await counter.record(makeHit({ post, at, identity: person('late') }))
    await evictDurableObject(counter)
    expect(await freeze(counter)).toEqual(first)
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 1, visitors: 1 }])
    const second = await freeze(counter)
    expect(second?.seq).toBe((first?.seq ?? 0) + 1)
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('never frozen is still there after a crash', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await evictDurableObject(counter)
    expect(await flush(counter)).toBe(true)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1 }])
  })

  it('stays exact while views pour in around many flushes and crashes', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    for (let round = 0; round < 12; round++) {
      const hits = Array.from({ length: 25 }, (_, i) =>
        makeHit({ post, at, identity: person(`${round}.${i}`) }),
      )
      await Promise.all([...hits.map((hit) => counter.record(hit)), flush(counter)])
      if (round % 3 === 0) await freeze(counter)
      if (round % 4 === 0) await evictDurableObject(counter)
    }
    while (!(await isEmpty(counter))) await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 300, visitors: 300 }])
  })

  it('of an object whose storage is new is not taken for one of its forerunner', async () => {
    const [old, young] = [freshCounter(), freshCounter()]
    const [post, at] = [unique('post'), freshNoon()]
    await old.record(makeHit({ post, at }))
    await young.record(makeHit({ post, at }))
    const [a, b] = [await freeze(old), await freeze(young)]
    expect(a?.seq).toBe(b?.seq)
    expect(a?.shard).toMatch(/^shard-\d+\.[\da-f-]{36}$/)
    expect(a?.shard).not.toBe(b?.shard)
  })
})

describe('a database that is away', () => {
  it('costs nothing: the flush is tried again, later each time, and arrives whole', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    const log = await breakDatabase()
    const waits: number[] = []
    for (let attempt = 0; attempt < 9; attempt++) {
      const began = Date.now()
      expect(await flush(counter)).toBe(true)
      waits.push(Math.round(((await alarmOf(counter)) ?? 0) - began))
    }
    const seconds = waits.map((wait) => Math.round(wait / SECOND))
    expect(seconds).toEqual([20, 40, 80, 160, 320, 600, 600, 600, 600])
    expect(log).toHaveBeenLastCalledWith(
      expect.stringMatching(/^views: flush 1 of .* \(attempt 9\): .*no such table/),
    )
    await counter.record(makeHit({ post, at, identity: person('meanwhile') }))
    await mendDatabase()
    await flush(counter)
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('is not hurried by new views', async () => {
    const counter = freshCounter()
    const post = unique('post')
    await counter.record(makeHit({ post, at: freshNoon() }))
    await breakDatabase()
    await flush(counter)
    await flush(counter)
    const before = await alarmOf(counter)
    await evictDurableObject(counter)
    await counter.record(makeHit({ post, at: Date.now(), identity: person('meanwhile') }))
    expect(await alarmOf(counter)).toBe(before)
  })
})

describe('the ledger', () => {
  it('adds up what was not counted, by day and reason', async () => {
    const counter = freshCounter()
    const { day, at } = makeHit({ post: unique('post'), at: freshNoon() })
    await Promise.all(Array.from({ length: 30 }, () => counter.recordFiltered('bot', day, at)))
    await flush(counter)
    await counter.recordFiltered('bot', day, at)
    await counter.recordFiltered('prefetch', day, at)
    await evictDurableObject(counter)
    await flush(counter)
    const ledger = env.DB.prepare('SELECT reason, count FROM filtered_days WHERE day = ? ORDER BY reason')
    const { results } = await ledger.bind(day).all()
    expect(results).toEqual([
      { reason: 'bot', count: 31 },
      { reason: 'prefetch', count: 1 },
    ])
  })
})
