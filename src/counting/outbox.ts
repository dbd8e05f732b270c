// From memory to D1: what is taken out is a stretch of the log, so a repeat carries the same stretch or a longer
// one, and D1's mark tells how much of it has arrived.
import type { CategoryDay, Flush, FlushRows } from '../store/views.ts'
import type { Memory } from './memory.ts'
import { PendingDetail, PendingTotals } from './pending.ts'

/**
 * Takes out what D1 lacks; what comes after waits for the next one. To put it back, recall the memory.
 * @param withDetail whether detail goes too, or the totals alone
 */
export function takeFlush(memory: Memory, shard: string, withDetail: boolean): Flush | undefined {
  const { totals, mark, last } = memory
  const detail = withDetail ? memory.detail : new PendingDetail()
  if (totals.isEmpty() && detail.isEmpty()) return undefined
  memory.totals = new PendingTotals()
  if (withDetail) memory.detail = new PendingDetail()
  if (memory.detail.isEmpty()) memory.changedSince = undefined
  return {
    shard,
    from: { totals: mark.totals, detail: mark.detail },
    upto: { totals: last, detail: withDetail ? last : mark.detail },
    rows: rowsOf(totals, detail),
  }
}

const rowsOf = (totals: PendingTotals, detail: PendingDetail): FlushRows => ({
  posts: totals.posts(),
  details: detail.posts(),
  categories: joinedCategories(totals, detail),
  filtered: totals.filtered(),
})

function joinedCategories(totals: PendingTotals, detail: PendingDetail): CategoryDay[] {
  const rows = new Map<string, CategoryDay>()
  for (const row of totals.categories())
    rows.set(`${row.day} ${row.category}`, { ...row, engagedMs: 0, facets: {} })
  for (const row of detail.categories()) {
    const key = `${row.day} ${row.category}`
    rows.set(key, { ...(rows.get(key) ?? { views: 0, visitors: 0, reads: 0 }), ...row })
  }
  return [...rows.values()]
}
