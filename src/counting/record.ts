// What a route calls to have something counted.
import { dayOf, endOfDay } from '../domain/time.ts'
import type { FilterReason, Sighting, Verdict } from '../domain/view.ts'
import { shardName, shardOf } from './shards.ts'
import type { Hit } from './tally.ts'
import type { ViewCounter } from './view-counter.ts'
import { identify } from './visitor.ts'

/** Bindings and settings that counting needs; the same for every request. */
export interface Counters {
  readonly VIEWS: DurableObjectNamespace
  readonly pepper: string
  readonly viewShards: number
  /** The blog's zone, IANA name: days are its days. */
  readonly timezone: string
}

/** The ledger is a handful of counters: one object keeps it, whatever the number of shards. */
const LEDGER_SHARD = 0

/**
 * Has one beacon counted. The answer means it is durable.
 * @param now the Worker's clock at the edge, ms: it decides the day and the view's window.
 * @throws what the object throws when it can't write; a repeat of the same beacon is safe.
 */
export async function recordView(counters: Counters, sighting: Sighting, now: number): Promise<Verdict> {
  const { post, view, seq, engaged, depth, categories, readingMs, traits } = sighting
  const identity = await identify(counters.pepper, traits)
  const day = dayOf(now, counters.timezone)
  const dayEndsAt = endOfDay(now, counters.timezone)
  const hit: Hit = {
    post,
    view,
    seq,
    engaged,
    depth,
    categories,
    readingMs,
    identity,
    at: now,
    day,
    dayEndsAt,
  }
  const shard = shardName(shardOf(identity, counters.viewShards))
  return repeatOnce(() => counterNamed(counters.VIEWS, shard).record(hit))
}

/** Notes in the ledger that something was not counted, and why. Not repeated: a repeat would count twice. */
export async function recordFiltered(counters: Counters, reason: FilterReason, now: number): Promise<void> {
  const counter = counterNamed(counters.VIEWS, shardName(LEDGER_SHARD))
  await counter.recordFiltered(reason, dayOf(now, counters.timezone), now)
}

/** The object of that name. wrangler.toml binds VIEWS to ViewCounter; env.ts may not name a class of ours. */
export const counterNamed = (VIEWS: DurableObjectNamespace, name: string): DurableObjectStub<ViewCounter> =>
  VIEWS.getByName(name) as DurableObjectStub<ViewCounter>

/** An object that moves or restarts says `retryable`; a fresh stub then reaches the new one. Never when overloaded. */
async function repeatOnce<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const { retryable, overloaded } = Object(error)
    if (retryable === true && overloaded !== true) return call()
    throw error
  }
}
