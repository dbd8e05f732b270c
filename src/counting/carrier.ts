// Carries figures to D1, so that a crash at any moment, before, during or after D1's commit, changes none of them.
import * as views from '../store/views.ts'
import { endOfQuotaDay, quotaDay, SPARING_FLUSH_MS, type Thrift, thriftOf } from './budget.ts'
import type { Mark } from './entry.ts'
import { isLong, recall, rewrite } from './journal.ts'
import type { Memory } from './memory.ts'
import { takeFlush } from './outbox.ts'

export interface Pace {
  /** From the first unflushed view to its flush, ms. */
  readonly flushMs: number
  /** Rows this object may write to D1 on one of its days. */
  readonly budget: number
}

/** Detail, reads and the ledger go with every so manieth flush. */
const DETAIL_FLUSHES = 30
const MAX_RETRY_MS = 3_600_000

export class Carrier {
  memory: Memory
  readonly #storage: DurableObjectStorage
  readonly #db: D1Database
  readonly #shard: string
  readonly #pace: Pace
  /** The log may not know how far D1 is: the flush before the object slept was noted in memory alone. */
  #isMarkSure = false
  #isDetailRefused = false
  #retryAt = 0

  constructor(storage: DurableObjectStorage, db: D1Database, shard: string, pace: Pace) {
    this.#storage = storage
    this.#db = db
    this.#shard = shard
    this.#pace = pace
    this.memory = recall(storage.sql)
  }

  thrift = (now: number): Thrift => thriftOf(this.memory.spentOn(quotaDay(now)), this.#pace.budget)

  /** Flushes what is due. Never throws: what failed is logged, kept and due again later, each time later. */
  async carry(now: number): Promise<void> {
    try {
      if (!this.#isMarkSure) await this.#askMark()
      const thrift = this.thrift(now)
      if (thrift === 'held') return
      await this.#flush(thrift === 'full' && !this.#isDetailRefused && this.#isDetailDue(now), now)
      this.#retryAt = 0
      if (isLong(this.memory)) this.#shorten()
    } catch (error) {
      const waited = now - (this.memory.changedSince ?? now)
      this.#retryAt = now + Math.min(MAX_RETRY_MS, Math.max(2 * this.#pace.flushMs, waited))
      console.error(
        `views: a flush of ${this.#shard} failed, next try in ${this.#retryAt - now} ms: ${error}`,
      )
    }
  }

  /** When there is something to carry next, ms; undefined when D1 has everything. */
  nextAt(now: number): number | undefined {
    const due = this.#dueAt(now)
    if (due === undefined) return undefined
    const at = Math.max(due, this.#retryAt)
    return at < now ? now + this.#pace.flushMs : at
  }

  #dueAt(now: number): number | undefined {
    const { changedSince, totals } = this.memory
    if (changedSince === undefined) return undefined
    const thrift = this.thrift(now)
    if (thrift === 'held' || (thrift === 'plain' && totals.isEmpty())) return endOfQuotaDay(now)
    if (thrift === 'plain') return (totals.hasteSince ?? changedSince) + SPARING_FLUSH_MS
    if (totals.hasteSince !== undefined) return totals.hasteSince + this.#pace.flushMs
    return changedSince + this.#detailMs()
  }

  #detailMs = (): number => this.#pace.flushMs * DETAIL_FLUSHES

  #isDetailDue(now: number): boolean {
    const { changedSince, totals } = this.memory
    return totals.hasteSince === undefined || now - (changedSince ?? now) >= this.#detailMs()
  }

  async #flush(withDetail: boolean, now: number): Promise<void> {
    const memory = this.memory
    const flush = takeFlush(memory, this.#shard, withDetail)
    if (!flush) return
    try {
      const rows = await views.applyFlush(this.#db, flush, now)
      if (rows === 'already') await this.#askMark()
      else this.#settle(memory, flush.upto, rows, now)
    } catch (error) {
      this.memory = recall(this.#storage.sql, this.memory.mark)
      this.#isDetailRefused ||= withDetail && /SQLITE_CONSTRAINT|constraint failed/.test(String(error))
      throw error
    }
  }

  /** Notes what D1 has taken; `taken` is the memory it was taken from, unless the log was rewritten meanwhile. */
  #settle(taken: Memory, upto: views.Place, rows: number, now: number): void {
    const spentOn = quotaDay(now)
    this.#moveMark(taken, { ...upto, spentOn, spent: this.memory.spentOn(spentOn) + rows })
  }

  async #askMark(): Promise<void> {
    const place = await views.findMark(this.#db, this.#shard)
    const { mark } = this.memory
    const totals = Math.max(mark.totals, place?.totals ?? 0)
    const detail = Math.max(mark.detail, place?.detail ?? 0)
    this.#moveMark(undefined, { ...mark, totals, detail })
    this.#isMarkSure = true
  }

  #moveMark(taken: Memory | undefined, mark: Mark): void {
    if (this.memory !== taken) {
      this.memory = recall(this.#storage.sql, mark)
      return
    }
    this.memory.mark = mark
    this.memory.isMarkNew = true
  }

  #shorten(): void {
    this.#storage.transactionSync(() => rewrite(this.#storage.sql, this.memory, (entry) => entry))
    this.memory = recall(this.#storage.sql, this.memory.mark)
  }
}
