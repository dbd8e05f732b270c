import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/counting/hit.ts'
import { recall } from '../../src/counting/journal.ts'
import type { ViewCounter } from '../../src/counting/view-counter.ts'
import { categoryDay, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, MINUTE, makeHit, makeRead, person, unique } from '../support/worker/hits.ts'

type Counter = DurableObjectStub<ViewCounter>
type Rows = { sql: number; alarms: number }

/** Runs `work` in the object and counts the rows it writes to its own storage, alarms counted as rows of their own. */
const rowsOf = (counter: Counter, work: (object: ViewCounter) => Promise<void>) =>
  runInDurableObject<ViewCounter, Rows>(counter, async (object: ViewCounter, { storage }) => {
    const rows = { sql: 0, alarms: 0 }
    const exec = storage.sql.exec.bind(storage.sql)
    storage.sql.exec = (query: string, ...values: unknown[]) => {
      const cursor = exec<Record<string, SqlStorageValue>>(query, ...values)
      rows.sql += cursor.rowsWritten
      return cursor as never
    }
    const setAlarm = storage.setAlarm.bind(storage)
    storage.setAlarm = (at) => {
      rows.alarms++
      return setAlarm(at)
    }
    await work(object)
    return rows
  })

/** What D1 says its flushes have cost since the object was made: the object keeps the account for its budget. */
const spent = (counter: Counter) =>
  runInDurableObject(counter, (_, { storage: { sql } }) => recall(sql).mark.spent)

const recordAll = (counter: Counter, hits: readonly Hit[]) =>
  Promise.all(hits.map((hit) => counter.record(hit)))

/** First beacons, the flush of totals, reading beacons, the flush of detail. */
async function burst(hits: readonly Hit[]): Promise<number> {
  const counter = freshCounter()
  await recordAll(counter, hits)
  await runDurableObjectAlarm(counter)
  await recordAll(counter, hits.map(makeRead))
  await runDurableObjectAlarm(counter)
  // The account stands in the log with the next view.
  await counter.record(
    makeHit({ post: unique('post'), at: (hits[0]?.at ?? 0) + MINUTE, identity: person('last') }),
  )
  return spent(counter)
}

describe('the rows D1 writes for 1,000 views with their reads and all detail', () => {
  it('are at most 20 on one post from one source, two category levels deep', async () => {
    const [post, parent, at] = [unique('post'), unique('dev'), freshNoon()]
    const categories = [`${parent}/edge`, parent]
    const from = { source: 'naver-search', device: 'mobile', country: 'KR', language: 'ko' } as const
    const hits = Array.from({ length: 1000 }, (_, i) =>
      makeHit({ post, at, categories, from, identity: person(`${i}`), heading: `h${i % 5}` }),
    )
    const written = await burst(hits)
    expect(written).toBeLessThanOrEqual(20)
    expect(await postDays(post)).toMatchObject([{ views: 1000, visitors: 1000, reads: 1000 }])
    expect(await categoryDay(parent, hits[0]?.day ?? '')).toMatchObject({ views: 1000, reads: 1000 })
  })

  it('are at most 400 over 50 posts, 6 sources, 3 countries, 3 devices and 4 categories', async () => {
    const at = freshNoon()
    const posts = Array.from({ length: 50 }, () => unique('post'))
    const categories = Array.from({ length: 4 }, () => unique('category'))
    const sources = ['naver-search', 'google', 'direct', 'kakaotalk', 'velog', 'blog.example']
    const hits = Array.from({ length: 1000 }, (_, i) =>
      makeHit({
        post: posts[i % 50] ?? '',
        at,
        categories: [categories[i % 4] ?? ''],
        identity: person(`${i}`),
        from: {
          source: sources[i % 6] ?? '',
          device: (['mobile', 'tablet', 'desktop'] as const)[i % 3] ?? 'mobile',
          country: ['KR', 'US', 'JP'][i % 3] ?? '',
          language: 'ko',
        },
      }),
    )
    const written = await burst(hits)
    expect(written).toBeLessThanOrEqual(400)
  })
})

describe('the rows the object writes', () => {
  it('are at most 3 for a view that comes alone, with two reading beacons and all its flushes', async () => {
    const counter = freshCounter()
    const first = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(first) // makes the day's salt
    await runDurableObjectAlarm(counter)
    await runDurableObjectAlarm(counter)
    const hit = makeHit({ post: unique('post'), at: first.at + 60 * MINUTE, identity: person('alone') })
    const rows = await rowsOf(counter, async (object) => {
      await object.record(hit)
      await object.alarm()
      await object.record({ ...hit, seq: 1, at: hit.at + MINUTE / 4, engaged: MINUTE / 4, depth: 0.4 })
      await object.record({ ...makeRead(hit), seq: 2 })
      await object.alarm()
    })
    expect(rows.sql).toBeLessThanOrEqual(3)
  })

  it('are far fewer in a crowd', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const hits = Array.from({ length: 1000 }, (_, i) => makeHit({ post, at, identity: person(`${i}`) }))
    const rows = await rowsOf(counter, async (object) => {
      for (let from = 0; from < hits.length; from += 50) {
        const some = hits.slice(from, from + 50)
        await Promise.all(some.map((hit) => object.record(hit)))
        await Promise.all(some.map((hit) => object.record(makeRead(hit))))
      }
      await object.alarm()
      await object.alarm()
    })
    expect(rows.sql + rows.alarms).toBeLessThanOrEqual(200)
  })

  it('stay below 3 a view over a day of views that come one by one, snapshots and forgetting included', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const views = 140
    let dayEndsAt = 0
    const rows = await rowsOf(counter, async (object) => {
      for (let i = 0; i < views; i++) {
        const hit = makeHit({ post, at: at + (i * MINUTE) / 2, identity: person(`${i}`) })
        dayEndsAt = hit.dayEndsAt
        await object.record(hit)
        await object.record(makeRead(hit))
        if (i % 20 === 0) for (let turn = 0; turn < 2; turn++) await object.alarm()
      }
      for (let turn = 0; turn < 2; turn++) await object.alarm()
      await object.record(makeHit({ post, at: dayEndsAt + 31 * MINUTE, identity: person('next day') }))
    })
    expect(rows.sql).toBeLessThanOrEqual(3 * views)
    expect(await postDays(post)).toMatchObject([{ views, visitors: views, reads: views }])
  }, 60_000)
})
