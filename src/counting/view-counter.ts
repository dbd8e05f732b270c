// The one place where views become numbers. Everything a caller was told is durable before the caller is told:
// hits gather for a moment, one row holds them all, then all are answered. An alarm carries the sums to D1.
// Memory is what the log says and nothing else; a crash takes nothing.
import { DurableObject } from 'cloudflare:workers'
import type { FilterReason, Verdict } from '../domain/view.ts'
import { DEFAULT_ROW_BUDGET } from './budget.ts'
import { Carrier, type Pace } from './carrier.ts'
import { forgetPast, liveSalts, nextForgetting } from './days.ts'
import type { Entry } from './entry.ts'
import type { Hit, Sender } from './hit.ts'
import { append, recall } from './journal.ts'
import { prepareTables, shardOfStorage } from './tables.ts'
import { filtered, tally } from './tally.ts'
import { nameOf } from './visitor.ts'

/** What the object needs of the Worker's bindings; settings were checked by the Worker before it called. */
export interface CounterEnv {
  readonly DB: D1Database
  readonly VIEW_FLUSH_SECONDS?: string
  readonly VIEW_SHARDS?: string
  readonly VIEW_ROW_BUDGET?: string
}

/** How long hits gather before they are written together: the most a beacon waits for others. */
const GATHER_MS = 20
const DEFAULT_FLUSH_SECONDS = 10

/** "Reading now" means: began within this time. */
const READING_NOW_MS = 10 * 60_000

/** One caller waiting for its group: `decide` runs inside the transaction and gives back how to answer. */
interface Waiting {
  readonly at: number
  decide(): { readonly entries: readonly Entry[]; answer(): void }
  fail(error: unknown): void
}

export class ViewCounter extends DurableObject<CounterEnv> {
  readonly #sql: SqlStorage
  readonly #carrier: Carrier
  #gathering: Waiting[] = []
  /** When the alarm will ring; null when none is set, as while it is ringing. */
  #alarmAt: number | null = null

  constructor(ctx: DurableObjectState, env: CounterEnv) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    const made = `${ctx.id.name ?? ctx.id.toString()}.${crypto.randomUUID()}`
    ctx.storage.transactionSync(() => prepareTables(this.#sql, made))
    this.#carrier = new Carrier(ctx.storage, env.DB, shardOfStorage(this.#sql), paceOf(env))
    ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm()
    })
  }

  /**
   * Counts or merges a hit. The answer means: written, and a crash can't take it back.
   * @param onlyKnown to continue the opening if this object knows it, else to answer `unknown` and do nothing
   */
  async record(hit: Hit, onlyKnown = false): Promise<Verdict | 'unknown'> {
    const sender = await this.#senderOf(hit)
    return this.#gather(hit.at, () => {
      const isPlain = this.#carrier.thrift(hit.at) !== 'full'
      const { verdict, entries } = tally(this.#carrier.memory, hit, sender, { isPlain, onlyKnown })
      return [verdict, entries]
    })
  }

  /** Adds one to the ledger, as durably as a view. */
  recordFiltered(reason: FilterReason, day: string, at: number): Promise<void> {
    return this.#gather(at, () => [undefined, [filtered(day, reason)]])
  }

  /** Views that began within the last ten minutes, by post. */
  listReading(now: number): { readonly post: string; readonly views: number }[] {
    const views = new Map<string, number>()
    for (const { post, beganAt } of this.#carrier.memory.views.values())
      if (now - beganAt < READING_NOW_MS) views.set(post, (views.get(post) ?? 0) + 1)
    return [...views].map(([post, count]) => ({ post, views: count }))
  }

  /** Forgets what is due, flushes what waits, and sets the next alarm. The object's only own clock. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null
    this.ctx.storage.transactionSync(() => this.#forget(Date.now()))
    await this.#carrier.carry(Date.now())
    await this.#wakeInTime(Date.now())
  }

  async #senderOf(hit: Hit): Promise<Sender> {
    const { today, others } = liveSalts(this.#sql, hit.day, hit.dayEndsAt)
    const [visitor, network, ...aliases] = await Promise.all([
      nameOf(today, hit.identity),
      nameOf(today, hit.network),
      ...others.map((salt) => nameOf(salt, hit.identity)),
    ])
    return { visitor, network, aliases }
  }

  #gather<T>(at: number, decide: () => readonly [T, readonly Entry[]]): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        at,
        decide: () => {
          const [answer, entries] = decide()
          return { entries, answer: () => resolve(answer) }
        },
        fail: reject,
      }
      if (this.#gathering.push(waiting) === 1) setTimeout(() => this.#commit(), GATHER_MS)
    })
  }

  async #commit(): Promise<void> {
    const group = this.#gathering
    this.#gathering = []
    const now = Math.max(...group.map(({ at }) => at))
    try {
      const answers = this.ctx.storage.transactionSync(() => this.#write(group, now))
      await this.#wakeInTime(now) // no await between the writes and this: storage takes both or neither
      await this.ctx.storage.sync()
      for (const answer of answers) answer()
    } catch (error) {
      this.#carrier.memory = recall(this.#sql, this.#carrier.memory.mark)
      for (const waiting of group) waiting.fail(error)
    }
  }

  /** Decides one hit after the other, each with what the one before has changed; one row takes them all. */
  #write(group: readonly Waiting[], now: number): (() => void)[] {
    const { memory } = this.#carrier
    const all: Entry[] = []
    const answers = group.map(({ decide }) => {
      const { entries, answer } = decide()
      for (const entry of entries) memory.apply(entry, now, { totals: true, detail: true })
      all.push(...entries)
      return answer
    })
    if (all.length > 0) append(this.#sql, memory, now, all)
    this.#forget(now)
    return answers
  }

  #forget(now: number): void {
    const { memory } = this.#carrier
    if (forgetPast(this.#sql, memory, now)) this.#carrier.memory = recall(this.#sql, memory.mark)
  }

  /** New hits never hurry a flush that is waiting to be retried. */
  async #wakeInTime(now: number): Promise<void> {
    const times = [this.#carrier.nextAt(now), nextForgetting(this.#sql)].filter((at) => at !== undefined)
    const at = Math.min(...times)
    if (times.length === 0 || (this.#alarmAt !== null && this.#alarmAt <= at)) return
    this.#alarmAt = at
    await this.ctx.storage.setAlarm(at)
  }
}

const paceOf = (env: CounterEnv): Pace => ({
  flushMs: Number(env.VIEW_FLUSH_SECONDS ?? DEFAULT_FLUSH_SECONDS) * 1000,
  budget: Number(env.VIEW_ROW_BUDGET ?? DEFAULT_ROW_BUDGET) / Number(env.VIEW_SHARDS ?? 1),
})
