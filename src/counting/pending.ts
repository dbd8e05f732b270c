// What D1 does not have yet: the sum of what each view adds, less what it added before it changed.
import { depthBucket } from '../domain/view.ts'
import type { CategoryDay, Counts, Facets, FilteredDay, PostDay, PostDetail } from '../store/views.ts'
import type { ViewRecord } from './entry.ts'

type Triple = [views: number, visitors: number, reads: number]
type Detail = { engaged: number; readonly facets: Map<string, Triple> }

/** Views, visitors and reads per post, category and day, and the ledger. */
export class PendingTotals {
  /** When the oldest change that makes haste came, ms. */
  hasteSince: number | undefined
  readonly #posts = new Map<string, Triple>()
  readonly #categories = new Map<string, Triple>()
  readonly #filtered = new Map<string, number>()

  /** @param sign 1 for what a view is now, -1 for what it was */
  add(view: ViewRecord, sign: 1 | -1): void {
    const { post, day, under, newIn } = view
    raise(this.#posts, joined(day, post), triple(view, view.isNew, sign))
    for (const category of under)
      raise(this.#categories, joined(day, category), triple(view, newIn.includes(category), sign))
  }

  addFiltered(day: string, reason: string, count: number): void {
    const key = joined(day, reason)
    this.#filtered.set(key, (this.#filtered.get(key) ?? 0) + count)
  }

  isEmpty = (): boolean => this.#posts.size + this.#filtered.size === 0

  posts = (): PostDay[] =>
    [...this.#posts]
      .filter(([, t]) => isSome(t))
      .map(([key, t]) => ({ post: restOf(key), day: dayOf(key), ...countsOf(t) }))

  categories = (): (Counts & { category: string; day: string })[] =>
    [...this.#categories]
      .filter(([, t]) => isSome(t))
      .map(([key, t]) => ({ category: restOf(key), day: dayOf(key), ...countsOf(t) }))

  filtered = (): FilteredDay[] =>
    [...this.#filtered].map(([key, count]) => ({ day: dayOf(key), reason: restOf(key), count }))
}

/** Attention and facets per post, category and day. */
export class PendingDetail {
  readonly #posts = new Map<string, Detail>()
  readonly #categories = new Map<string, Detail>()

  add(view: ViewRecord, sign: 1 | -1): void {
    if (view.plain) return
    const { post, day, under, newIn } = view
    raiseDetail(this.#posts, joined(day, post), view, postFacets(view), triple(view, view.isNew, sign))
    const facets = categoryFacets(view)
    for (const category of under)
      raiseDetail(
        this.#categories,
        joined(day, category),
        view,
        facets,
        triple(view, newIn.includes(category), sign),
      )
  }

  isEmpty = (): boolean => this.#posts.size === 0

  posts = (): PostDetail[] =>
    [...this.#posts].map(([key, detail]) => ({ post: restOf(key), day: dayOf(key), ...detailOf(detail) }))

  categories = (): Pick<CategoryDay, 'category' | 'day' | 'engagedMs' | 'facets'>[] =>
    [...this.#categories].map(([key, detail]) => ({
      category: restOf(key),
      day: dayOf(key),
      ...detailOf(detail),
    }))
}

const postFacets = ({ from, depth, heading }: ViewRecord): string[] => [
  `source ${from.source}`,
  `depth ${depthBucket(depth)}`,
  ...(from.campaign ? [`campaign ${from.campaign}`] : []),
  ...(heading ? [`heading ${heading}`] : []),
]

const categoryFacets = ({ from }: ViewRecord): string[] => [
  `source ${from.source}`,
  `device ${from.device}`,
  ...(from.campaign ? [`campaign ${from.campaign}`] : []),
  ...(from.country ? [`country ${from.country}`] : []),
  ...(from.language ? [`language ${from.language}`] : []),
]

const triple = ({ read }: ViewRecord, isNew: boolean, sign: number): Triple => [
  sign,
  isNew ? sign : 0,
  read ? sign : 0,
]

function raise(sums: Map<string, Triple>, key: string, [views, visitors, reads]: Triple): void {
  const sum = sums.get(key)
  if (!sum) {
    sums.set(key, [views, visitors, reads])
    return
  }
  sum[0] += views
  sum[1] += visitors
  sum[2] += reads
}

function raiseDetail(
  sums: Map<string, Detail>,
  key: string,
  view: ViewRecord,
  facets: readonly string[],
  by: Triple,
): void {
  const sum = sums.get(key) ?? { engaged: 0, facets: new Map<string, Triple>() }
  sums.set(key, sum)
  sum.engaged += Math.sign(by[0]) * view.engaged
  for (const facet of facets) raise(sum.facets, facet, by)
}

const detailOf = ({ engaged, facets }: Detail): { engagedMs: number; facets: Facets } => ({
  engagedMs: engaged,
  facets: Object.fromEntries([...facets].filter(([, t]) => isSome(t))),
})

const isSome = (t: Triple): boolean => t.some((n) => n !== 0)

const countsOf = ([views, visitors, reads]: Triple): Counts => ({ views, visitors, reads })

// A day has always ten characters, so what follows it may hold anything.
const joined = (day: string, rest: string): string => `${day} ${rest}`
const dayOf = (key: string): string => key.slice(0, 10)
const restOf = (key: string): string => key.slice(11)
