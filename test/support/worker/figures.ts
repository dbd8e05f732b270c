import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'

import { env } from 'cloudflare:workers'
import type { Entry } from '../../../src/counting/entry.ts'
import { counterNamed } from '../../../src/counting/record.ts'
import type { ViewCounter } from '../../../src/counting/view-counter.ts'
import type { Facets } from '../../../src/store/views.ts'
import { unique } from './hits.ts'

/** An object no other test talks to. */
export const freshCounter = (): DurableObjectStub<ViewCounter> => counterNamed(env.VIEWS, unique('shard'))

/** Rings the object's alarm, which carries totals, then detail: all that was counted is in the database afterwards. */
export async function flush(counter: DurableObjectStub<ViewCounter>): Promise<boolean> {
  const rang = await runDurableObjectAlarm(counter)
  await runDurableObjectAlarm(counter)
  return rang
}

/** Everything the object's storage holds of its views, as it lies there. */
export const stored = (counter: DurableObjectStub<ViewCounter>): Promise<Entry[]> =>
  runInDurableObject(counter, (_, { storage: { sql } }) =>
    sql
      .exec<{ entries: string }>('SELECT entries FROM snapshot UNION ALL SELECT entries FROM log')
      .toArray()
      .flatMap(({ entries }) => JSON.parse(entries) as Entry[]),
  )

export type Counts = { views: number; visitors: number; reads: number }

export const postDays = async (post: string): Promise<(Counts & { day: string })[]> =>
  (
    await env.DB.prepare('SELECT day, views, visitors, reads FROM view_days WHERE post_id = ? ORDER BY day')
      .bind(post)
      .all<Counts & { day: string }>()
  ).results

/** A post's row of totals. */
export const postTotals = (post: string): Promise<(Counts & { comments: number }) | null> =>
  env.DB.prepare('SELECT comments, views, visitors, reads FROM post_totals WHERE post_id = ?')
    .bind(post)
    .first<Counts & { comments: number }>()

export const categoryDay = (category: string, day: string): Promise<Counts | null> =>
  env.DB.prepare('SELECT views, visitors, reads FROM category_days WHERE category = ? AND day = ?')
    .bind(category, day)
    .first<Counts>()

/** Views, visitors and reads of all sources together. */
export async function sourcesOf(post: string): Promise<number[]> {
  const { results } = await env.DB.prepare('SELECT facets FROM post_details WHERE post_id = ?')
    .bind(post)
    .all<{ facets: string }>()
  const counts = results.flatMap(({ facets }) =>
    Object.entries(JSON.parse(facets) as Facets)
      .filter(([facet]) => facet.startsWith('source '))
      .map(([, of]) => of),
  )
  return [0, 1, 2].map((i) => counts.reduce((sum, of) => sum + (of[i] ?? 0), 0))
}
