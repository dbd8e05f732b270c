import type { Hit } from '../../../src/counting/hit.ts'
import { dayOf, endOfDay } from '../../../src/domain/time.ts'

export const SEOUL = 'Asia/Seoul'
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

let made = 0

/** Names no other test of the file uses: they share one database. */
export const unique = (name: string): string => `${name}-${++made}`

/** Noon in Seoul on a day of its own, so far ahead that no real alarm rings during a test. */
export const freshNoon = (): number => Date.parse('2040-01-01T12:00:00+09:00') + ++made * 7 * DAY

/** Stands for identify(): one person, one 32-byte name. */
export function person(name: string): ArrayBuffer {
  const bytes = new Uint8Array(32)
  bytes.set(new TextEncoder().encode(name))
  return bytes.buffer
}

/** A first beacon: somebody opens a post of one minute and has not read yet. */
export function makeHit(given: Partial<Hit> & Pick<Hit, 'post' | 'at'>): Hit {
  return {
    view: crypto.randomUUID(),
    seq: 0,
    engaged: 0,
    depth: 0,
    categories: [],
    readingMs: MINUTE,
    from: { source: 'direct', device: 'mobile' },
    via: 'script',
    identity: person('somebody'),
    network: person('a network'),
    day: dayOf(given.at, SEOUL),
    dayEndsAt: endOfDay(given.at, SEOUL),
    ...given,
  }
}

/** What a page sends when the whole article was read. */
export const READ = { engaged: 30 * SECOND, depth: 1 } as const

/** The later beacon that makes a read of an opening. */
export const makeRead = (hit: Hit): Hit => ({ ...hit, seq: hit.seq + 1, at: hit.at + 30 * SECOND, ...READ })

/** The same list in another order, the same way on every run. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const left = [...list]
  const order: T[] = []
  for (let state = seed; left.length > 0; ) {
    state = (state * 1103515245 + 12345) % 2147483648
    order.push(...left.splice(state % left.length, 1))
  }
  return order
}
