import { isVisible, type Post, turnsOf } from '../domain/post.ts'

/** Lists without what is not out. A list is gone through once an edition, not once a page. */
export function whatIsOut(all: readonly Post[]) {
  const turns = all.flatMap(turnsOf).sort((a, b) => a - b)
  const edition = (now: number) => countUntil(turns, now)
  const known = new WeakMap<readonly Post[], { readonly edition: number; readonly posts: readonly Post[] }>()
  const out = (list: readonly Post[] | undefined, now: number): readonly Post[] => {
    if (!list) return []
    const current = edition(now)
    const before = known.get(list)
    if (before?.edition === current) return before.posts
    const posts = list.filter((post) => isVisible(post, now))
    known.set(list, { edition: current, posts })
    return posts
  }
  return { edition, out }
}

/** How many of the ascending instants have come. */
function countUntil(instants: readonly number[], now: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle] ?? Number.POSITIVE_INFINITY) <= now) low = middle + 1
    else high = middle
  }
  return low
}
