// How the views of a post come: at once, or over months. Days are the blog's; the first is the one it appeared on.

import type { PostId } from './post.ts'

export interface LifeCycle {
  /** Views on the first day and the one after: no hour is kept, and a post of the evening would have none. */
  readonly twoDays: number
  readonly week: number
  readonly month: number
  /** Days until half of the first month's views had come; undefined without views. */
  readonly halfLife: number | undefined
}

export const LIFE_DAYS = 30

/** @param views by day since the first (0), days without views may be missing */
export function lifeCycleOf(views: ReadonlyMap<number, number>): LifeCycle {
  const until = (days: number) =>
    [...views].reduce((sum, [day, count]) => (day >= 0 && day < days ? sum + count : sum), 0)
  const month = until(LIFE_DAYS)
  let halfLife = 0
  while (halfLife < LIFE_DAYS && until(halfLife) * 2 < month) halfLife++
  return { twoDays: until(2), week: until(7), month, halfLife: month > 0 ? halfLife : undefined }
}

/** The life of one post, and of the median of others; `lives` are views by days since each post's first. */
export function lifeBeside(
  lives: ReadonlyMap<PostId, ReadonlyMap<number, number>>,
  post: PostId,
  others: readonly { readonly id: PostId }[],
) {
  const cycleOf = (id: PostId) => lifeCycleOf(lives.get(id) ?? new Map())
  return { life: cycleOf(post), median: medianOf(others.map(({ id }) => cycleOf(id))) }
}

/** The median of each figure over posts old enough to have a first month behind them. */
export function medianOf(cycles: readonly LifeCycle[]): LifeCycle | undefined {
  if (cycles.length === 0) return undefined
  const of = (pick: (cycle: LifeCycle) => number) => middle(cycles.map(pick))
  const half = cycles.flatMap(({ halfLife }) => halfLife ?? [])
  return {
    ...{ twoDays: of((c) => c.twoDays), week: of((c) => c.week), month: of((c) => c.month) },
    halfLife: half.length > 0 ? middle(half) : undefined,
  }
}

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2
}
