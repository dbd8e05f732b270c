import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { Entry, ViewRecord } from '../../src/counting/entry.ts'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import { base64url } from '../../src/domain/signing.ts'
import { flush, freshCounter, postDays, stored } from '../support/worker/figures.ts'
import { freshNoon, HOUR, MINUTE, makeHit, person, READ, SECOND, unique } from '../support/worker/hits.ts'

/** What the object's storage still holds of its days, in order: salts, visitors' names, and views. */
async function remembered(counter: DurableObjectStub<ViewCounter>) {
  const views = viewsIn(await stored(counter))
  return {
    days: await runInDurableObject(counter, (_, { storage: { sql } }) =>
      sql.exec('SELECT day, salt IS NOT NULL AS salted FROM days ORDER BY day').toArray(),
    ),
    visits: daysOf(views.filter(({ visitor, network }) => visitor ?? network)),
    views: daysOf(views),
  }
}

const daysOf = (views: readonly ViewRecord[]) => [...new Set(views.map(({ day }) => day))].sort()

const viewsIn = (entries: readonly Entry[]) => entries.flatMap((e) => (e.op === 'view' ? [e.view] : []))

/** Midnight in Seoul after a day of the test's own. */
const freshMidnight = () => freshNoon() + 12 * HOUR

describe('midnight in Seoul', () => {
  it('makes two days of a second before and a second after', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const before = makeHit({ post, at: midnight - SECOND, identity: person('a') })
    const after = makeHit({ post, at: midnight + SECOND, identity: person('b') })
    expect(before.dayEndsAt).toBe(midnight)
    expect(after.day > before.day).toBe(true)
    await counter.record(before)
    await counter.record(after)
    await flush(counter)
    expect(await postDays(post)).toEqual([
      { day: before.day, views: 1, visitors: 1, reads: 0 },
      { day: after.day, views: 1, visitors: 1, reads: 0 },
    ])
  })

  it('does not cut a view in two: its read belongs to the day it began', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const hit = makeHit({ post, at: midnight - SECOND })
    await counter.record(hit)
    await flush(counter)
    const later = makeHit({ post, view: hit.view, seq: 1, at: midnight + 30 * SECOND, ...READ })
    expect(await counter.record(later)).toBe('merged')
    await flush(counter)
    expect(await postDays(post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 1 }])
  })

  it('does not end the 30 minutes: a reload just after it is no new view', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const at = midnight - 10 * MINUTE
    expect(await counter.record(makeHit({ post, at }))).toBe('counted')
    expect(await counter.record(makeHit({ post, at: midnight + SECOND }))).toBe('merged')
    expect(await counter.record(makeHit({ post, at: at + 30 * MINUTE - 1 }))).toBe('merged')
    expect(await counter.record(makeHit({ post, at: at + 30 * MINUTE }))).toBe('counted')
    await flush(counter)
    expect(await postDays(post)).toMatchObject([
      { views: 1, visitors: 1 },
      { views: 1, visitors: 1 },
    ])
  })

  it('counts the visitor of yesterday again today', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    await counter.record(makeHit({ post, at: midnight - HOUR }))
    await counter.record(makeHit({ post, at: midnight + HOUR }))
    await counter.record(makeHit({ post, at: midnight + 2 * HOUR }))
    await flush(counter)
    expect(await postDays(post)).toMatchObject([
      { views: 1, visitors: 1 },
      { views: 2, visitors: 1 },
    ])
  })

  it('lets a beacon of yesterday in after one of today', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    await counter.record(makeHit({ post, at: midnight + 5, identity: person('a') }))
    await counter.record(makeHit({ post, at: midnight - 5, identity: person('b') }))
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 1 }, { views: 1 }])
  })
})

describe('a day that is over', () => {
  it('keeps salt and hashes for 30 minutes past midnight and not one millisecond longer', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const old = makeHit({ post, at: midnight - HOUR })
    await counter.record(old)
    const almost = makeHit({ post, at: midnight + 30 * MINUTE - 1 })
    await counter.record(almost)
    expect(await remembered(counter)).toMatchObject({
      days: [{ salted: 1 }, { salted: 1 }],
      visits: [old.day, almost.day],
    })
    await counter.record(makeHit({ post, at: midnight + 30 * MINUTE, identity: person('next') }))
    expect(await remembered(counter)).toEqual({
      days: [
        { day: old.day, salted: 0 },
        { day: almost.day, salted: 1 },
      ],
      visits: [almost.day],
      views: [old.day, almost.day],
    })
  })

  it('is forgotten by the alarm when nobody comes any more, and its figures arrive first', async () => {
    const counter = freshCounter()
    const at = Date.now() - 5 * SECOND
    const dayEndsAt = Date.now() - 30 * MINUTE - SECOND
    const hit = makeHit({ post: unique('post'), at, day: '2001-01-01', dayEndsAt })
    await counter.record(hit)
    expect(await remembered(counter)).toMatchObject({ days: [{ salted: 1 }], visits: ['2001-01-01'] })
    expect(await runDurableObjectAlarm(counter)).toBe(true)
    const left = await remembered(counter)
    expect(left).toMatchObject({
      days: [{ day: '2001-01-01', salted: 0 }],
      visits: [],
      views: ['2001-01-01'],
    })
    expect(await postDays(hit.post)).toMatchObject([{ day: '2001-01-01', views: 1, visitors: 1 }])
  })

  it('keeps its view ids until the next day is over: a tab left open overnight is no new view', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const hit = makeHit({ post, at: midnight - HOUR })
    await counter.record(hit)
    const morning = makeHit({ post, view: hit.view, seq: 1, at: midnight + 24 * HOUR - 1, ...READ })
    expect(await counter.record(morning)).toBe('merged')
    await flush(counter)
    await counter.record(makeHit({ post: unique('post'), at: midnight + 24 * HOUR }))
    expect((await remembered(counter)).views).not.toContain(hit.day)
    expect((await remembered(counter)).days.map(({ day }) => day)).not.toContain(hit.day)
    await flush(counter)
    expect(await postDays(post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 1 }])
  })

  it('leaves a salt of its own behind each day, never the same one', async () => {
    const counter = freshCounter()
    const [post, midnight] = [unique('post'), freshMidnight()]
    const salts = () =>
      runInDurableObject(counter, (_, { storage: { sql } }) =>
        sql
          .exec<{ salt: ArrayBuffer }>('SELECT salt FROM days WHERE salt IS NOT NULL')
          .toArray()
          .map(({ salt }) => [...new Uint8Array(salt)].join(' ')),
      )
    await counter.record(makeHit({ post, at: midnight - SECOND }))
    await counter.record(makeHit({ post, at: midnight + SECOND }))
    const [yesterday = '', today = ''] = await salts()
    expect(yesterday.split(' ')).toHaveLength(32)
    expect(today).not.toBe(yesterday)
  })
})

describe('the object’s storage', () => {
  it('holds no identity as it came, only under the day’s salt', async () => {
    const counter = freshCounter()
    const identity = person('a very recognisable somebody')
    await counter.record(makeHit({ post: unique('post'), at: freshNoon(), identity }))
    const entries = await stored(counter)
    expect(viewsIn(entries)).toMatchObject([{ visitor: expect.stringMatching(/^[\w-]{22}$/) }])
    expect(JSON.stringify(entries)).not.toContain(base64url(new Uint8Array(identity)).slice(0, 12))
  })
})
