import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { recall } from '../../src/counting/journal.ts'
import { takeFlush } from '../../src/counting/outbox.ts'
import { shardOfStorage } from '../../src/counting/tables.ts'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import * as views from '../../src/store/views.ts'
import { flush, freshCounter, postDays, postTotals, sourcesOf } from '../support/worker/figures.ts'
import { freshNoon, HOUR, makeHit, makeRead, person, SECOND, unique } from '../support/worker/hits.ts'

type Counter = DurableObjectStub<ViewCounter>

/** What the object would send now, taken without its knowledge. */
async function copyFlush(counter: Counter, withDetail = true): Promise<views.Flush> {
  const flush = await runInDurableObject(counter, (_, { storage: { sql } }) =>
    takeFlush(recall(sql), shardOfStorage(sql), withDetail),
  )
  if (!flush) throw new Error('the object had nothing to flush')
  return flush
}

/** The moment in which D1 has a flush and the object does not know it yet. */
const applyUnknown = async (counter: Counter, withDetail = true) =>
  views.applyFlush(env.DB, await copyFlush(counter, withDetail), Date.now())

const alarmOf = (counter: Counter) => runInDurableObject(counter, (_, state) => state.storage.getAlarm())

describe('the alarm', () => {
  it('is set by the first unflushed view and not moved by the next', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    expect(await alarmOf(counter)).toBe(hit.at + 10 * SECOND)
    await counter.record(makeHit({ post: hit.post, at: hit.at + 9 * SECOND, identity: person('another') }))
    expect(await alarmOf(counter)).toBe(hit.at + 10 * SECOND)
  })

  it('carries the totals first, the detail on a slower turn, then waits for the day to be forgotten', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await runDurableObjectAlarm(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1 }])
    expect(await hasDetail(hit.post)).toBe(false)
    expect(await alarmOf(counter)).toBe(hit.at + 300 * SECOND)
    await runDurableObjectAlarm(counter)
    expect(await hasDetail(hit.post)).toBe(true)
    expect(await alarmOf(counter)).toBe(hit.dayEndsAt + 1800 * SECOND)
  })

  it('is hurried by a new view, but not by a read, and not set by a beacon that changes nothing', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await flush(counter)
    await counter.record({ ...hit, at: hit.at + 60 * SECOND })
    expect(await alarmOf(counter)).toBe(hit.dayEndsAt + 1800 * SECOND)
    await counter.record({ ...makeRead(hit), at: hit.at + 90 * SECOND })
    expect(await alarmOf(counter)).toBe(hit.at + 390 * SECOND)
    await counter.record(makeHit({ post: unique('post'), at: hit.at + 100 * SECOND }))
    expect(await alarmOf(counter)).toBe(hit.at + 110 * SECOND)
  })

  it('is set in good time for a view that comes after the object slept', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await flush(counter)
    await evictDurableObject(counter)
    await counter.record(makeHit({ post: hit.post, at: hit.at + HOUR }))
    expect(await alarmOf(counter)).toBe(hit.at + HOUR + 10 * SECOND)
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 2, visitors: 1 }])
  })
})

const hasDetail = async (post: string) =>
  (await env.DB.prepare('SELECT 1 FROM post_details WHERE post_id = ?').bind(post).first()) !== null

describe('a flush', () => {
  it('that D1 took before the object could note it changes nothing when repeated', async () => {
    for (const withDetail of [true, false]) {
      const counter = freshCounter()
      const hit = makeHit({ post: unique('post'), at: freshNoon() })
      await counter.record(hit)
      await counter.record(makeRead(hit))
      expect(await applyUnknown(counter, withDetail)).toBeGreaterThan(0)
      await evictDurableObject(counter)
      await flush(counter)
      await flush(counter)
      expect(await postDays(hit.post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 1 }])
      expect(await postTotals(hit.post)).toMatchObject({ views: 1, reads: 1 })
      expect(await sourcesOf(hit.post)).toEqual([1, 1, 1])
    }
  })

  it('that D1 took without answering is not repeated by an object that stayed awake', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    await flush(counter)
    await counter.record(makeHit({ post, at, identity: person('second') }))
    await applyUnknown(counter)
    await counter.record(makeHit({ post, at, identity: person('third') }))
    await flush(counter)
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 3, visitors: 3 }])
    expect(await sourcesOf(post)).toEqual([3, 3, 0])
  })

  it('is refused by D1 when it goes on from a place that was passed', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    const first = await copyFlush(counter)
    await counter.record(makeHit({ post, at, identity: person('late') }))
    const longer = await copyFlush(counter)
    expect(await views.applyFlush(env.DB, longer, at)).toBeGreaterThan(0)
    expect(await views.applyFlush(env.DB, first, at)).toBe('already')
    expect(await views.applyFlush(env.DB, longer, at)).toBe('already')
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('goes on after D1 was set back to its own past', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    await flush(counter)
    await env.DB.exec('DELETE FROM flush_marks')
    await counter.record(makeHit({ post, at, identity: person('second') }))
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('never tried is still there after a crash', async () => {
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
      await Promise.all([...hits.map((hit) => counter.record(makeRead(hit))), flush(counter)])
      if (round % 3 === 0) await applyUnknown(counter, round % 2 === 0)
      if (round % 4 === 0) await evictDurableObject(counter)
    }
    for (let i = 0; i < 3; i++) await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 300, visitors: 300, reads: 300 }])
    expect(await sourcesOf(post)).toEqual([300, 300, 300])
  })

  it('of an object whose storage is new is not taken for one of its forerunner', async () => {
    const [old, young] = [freshCounter(), freshCounter()]
    const [post, at] = [unique('post'), freshNoon()]
    await old.record(makeHit({ post, at }))
    await young.record(makeHit({ post, at }))
    const [a, b] = [await copyFlush(old), await copyFlush(young)]
    expect(a.upto).toEqual(b.upto)
    expect(a.shard).toMatch(/^shard-\d+\.[\da-f-]{36}$/)
    expect(a.shard).not.toBe(b.shard)
  })
})
