import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import { flush, freshCounter, postDays, sourcesOf, stored } from '../support/worker/figures.ts'
import { DAY, freshNoon, makeHit, makeRead, person, SECOND, unique } from '../support/worker/hits.ts'

const alarmOf = (counter: DurableObjectStub<ViewCounter>) =>
  runInDurableObject(counter, (_, state) => state.storage.getAlarm())

/** Takes the table away that every flush writes first: D1 is there and refuses. @returns what is logged meanwhile. */
async function breakDatabase() {
  await env.DB.exec('ALTER TABLE flush_marks RENAME TO marks_away')
  return vi.spyOn(console, 'error').mockImplementation(() => undefined)
}
const mendDatabase = () => env.DB.exec('ALTER TABLE marks_away RENAME TO flush_marks')

const isBroken = async () =>
  (await env.DB.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'marks_away'").first()) !== null

afterEach(async () => {
  vi.restoreAllMocks()
  if (await isBroken()) await mendDatabase()
})

describe('a database that is away', () => {
  it('costs nothing: the flush is tried again, later each time, and arrives whole', async () => {
    const counter = freshCounter()
    const post = unique('post')
    const log = await breakDatabase()
    const waits: number[] = []
    for (const [i, age] of [0, 50, 400, 9000].entries()) {
      const counter = freshCounter()
      const [at, dayEndsAt] = [Date.now() - age * SECOND, Date.now() + DAY]
      await counter.record(makeHit({ post: unique('post'), at, dayEndsAt, seq: i }))
      const began = Date.now()
      expect(await runDurableObjectAlarm(counter)).toBe(true)
      waits.push(Math.round(((await alarmOf(counter)) ?? 0) - began))
    }
    // A machine that is busy asks a little later.
    for (const [i, seconds] of [20, 50, 400, 3600].entries())
      expect(Math.floor(((waits[i] ?? 0) / SECOND - seconds) / 10)).toBe(0)
    expect(log).toHaveBeenLastCalledWith(expect.stringMatching(/^views: a flush of .* failed.*no such table/))
    await counter.record(makeHit({ post, at: Date.now() }))
    await runDurableObjectAlarm(counter)
    await counter.record(makeHit({ post, at: Date.now(), identity: person('meanwhile') }))
    await mendDatabase()
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('after it had answered before takes up where it was, the object awake all the while', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    await flush(counter)
    await counter.record(makeHit({ post, at, identity: person('second') }))
    await breakDatabase()
    await flush(counter)
    await counter.record(makeHit({ post, at, identity: person('third') }))
    await mendDatabase()
    await flush(counter)
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 3, visitors: 3 }])
    expect(await sourcesOf(post)).toEqual([3, 3, 0])
  })

  it('is not hurried by new views', async () => {
    const counter = freshCounter()
    const post = unique('post')
    await counter.record(makeHit({ post, at: Date.now() - 100 * SECOND }))
    await breakDatabase()
    await runDurableObjectAlarm(counter)
    const before = await alarmOf(counter)
    await counter.record(makeHit({ post, at: Date.now(), identity: person('meanwhile') }))
    expect(await alarmOf(counter)).toBe(before)
  })

  it('does not keep names past their day, and loses no figure by that', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await breakDatabase()
    await runDurableObjectAlarm(counter)
    const late = { ...makeRead(hit), at: hit.dayEndsAt + 1800 * SECOND }
    await counter.record(late)
    const names = (await stored(counter)).filter((e) => e.op === 'view' && (e.view.visitor ?? e.view.network))
    expect(names).toEqual([])
    await mendDatabase()
    await evictDurableObject(counter)
    await flush(counter)
    expect(await postDays(hit.post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 1 }])
    expect(await sourcesOf(hit.post)).toEqual([1, 1, 1])
  })

  it('that refuses only the detail still gets the totals', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await env.DB.exec(REFUSE_DETAIL)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await counter.record(hit)
    await flush(counter)
    await counter.record(makeRead(hit))
    await flush(counter)
    await env.DB.exec('DROP TRIGGER refuse_detail')
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, reads: 1 }])
    await evictDurableObject(counter)
    await flush(counter)
    expect(await sourcesOf(hit.post)).toEqual([1, 1, 1])
  })
})

const REFUSE_DETAIL =
  "CREATE TRIGGER refuse_detail BEFORE INSERT ON post_details BEGIN SELECT RAISE(ABORT, 'constraint failed'); END"

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
