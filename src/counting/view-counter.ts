// The one place where views become numbers. Everything a caller was told is durable before the caller is told:
// hits gather for a moment, one transaction writes them all, then all are answered. An alarm carries the sums
// to D1. The object's memory holds nothing that a crash may not take.
import { DurableObject } from 'cloudflare:workers'
import type { FilterReason, Verdict } from '../domain/view.ts'
import * as views from '../store/views.ts'
import { forgetPast, liveSalts, nextForgetting } from './days.ts'
import { hasUnflushed, isInFlight, nextFlush, noteFailure, settle } from './outbox.ts'
import { prepareTables } from './tables.ts'
import { type Hit, tally, tallyFiltered } from './tally.ts'
import { visitorOf } from './visitor.ts'

/** What the object needs of the Worker's bindings; settings were checked by the Worker before it called. */
export interface CounterEnv {
  readonly DB: D1Database
  readonly VIEW_FLUSH_SECONDS?: string
}

/** How long hits gather before they are written together: the most a beacon waits for others. */
const GATHER_MS = 20
const DEFAULT_FLUSH_SECONDS = 10
const MAX_RETRY_MS = 10 * 60_000

/** One caller waiting for its group: `write` runs inside the transaction and gives back how to answer. */
interface Waiting {
  readonly at: number
  write(): () => void
  fail(error: unknown): void
}

export class ViewCounter extends DurableObject<CounterEnv> {
  readonly #sql: SqlStorage
  readonly #flushMs: number
  #gathering: Waiting[] = []
  /** When the alarm will ring; null when none is set, as while it is ringing. */
  #alarmAt: number | null = null

  constructor(ctx: DurableObjectState, env: CounterEnv) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#flushMs = Number(env.VIEW_FLUSH_SECONDS ?? DEFAULT_FLUSH_SECONDS) * 1000
    ctx.blockConcurrencyWhile(async () => {
      const shard = `${ctx.id.name ?? ctx.id.toString()}.${crypto.randomUUID()}`
      ctx.storage.transactionSync(() => prepareTables(this.#sql, shard))
      this.#alarmAt = await ctx.storage.getAlarm()
    })
  }

  /** Counts or merges a hit. The answer means: written, and a crash can't take it back. */
  async record(hit: Hit): Promise<Verdict> {
    const { today, others } = liveSalts(this.#sql, hit.day, hit.dayEndsAt)
    const visitor = await visitorOf(today, hit.identity)
    const aliases = await Promise.all(others.map((salt) => visitorOf(salt, hit.identity)))
    return this.#gather(hit.at, () => tally(this.#sql, hit, visitor, aliases))
  }

  /** Adds one to the ledger, as durably as a view. */
  recordFiltered(reason: FilterReason, day: string, at: number): Promise<void> {
    return this.#gather(at, () => tallyFiltered(this.#sql, day, reason))
  }

  /** Forgets what is due, flushes what waits, and sets the next alarm. The object's only own clock. */
  override async alarm(): Promise<void> {
    this.#alarmAt = null
    this.ctx.storage.transactionSync(() => forgetPast(this.#sql, Date.now()))
    const retryMs = await this.#flush()
    const next = retryMs ?? (hasUnflushed(this.#sql) ? this.#flushMs : undefined)
    const at = next === undefined ? nextForgetting(this.#sql) : Date.now() + next
    if (at !== undefined) await this.#wakeAt(at)
  }

  #gather<T>(at: number, write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        at,
        write: () => {
          const answer = write()
          return () => resolve(answer)
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
      const answers = this.ctx.storage.transactionSync(() => {
        const answers = group.map((waiting) => waiting.write())
        forgetPast(this.#sql, now)
        return answers
      })
      await this.#wakeForFlush(now) // no await between the writes and this: storage takes both or neither
      await this.ctx.storage.sync()
      for (const answer of answers) answer()
    } catch (error) {
      for (const waiting of group) waiting.fail(error)
    }
  }

  /** New hits never hurry a flush that is waiting to be retried. */
  async #wakeForFlush(now: number): Promise<void> {
    const due = now + this.#flushMs
    if (this.#alarmAt !== null && (this.#alarmAt <= due || isInFlight(this.#sql))) return
    if (hasUnflushed(this.#sql)) await this.#wakeAt(due)
  }

  #wakeAt(at: number): Promise<void> {
    this.#alarmAt = at
    return this.ctx.storage.setAlarm(at)
  }

  /** @returns undefined when D1 has everything that was frozen, else the ms to wait before trying again. */
  async #flush(): Promise<number | undefined> {
    const flush = this.ctx.storage.transactionSync(() => nextFlush(this.#sql))
    if (!flush) return undefined
    try {
      await views.applyFlush(this.env.DB, flush, Date.now())
      settle(this.#sql)
      return undefined
    } catch (error) {
      const attempts = noteFailure(this.#sql)
      console.error(`views: flush ${flush.seq} of ${flush.shard} failed (attempt ${attempts}): ${error}`)
      return Math.min(this.#flushMs * 2 ** attempts, MAX_RETRY_MS)
    }
  }
}
