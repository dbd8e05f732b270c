import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { counterNamed } from '../../../src/counting/record.ts'
import type { ViewCounter } from '../../../src/counting/view-counter.ts'
import { unique } from './hits.ts'

/** An object no other test talks to. */
export const freshCounter = (): DurableObjectStub<ViewCounter> => counterNamed(env.VIEWS, unique('shard'))

/** Rings the object's alarm: what was counted is in the database afterwards. */
export const flush = (counter: DurableObjectStub<ViewCounter>): Promise<boolean> =>
  runDurableObjectAlarm(counter)

export type Counts = { views: number; visitors: number; reads: number }

export const postDays = async (post: string): Promise<(Counts & { day: string })[]> =>
  (
    await env.DB.prepare('SELECT day, views, visitors, reads FROM view_days WHERE post_id = ? ORDER BY day')
      .bind(post)
      .all<Counts & { day: string }>()
  ).results

export const categoryDay = (category: string, day: string): Promise<Counts | null> =>
  env.DB.prepare('SELECT views, visitors, reads FROM category_days WHERE category = ? AND day = ?')
    .bind(category, day)
    .first<Counts>()
