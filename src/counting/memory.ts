// What the object knows, rebuilt from its log whenever it wakes. Applying an entry decides nothing.
import type { PostId } from '../domain/post.ts'
import { isSameView } from '../domain/view.ts'
import type { Entry, Mark, ViewRecord } from './entry.ts'
import { PendingDetail, PendingTotals } from './pending.ts'

interface Visitor {
  /** Number of their last view of each post. */
  readonly posts: Map<PostId, number>
  readonly categories: Set<string>
}

interface PageOpening {
  readonly n: number
  readonly seq: number
}

const HOUR_MS = 3_600_000
const NO_MARK: Mark = { totals: 0, detail: 0, spentOn: '', spent: 0 }

export class Memory {
  readonly views = new Map<number, ViewRecord>()
  totals = new PendingTotals()
  detail = new PendingDetail()
  /** When the oldest change came that D1 lacks in any way, ms. */
  changedSince: number | undefined
  mark = NO_MARK
  /** Whether the log does not hold the mark as it is now. */
  isMarkNew = false
  /** Number of the last log row, and of the last one a snapshot holds. */
  last = 0
  snapshot = 0
  #lastView = 0
  readonly #openings = new Map<string, PageOpening>()
  readonly #visitors = new Map<string, Visitor>()
  readonly #newcomers = new Map<string, number>()
  readonly #named = new Map<string, Set<string>>()

  /** Rows the flushes of this UTC day have cost. */
  spentOn = (quotaDay: string): number => (this.mark.spentOn === quotaDay ? this.mark.spent : 0)

  nextView = (): number => this.#lastView + 1
  opening = (id: string, post: PostId): PageOpening | undefined => this.#openings.get(`${id} ${post}`)
  visitor = (name: string): Visitor | undefined => this.#visitors.get(name)

  /** The view that takes in another opening by one of these names at `at`. */
  findOpen(names: readonly string[], post: PostId, at: number): ViewRecord | undefined {
    for (const name of names) {
      const view = this.views.get(this.#visitors.get(name)?.posts.get(post) ?? 0)
      if (view && isSameView(view.beganAt, at)) return view
    }
    return undefined
  }

  /** How many visitors this network brought in the hour of `at`. */
  newcomers = (network: string, at: number): number => this.#newcomers.get(hourOf(network, at)) ?? 0

  /** Values a day has named of one kind. */
  named = (day: string, kind: string): ReadonlySet<string> => this.#named.get(`${day} ${kind}`) ?? new Set()

  openings = (): Entry[] =>
    [...this.#openings].map(([key, { n, seq }]) => ({
      op: 'opening',
      id: key.split(' ', 1)[0] ?? '',
      n,
      seq,
    }))

  /** @param lacks whether D1 lacks the totals, and the detail, of the log row this entry stands in */
  apply(entry: Entry, at: number, lacks: { readonly totals: boolean; readonly detail: boolean }): void {
    if (entry.op === 'mark') this.mark = entry.mark
    else if (entry.op === 'opening') this.#open(entry.id, entry.n, entry.seq)
    else if (entry.op === 'filtered') {
      if (lacks.totals) this.totals.addFiltered(entry.day, entry.reason, entry.count)
    } else {
      const old = this.views.get(entry.op === 'view' ? entry.view.n : entry.n)
      const view = entry.op === 'view' ? entry.view : old && { ...old, ...entry.change }
      if (view) this.#change(old, view, lacks)
      if (view && !old && lacks.totals) this.totals.hasteSince ??= at
    }
    if (lacks.totals || lacks.detail) this.changedSince ??= at
  }

  #change(old: ViewRecord | undefined, view: ViewRecord, lacks: { totals: boolean; detail: boolean }): void {
    for (const [lacking, sums] of [
      [lacks.totals, this.totals],
      [lacks.detail, this.detail],
    ] as const) {
      if (!lacking) continue
      if (old) sums.add(old, -1)
      sums.add(view, 1)
    }
    this.views.set(view.n, view)
    this.#name(`${view.day} ${view.post}`, 'heading', view.heading)
    if (!old) this.#meet(view)
  }

  #open(id: string, n: number, seq: number): void {
    const post = this.views.get(n)?.post
    if (post !== undefined) this.#openings.set(`${id} ${post}`, { n, seq })
  }

  #meet(view: ViewRecord): void {
    this.#lastView = Math.max(this.#lastView, view.n)
    this.#name(view.day, 'source', view.from.source)
    this.#name(view.day, 'campaign', view.from.campaign)
    if (view.visitor === undefined) return
    const known = this.#visitors.get(view.visitor) ?? { posts: new Map(), categories: new Set() }
    if (view.network !== undefined && known.posts.size === 0)
      this.#newcomers.set(hourOf(view.network, view.beganAt), this.newcomers(view.network, view.beganAt) + 1)
    known.posts.set(view.post, view.n)
    for (const category of view.under) known.categories.add(category)
    this.#visitors.set(view.visitor, known)
  }

  #name(day: string, kind: string, value: string | undefined): void {
    if (value === undefined) return
    const key = `${day} ${kind}`
    const values = this.#named.get(key) ?? new Set()
    this.#named.set(key, values.add(value))
  }
}

const hourOf = (network: string, at: number): string => `${network} ${Math.floor(at / HOUR_MS)}`
