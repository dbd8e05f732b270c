// What a route calls to have something counted.
import type { PostId } from '../domain/post.ts'
import { dayOf, endOfDay } from '../domain/time.ts'
import type { FilterReason, Sighting, Verdict } from '../domain/view.ts'
import type { Hit } from './hit.ts'
import { shardName, shardOf } from './shards.ts'
import type { ViewCounter } from './view-counter.ts'
import { identify, identifyNetwork } from './visitor.ts'

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
  const { traits, ...seen } = sighting
  const [identity, network] = await Promise.all([
    identify(counters.pepper, traits),
    identifyNetwork(counters.pepper, traits.address),
  ])
  const { day, endsAt } = dayAt(now, counters.timezone)
  const hit: Hit = { ...seen, identity, network, at: now, day, dayEndsAt: endsAt }
  const home = shardOf(identity, counters.viewShards)
  const verdict = (await continueElsewhere(counters, hit, home)) ?? (await record(counters, home, hit, false))
  if (verdict === 'unknown') throw new Error('an object that may count has counted nothing')
  return verdict
}

/** Notes in the ledger that something was not counted, and why. Not repeated: a repeat would count twice. */
export async function recordFiltered(counters: Counters, reason: FilterReason, now: number): Promise<void> {
  const counter = counterNamed(counters.VIEWS, shardName(LEDGER_SHARD))
  await counter.recordFiltered(reason, dayOf(now, counters.timezone), now)
}

/** Views that began within the last ten minutes, by post: who may be reading now. One call per shard, no rows. */
export async function listReadingNow(counters: Counters, now: number): Promise<Map<PostId, number>> {
  const shards = Array.from({ length: counters.viewShards }, (_, shard) => shardName(shard))
  const lists = await Promise.all(shards.map((name) => counterNamed(counters.VIEWS, name).listReading(now)))
  const views = new Map<PostId, number>()
  for (const { post, views: some } of lists.flat()) views.set(post, (views.get(post) ?? 0) + some)
  return views
}

/** The object of that name. wrangler.toml binds VIEWS to ViewCounter; env.ts may not name a class of ours. */
export const counterNamed = (VIEWS: DurableObjectNamespace, name: string): DurableObjectStub<ViewCounter> =>
  VIEWS.getByName(name) as DurableObjectStub<ViewCounter>

/**
 * A phone that left its network belongs to another shard from then on, but its opening does not. So a later beacon
 * asks for whoever knows the opening: its own shard first, the others only if that one does not. Undefined when
 * nobody does (its first beacon was lost), or when there is but one to ask.
 */
async function continueElsewhere(counters: Counters, hit: Hit, home: number): Promise<Verdict | undefined> {
  if (counters.viewShards === 1 || hit.seq === 0) return undefined
  const others = Array.from({ length: counters.viewShards }, (_, shard) => shard).filter((s) => s !== home)
  for (const shard of [home, ...others]) {
    const verdict = await record(counters, shard, hit, true)
    if (verdict !== 'unknown') return verdict
  }
  return undefined
}

interface Day {
  readonly zone: string
  readonly day: string
  /** The first instant it is known of, and the one it ends at. */
  readonly since: number
  readonly endsAt: number
}

let lastDay: Day | undefined

/** To find when a day ends, its zone is asked some thirty times: once a day is enough. */
function dayAt(now: number, zone: string): Day {
  if (lastDay?.zone !== zone || now < lastDay.since || now >= lastDay.endsAt)
    lastDay = { zone, day: dayOf(now, zone), since: now, endsAt: endOfDay(now, zone) }
  return lastDay
}

const record = (counters: Counters, shard: number, hit: Hit, onlyKnown: boolean) =>
  repeatOnce(() => counterNamed(counters.VIEWS, shardName(shard)).record(hit, onlyKnown))

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
