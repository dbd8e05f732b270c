import { daysOf, type FigureRange, instantsOf } from './figures.ts'
import { offsetAt } from './zoned-time.ts'

/** Days between which the zone's clock does not change; instants and the distance from UTC in ms. */
export interface DayStretch {
  readonly from: string
  readonly to: string
  readonly first: number
  readonly last: number
  readonly offset: number
}

/** Cuts a range where the zone's clock changes: within a stretch a day is told from an instant by adding. */
export function dayStretches(range: FigureRange, zone: string): DayStretch[] {
  const stretches: DayStretch[] = []
  for (const day of daysOf(range)) {
    const [first, last] = instantsOf({ from: day, to: day, length: 1 }, zone)
    const offset = offsetAt(first, zone)
    const before = stretches.at(-1)
    if (before?.offset === offset) stretches.splice(-1, 1, { ...before, to: day, last })
    else stretches.push({ from: day, to: day, first, last, offset })
  }
  return stretches
}
