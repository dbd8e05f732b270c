import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { DEFAULT_ROW_BUDGET, endOfQuotaDay, quotaDay, thriftOf } from '../../src/counting/budget.ts'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import { flush, freshCounter, postDays, sourcesOf } from '../support/worker/figures.ts'
import { MINUTE, makeHit, makeRead, person, unique } from '../support/worker/hits.ts'

/** Writes into the object's log that its flushes of today have cost so much, and has it wake up to that. */
async function pretendSpent(counter: DurableObjectStub<ViewCounter>, spent: number): Promise<void> {
  await runInDurableObject(counter, (_, { storage: { sql } }) => {
    const { id, entries } = sql
      .exec<{ id: number; entries: string }>('SELECT id, entries FROM log ORDER BY id DESC LIMIT 1')
      .one()
    const mark = { totals: 0, detail: 0, spentOn: quotaDay(Date.now()), spent }
    sql.exec(
      'UPDATE log SET entries = ? WHERE id = ?',
      JSON.stringify([...JSON.parse(entries), { op: 'mark', mark }]),
      id,
    )
  })
  await evictDurableObject(counter)
}

const alarmOf = (counter: DurableObjectStub<ViewCounter>) =>
  runInDurableObject(counter, (_, state) => state.storage.getAlarm())

const budgetOf = async (day: string) =>
  (await env.DB.prepare("SELECT count FROM filtered_days WHERE reason = 'budget' AND day = ?")
    .bind(day)
    .first('count')) ?? 0

describe('the day’s budget of rows', () => {
  it('spent, views go on in the totals alone, flushed seldom, and the ledger says how many', async () => {
    const counter = freshCounter()
    const [before, after] = [unique('post'), unique('post')]
    const first = makeHit({ post: before, at: Date.now() })
    await counter.record(first)
    await pretendSpent(counter, DEFAULT_ROW_BUDGET)
    const noted = await budgetOf(first.day)
    const second = makeHit({ post: after, at: Date.now(), identity: person('second') })
    await counter.record(second)
    await counter.record(makeRead(second))
    await flush(counter)
    expect(await postDays(before)).toMatchObject([{ views: 1 }])
    expect(await postDays(after)).toMatchObject([{ views: 1, reads: 1 }])
    expect(await sourcesOf(before)).toEqual([0, 0, 0])
    expect(await budgetOf(first.day)).toBe(Number(noted) + 1)
    await counter.record(makeHit({ post: after, at: Date.now(), identity: person('third') }))
    expect((await alarmOf(counter)) ?? 0).toBeGreaterThan(Date.now() + 14 * MINUTE)
    await pretendSpent(counter, 0)
    await flush(counter)
    await flush(counter)
    expect(await sourcesOf(before)).toEqual([1, 1, 0])
    expect(await postDays(after)).toMatchObject([{ views: 2, visitors: 2, reads: 1 }])
    expect(await sourcesOf(after)).toEqual([0, 0, 0])
  })

  it('spent twice, figures wait in the object until D1’s day is over, and none is lost', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: Date.now() })
    await counter.record(hit)
    await pretendSpent(counter, 2 * DEFAULT_ROW_BUDGET)
    await counter.record(makeHit({ post: hit.post, at: Date.now(), identity: person('second') }))
    await runDurableObjectAlarm(counter)
    expect(await postDays(hit.post)).toEqual([])
    const nextDay = endOfQuotaDay(Date.now())
    expect(await alarmOf(counter)).toBeLessThanOrEqual(nextDay)
    await pretendSpent(counter, 0)
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 2, visitors: 2 }])
  })

  it('counts what D1 says its flushes have written', async () => {
    const counter = freshCounter()
    await counter.record(makeHit({ post: unique('post'), at: Date.now(), categories: [unique('c')] }))
    await runDurableObjectAlarm(counter)
    await counter.record(makeHit({ post: unique('post'), at: Date.now(), identity: person('b') }))
    const log = await runInDurableObject(counter, (_, { storage: { sql } }) =>
      sql.exec<{ entries: string }>('SELECT entries FROM log ORDER BY id DESC LIMIT 1').one(),
    )
    // The mark, a day and a total of the post, and of the category and the site.
    expect(log.entries).toContain('"spent":7')
  })

  it('has three steps', () => {
    expect([0, 99, 100, 199, 200].map((spent) => thriftOf(spent, 100))).toEqual([
      'full',
      'full',
      'plain',
      'plain',
      'held',
    ])
  })
})
