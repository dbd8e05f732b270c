import { LIFE_DAYS } from '../domain/life-cycle.ts'
import type { PostId } from '../domain/post.ts'
import type { Db } from './db.ts'

/** Views of the first 30 days of posts, by days since their first; posts nobody viewed are absent. A row per day. */
export async function listLives(
  db: Db,
  posts: readonly (readonly [post: PostId, first: string])[],
): Promise<ReadonlyMap<PostId, ReadonlyMap<number, number>>> {
  const { results } = await db
    .prepare(
      `/* figures.listLives */
       SELECT post_id AS post, CAST(julianday(v.day) - julianday(p.value->>1) AS INTEGER) AS age, views
       FROM json_each(?1) AS p CROSS JOIN view_days AS v
         ON v.post_id = p.value->>0 AND v.day BETWEEN p.value->>1 AND date(p.value->>1, ?2)`,
    )
    .bind(JSON.stringify(posts), `+${LIFE_DAYS - 1} days`)
    .all<{ post: PostId; age: number; views: number }>()
  const lives = new Map<PostId, Map<number, number>>()
  for (const { post, age, views } of results) lives.set(post, (lives.get(post) ?? new Map()).set(age, views))
  return lives
}
