import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/counting/hit.ts'
import { flush, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, HOUR, MINUTE, makeHit, person, READ, unique } from '../support/worker/hits.ts'

describe('a flood', () => {
  const crowd = (via: Hit['via'], count: number, given: Partial<Hit> & Pick<Hit, 'post' | 'at'>) =>
    Array.from({ length: count }, (_, i) => makeHit({ via, identity: person(`${via} ${i}`), ...given }))

  it('of pictures from one network ends after 30 new visitors an hour; other networks go on', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const verdicts = await Promise.all(crowd('pixel', 50, { post, at }).map((hit) => counter.record(hit)))
    expect(verdicts.filter((verdict) => verdict === 'counted')).toHaveLength(30)
    expect(verdicts.filter((verdict) => verdict === 'flood')).toHaveLength(20)
    const [known] = crowd('pixel', 1, { post: unique('post'), at })
    if (!known) throw new Error('one hit')
    expect(await counter.record(known)).toBe('counted')
    const elsewhere = makeHit({ post, at, via: 'pixel', network: person('elsewhere'), identity: person('x') })
    expect(await counter.record(elsewhere)).toBe('counted')
    const later = makeHit({ post, at: at + HOUR, via: 'pixel', identity: person('later') })
    expect(await counter.record(later)).toBe('counted')
    await flush(counter)
    const row = env.DB.prepare("SELECT count FROM filtered_days WHERE day = ? AND reason = 'flood'")
    expect(await row.bind(known.day).first('count')).toBe(20)
  })

  it('of scripts is let in further: a campus has one address', async () => {
    const counter = freshCounter()
    const [post, at] = [unique('post'), freshNoon()]
    const verdicts = await Promise.all(crowd('script', 1100, { post, at }).map((hit) => counter.record(hit)))
    expect(verdicts.filter((verdict) => verdict === 'counted')).toHaveLength(1000)
  })
})

describe('a page without scripts', () => {
  it('and the script of the same visitor make one view, in either order', async () => {
    const counter = freshCounter()
    const at = freshNoon()
    for (const [first, then] of [
      ['pixel', 'script'],
      ['script', 'pixel'],
    ] as const) {
      const post = unique('post')
      expect(await counter.record(makeHit({ post, at, via: first }))).toBe('counted')
      const second = makeHit({ post, at: at + MINUTE, via: then })
      expect(await counter.record(second)).toBe('merged')
      expect(await counter.record({ ...second, seq: 1, at: at + 2 * MINUTE, ...READ })).toBe('merged')
      await flush(counter)
      expect(await postDays(post)).toMatchObject([{ views: 1, visitors: 1, reads: 1 }])
    }
  })
})
