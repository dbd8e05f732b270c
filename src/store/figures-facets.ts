// Facets as pages read them: sources, campaigns, countries, devices, languages; of a post also depth and headings.
// The rows are merged here: D1 bills every key that json_each would walk over.
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'
import { monthSpans, type Stretches } from './figure-months.ts'
import type { Counts, Facets } from './views.ts'

export type FacetKind = 'source' | 'campaign' | 'country' | 'device' | 'language' | 'depth' | 'heading'

export interface FacetFigures extends Counts {
  /** A source, a country, …; for depth `0` to `9`, the tenth of the article a view ended in. */
  readonly value: string
}

/** A category's facets ('' is the site) in all kinds but depth and heading. One row per day or month. */
export async function findCategoryFacets(
  db: Db,
  category: string,
  { months, days }: Stretches,
): Promise<ReadonlyMap<FacetKind, readonly FacetFigures[]>> {
  const { results } = await db
    .prepare(
      `/* figures.findCategoryFacets */
       SELECT d.facets FROM json_each(?3) AS span CROSS JOIN category_days AS d
         ON d.category = ?1 AND d.day BETWEEN span.value->>0 AND span.value->>1
       UNION ALL
       SELECT m.facets FROM json_each(?2) AS span CROSS JOIN category_months AS m
         ON m.category = ?1 AND m.month BETWEEN span.value->>0 AND span.value->>1`,
    )
    .bind(category, JSON.stringify(monthSpans(months)), JSON.stringify(days))
    .all<{ facets: string }>()
  return mergeFacets(results)
}

/** A post's facets: source, campaign, depth, heading (the furthest a view came to). One row per day or month. */
export async function findPostFacets(
  db: Db,
  post: PostId,
  { months, days }: Stretches,
): Promise<ReadonlyMap<FacetKind, readonly FacetFigures[]>> {
  const { results } = await db
    .prepare(
      `/* figures.findPostFacets */
       SELECT d.facets FROM json_each(?3) AS span CROSS JOIN post_details AS d
         ON d.post_id = ?1 AND d.day BETWEEN span.value->>0 AND span.value->>1
       UNION ALL
       SELECT m.facets FROM json_each(?2) AS month CROSS JOIN post_months AS m
         ON m.month = month.value AND m.post_id = ?1`,
    )
    .bind(post, JSON.stringify(months), JSON.stringify(days))
    .all<{ facets: string }>()
  return mergeFacets(results)
}

/** Adds rows up, most views first within each kind. Whoever can't be told from nothing (0, 0, 0) is left out. */
function mergeFacets(rows: readonly { readonly facets: string }[]): Map<FacetKind, FacetFigures[]> {
  const sums = new Map<string, [number, number, number]>()
  for (const { facets } of rows)
    for (const [key, [views, visitors, reads]] of Object.entries(parseFacets(facets))) {
      const sum = sums.get(key) ?? [0, 0, 0]
      sums.set(key, [sum[0] + views, sum[1] + visitors, sum[2] + reads])
    }
  const kinds = new Map<FacetKind, FacetFigures[]>()
  for (const [key, [views, visitors, reads]] of [...sums].sort(byViews)) {
    if (views === 0 && visitors === 0 && reads === 0) continue
    const kind = KINDS.find((kind) => key.startsWith(`${kind} `))
    if (!kind) continue
    const figures = { value: key.slice(kind.length + 1), views, visitors, reads }
    kinds.set(kind, [...(kinds.get(kind) ?? []), figures])
  }
  return kinds
}

const KINDS: readonly FacetKind[] = [
  'source',
  'campaign',
  'country',
  'device',
  'language',
  'depth',
  'heading',
]

const byViews = ([a, x]: [string, number[]], [b, y]: [string, number[]]): number =>
  (y[0] ?? 0) - (x[0] ?? 0) || (a < b ? -1 : 1)

/** Only the flush writes what is parsed here. */
const parseFacets = (facets: string): Facets => JSON.parse(facets)
