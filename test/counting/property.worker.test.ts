import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/counting/hit.ts'
import { categoryDay, flush, freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, MINUTE, makeHit, person, READ, SECOND, shuffled, unique } from '../support/worker/hits.ts'

/** The same numbers on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return Math.floor((state / 4294967296) * sides)
  }
}

/** What an honest page sends of one opening: cumulative, ever further, never more attention than time. */
function honestBeacons(opened: Hit, roll: (sides: number) => number): Hit[] {
  let last = opened
  return [
    opened,
    ...Array.from({ length: roll(5) }, () => {
      const seconds = 1 + roll(30)
      last = {
        ...last,
        seq: last.seq + 1,
        at: last.at + seconds * SECOND,
        engaged: last.engaged + roll(seconds + 1) * SECOND,
        depth: Math.min(1, last.depth + roll(60) / 100),
      }
      return last
    }),
  ]
}

const isReadAtLast = (beacons: readonly Hit[]) => {
  const last = beacons.at(-1)
  return last !== undefined && last.engaged >= 30 * SECOND && last.depth >= 0.98
}

describe.each([1, 2, 3, 4, 5, 6])(
  'any visits (%i), their beacons once, twice or thrice in any order',
  (seed) => {
    it('come to what was really read, flushes and crashes between them or not', async () => {
      const [counter, roll] = [freshCounter(), dice(seed)]
      const [category, at] = [unique('category'), freshNoon()]
      const posts = [unique('post'), unique('post'), unique('post')]
      const visits = Array.from({ length: 25 }, (_, who) =>
        posts
          .filter(() => roll(3) > 0)
          .map((post) =>
            honestBeacons(
              makeHit({
                post,
                at: at + roll(600) * SECOND,
                categories: [category],
                identity: person(`${who}`),
              }),
              roll,
            ),
          ),
      )
      const sent = visits.flat(2).flatMap((beacon) => Array<Hit>(1 + roll(3)).fill(beacon))
      const order = shuffled(sent, seed)
      for (let from = 0; from < order.length; from += 40) {
        await Promise.all(order.slice(from, from + 40).map((beacon) => counter.record(beacon)))
        if (roll(3) === 0) await flush(counter)
        if (roll(3) === 0) await evictDurableObject(counter)
      }
      await flush(counter)
      await flush(counter)
      const openings = visits.flat()
      for (const post of posts) {
        const its = openings.filter(([first]) => first?.post === post)
        const reads = its.filter(isReadAtLast).length
        expect(await postDays(post)).toMatchObject([{ views: its.length, visitors: its.length, reads }])
        const engaged = its.reduce((sum, beacons) => sum + (beacons.at(-1)?.engaged ?? 0), 0)
        const row = env.DB.prepare('SELECT engaged_ms FROM post_details WHERE post_id = ?').bind(post)
        expect(await row.first('engaged_ms')).toBe(engaged)
      }
      expect(await categoryDay(category, openings[0]?.[0]?.day ?? '')).toEqual({
        views: openings.length,
        visitors: visits.filter((own) => own.length > 0).length,
        reads: openings.filter(isReadAtLast).length,
      })
    }, 30_000)
  },
)

describe('a visit across midnight', () => {
  it.each([1, 60, 1500, 1799])('%i seconds long stays one view of the day it began', async (seconds) => {
    const counter = freshCounter()
    const midnight = freshNoon() + 12 * 60 * MINUTE
    const hit = makeHit({ post: unique('post'), at: midnight - SECOND })
    await counter.record(hit)
    if (seconds > 60) await flush(counter)
    const later = { at: midnight - SECOND + seconds * SECOND, ...READ, engaged: seconds * SECOND }
    const { day, dayEndsAt } = makeHit({ post: hit.post, at: later.at })
    expect(await counter.record({ ...hit, ...later, day, dayEndsAt, seq: 1 })).toBe('merged')
    const reload = makeHit({ post: hit.post, at: later.at })
    expect(await counter.record(reload)).toBe('merged')
    await flush(counter)
    expect(await postDays(hit.post)).toEqual([
      { day: hit.day, views: 1, visitors: 1, reads: seconds >= 30 ? 1 : 0 },
    ])
  })
})
