// Counting shares D1's daily quota with the conversation, and must never use it up.

/** Rows a day that counting may write to D1, all shards together: a fifth of what the free plan gives. */
export const DEFAULT_ROW_BUDGET = 20_000

/** How often totals are still flushed when the budget is spent. */
export const SPARING_FLUSH_MS = 15 * 60_000

const DAY_MS = 86_400_000

/**
 * full: everything. plain: the budget is spent; new views count in totals alone, flushed seldom. held: twice the
 * budget is spent; the object keeps its figures until D1's day, which is UTC's, is over.
 */
export type Thrift = 'full' | 'plain' | 'held'

export function thriftOf(spent: number, budget: number): Thrift {
  if (spent < budget) return 'full'
  return spent < 2 * budget ? 'plain' : 'held'
}

/** The day by which D1's quota is reckoned. */
export const quotaDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const endOfQuotaDay = (at: number): number => (Math.floor(at / DAY_MS) + 1) * DAY_MS
