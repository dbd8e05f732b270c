import { daysOf, type FigureRange } from './figures.ts'
import type { Seen } from './figures-joined.ts'

/** Every day of a range; those the database knows nothing of have had no views. */
export function fillDays(
  range: FigureRange,
  known: readonly (Seen & { readonly day: string })[],
): (Seen & { readonly day: string })[] {
  const byDay = new Map(known.map((day) => [day.day, day]))
  return daysOf(range).map((day) => {
    const { views, visitors, reads } = byDay.get(day) ?? { views: 0, visitors: 0, reads: 0 }
    return { day, views, visitors, reads }
  })
}
