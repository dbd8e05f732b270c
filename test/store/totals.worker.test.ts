import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import * as totals from '../../src/store/totals.ts'
import { unique } from '../support/worker/hits.ts'
import { watch } from '../support/worker/watched-db.ts'

const put = (post: string, comments: number) =>
  env.DB.prepare('INSERT INTO post_totals (post_id, comments, reactions, views) VALUES (?, ?, 2, 3)')
    .bind(post, comments)
    .run()

describe('totals', () => {
  it('of the posts asked for come in one statement; of a post nobody touched there are none', async () => {
    const [one, two, none] = [unique('post'), unique('post'), unique('post')]
    await put(one, 1)
    await put(two, 5)
    const asked = watch(env.DB)
    const found = await totals.listByPost(asked.db, [one, two, none])
    expect(found).toEqual(
      new Map([
        [one, { comments: 1, reactions: 2, views: 3 }],
        [two, { comments: 5, reactions: 2, views: 3 }],
      ]),
    )
    expect(asked.singles).toHaveLength(1)
  })

  it('are as many as are asked for, far beyond the hundred parameters a statement may have', async () => {
    const posts = Array.from({ length: 300 }, () => unique('post'))
    await env.DB.prepare('INSERT INTO post_totals (post_id) SELECT value FROM json_each(?)')
      .bind(JSON.stringify(posts))
      .run()
    expect((await totals.listByPost(env.DB, posts)).size).toBe(300)
  })

  it('of all posts hold each of them', async () => {
    const post = unique('post')
    await put(post, 9)
    expect((await totals.listAll(env.DB)).get(post)).toEqual({ comments: 9, reactions: 2, views: 3 })
  })
})
