import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { categoryDay, flush, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, makeHit, makeRead, person, shuffled, unique } from '../support/worker/hits.ts'

describe('a crowd', () => {
  it('of 50 visitors with 40 views each, all at once and every beacon twice, is counted exactly', async () => {
    const counter = freshCounter()
    const [category, at] = [unique('crowd'), freshNoon()]
    const posts = Array.from({ length: 40 }, () => unique('post'))
    const hits = Array.from({ length: 50 }, (_, who) =>
      posts.map((post) => makeHit({ post, at, categories: [category], identity: person(`visitor ${who}`) })),
    ).flat()
    const beacons = shuffled([...hits, ...hits.map(makeRead)], 5)
    const verdicts = await Promise.all(beacons.map((hit) => counter.record(hit)))
    expect(verdicts.filter((verdict) => verdict === 'counted')).toHaveLength(2000)
    await flush(counter)
    expect(await categoryDay(category, hits[0]?.day ?? '')).toEqual({
      views: 2000,
      visitors: 50,
      reads: 2000,
    })
    for (const post of posts)
      expect(await postDays(post)).toMatchObject([{ views: 50, visitors: 50, reads: 50 }])
  })

  it('is written in groups: far fewer transactions than hits', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const commits = await runInDurableObject(counter, async (object, state) => {
      let syncs = 0
      const sync = state.storage.sync.bind(state.storage)
      state.storage.sync = () => {
        syncs++
        return sync()
      }
      const hits = Array.from({ length: 500 }, (_, i) => makeHit({ post, at, identity: person(`${i}`) }))
      await Promise.all(hits.map((hit) => object.record(hit)))
      return syncs
    })
    expect(commits).toBeLessThan(50)
  })
})

describe('a crash', () => {
  it('takes nothing that was answered', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    for (let round = 0; round < 5; round++) {
      const hits = Array.from({ length: 20 }, (_, i) =>
        makeHit({ post, at, identity: person(`${round}.${i}`) }),
      )
      await Promise.all(hits.map((hit) => counter.record(hit)))
      await evictDurableObject(counter)
      expect(await Promise.all(hits.map((hit) => counter.record({ ...hit, seq: 1 })))).not.toContain(
        'counted',
      )
    }
    await evictDurableObject(counter)
    expect(await flush(counter)).toBe(true)
    expect(await postDays(post)).toMatchObject([{ views: 100, visitors: 100 }])
  })
})
