import { describe, expect, it } from 'vitest'
import { categoryDay, flush, freshCounter, postDays } from '../support/worker/figures.ts'
import {
  freshNoon,
  MINUTE,
  makeHit,
  makeRead,
  person,
  READ,
  SECOND,
  shuffled,
  unique,
} from '../support/worker/hits.ts'

describe('a view', () => {
  it('is counted once however often its beacon arrives', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    expect(await counter.record(hit)).toBe('counted')
    expect(await counter.record(hit)).toBe('merged')
    expect(await counter.record({ ...hit, at: hit.at + 10 * MINUTE })).toBe('merged')
    await flush(counter)
    expect(await postDays(hit.post)).toEqual([{ day: hit.day, views: 1, visitors: 1, reads: 0 }])
  })

  it('takes in every other opening by its visitor for 30 minutes, and not one millisecond longer', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const openAt = (later: number) => counter.record(makeHit({ post, at: at + later }))
    expect(await openAt(0)).toBe('counted')
    expect(await openAt(30 * MINUTE - 1)).toBe('merged')
    expect(await openAt(30 * MINUTE)).toBe('counted')
    expect(await openAt(60 * MINUTE - 1)).toBe('merged')
    expect(await openAt(60 * MINUTE)).toBe('counted')
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 3, visitors: 1 }])
  })

  it('stays one while its tab is open, hours after it began', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    expect(await counter.record({ ...hit, seq: 1, at: hit.at + 300 * MINUTE, ...READ })).toBe('merged')
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
  })

  it('keeps an opening it took in, after its own 30 minutes are over', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    await counter.record(makeHit({ post, at }))
    const second = makeHit({ post, at: at + 29 * MINUTE })
    expect(await counter.record(second)).toBe('merged')
    expect(await counter.record({ ...second, seq: 1, at: at + 50 * MINUTE, ...READ })).toBe('merged')
    await flush(counter)
    expect(await postDays(post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
  })

  it('stays one when its visitor changes address on the way', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon(), identity: person('at home') })
    await counter.record(hit)
    expect(await counter.record({ ...makeRead(hit), identity: person('on the train') })).toBe('merged')
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
  })

  it('is another one on another post', async () => {
    const counter = freshCounter()
    const [here, there, at] = [unique('post'), unique('post'), freshNoon()]
    expect(await counter.record(makeHit({ post: here, at }))).toBe('counted')
    expect(await counter.record(makeHit({ post: there, at }))).toBe('counted')
  })
})

describe('a read', () => {
  it('comes out the same from any order and any repetition of the beacons', async () => {
    for (const seed of [1, 7, 42, 99, 1234]) {
      const counter = freshCounter()
      const hit = makeHit({ post: unique('post'), at: freshNoon(), categories: [unique('category')] })
      const steps = [0, 0.2, 0.5, 0.7, 1].map((depth, seq) => ({
        ...hit,
        seq,
        depth,
        at: hit.at + depth * MINUTE,
        engaged: depth * MINUTE,
      }))
      const verdicts = []
      for (const step of shuffled([...steps, ...steps, ...steps], seed))
        verdicts.push(await counter.record(step))
      expect(verdicts.filter((verdict) => verdict === 'counted')).toHaveLength(1)
      await flush(counter)
      expect(await postDays(hit.post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
    }
  })

  it('needs half of the reading time and the end of the article', async () => {
    const cases = [
      { engaged: 30 * SECOND, depth: 0.98, reads: 1 },
      { engaged: 30 * SECOND - 1, depth: 1, reads: 0 },
      { engaged: 30 * SECOND, depth: 0.979, reads: 0 },
    ]
    for (const { engaged, depth, reads } of cases) {
      const counter = freshCounter()
      const hit = makeHit({ post: unique('post'), at: freshNoon() })
      await counter.record(hit)
      await counter.record({ ...hit, seq: 1, at: hit.at + MINUTE, engaged, depth })
      await flush(counter)
      expect(await postDays(hit.post)).toMatchObject([{ reads }])
    }
  })

  it('is not believed of a view that was never heard of before, but the view is', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon(), seq: 4, ...READ })
    expect(await counter.record(hit)).toBe('counted')
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, reads: 0 }])
  })

  it('is believed once its time has passed, whichever beacon came first', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(makeRead(hit))
    await flush(counter)
    await counter.record(hit)
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
  })

  it('counts once for a view, even when it went to the database before it was finished', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record(hit)
    await flush(counter)
    await counter.record(makeRead(hit))
    await flush(counter)
    await counter.record({ ...makeRead(hit), seq: 2, at: hit.at + 2 * MINUTE, engaged: 90 * SECOND })
    await counter.record(makeHit({ post: hit.post, at: hit.at + MINUTE, ...READ }))
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
  })

  it('ignores an older beacon that claims more than a newer one', async () => {
    const counter = freshCounter()
    const hit = makeHit({ post: unique('post'), at: freshNoon() })
    await counter.record({ ...hit, seq: 5, engaged: SECOND, depth: 0.3 })
    await counter.record({ ...makeRead(hit), seq: 3 })
    await flush(counter)
    expect(await postDays(hit.post)).toMatchObject([{ views: 1, reads: 0 }])
  })
})

describe('categories', () => {
  it('count a view for the post’s own, every parent and the site, and a visitor once in each', async () => {
    const counter = freshCounter()
    const [parent, at] = [unique('dev'), freshNoon()]
    const [edge, web] = [`${parent}/edge`, `${parent}/web`]
    const open = (post: string, category: string, who: string) =>
      counter.record(makeHit({ post, at, categories: [category, parent], identity: person(who) }))
    const [first, second, third] = [unique('post'), unique('post'), unique('post')]
    await open(first, edge, 'a')
    await open(second, edge, 'a')
    await flush(counter)
    await open(third, web, 'a')
    await open(first, edge, 'b')
    await flush(counter)
    const { day } = makeHit({ post: first, at })
    expect(await categoryDay(edge, day)).toEqual({ views: 3, visitors: 2, reads: 0 })
    expect(await categoryDay(web, day)).toEqual({ views: 1, visitors: 1, reads: 0 })
    expect(await categoryDay(parent, day)).toEqual({ views: 4, visitors: 2, reads: 0 })
    expect(await categoryDay('', day)).toEqual({ views: 4, visitors: 2, reads: 0 })
  })

  it('give a read to the category its view was counted in, though the post has moved meanwhile', async () => {
    const counter = freshCounter()
    const [from, to] = [unique('old'), unique('new')]
    const hit = makeHit({ post: unique('post'), at: freshNoon(), categories: [from] })
    await counter.record(hit)
    await counter.record({ ...makeRead(hit), categories: [to] })
    await flush(counter)
    expect(await categoryDay(from, hit.day)).toEqual({ views: 1, visitors: 1, reads: 1 })
    expect(await categoryDay(to, hit.day)).toBeNull()
  })

  it('count a visitor once though the post moves to another category and back', async () => {
    const counter = freshCounter()
    const [from, to] = [unique('old'), unique('new')]
    const [post, at] = [unique('post'), freshNoon()]
    const moves = [from, to, from]
    for (const [i, category] of moves.entries()) {
      await counter.record(makeHit({ post, at: at + i * 30 * MINUTE, categories: [category] }))
    }
    await flush(counter)
    const { day } = makeHit({ post, at })
    expect(await categoryDay(from, day)).toMatchObject({ views: 2, visitors: 1 })
    expect(await categoryDay(to, day)).toMatchObject({ views: 1, visitors: 1 })
  })
})
