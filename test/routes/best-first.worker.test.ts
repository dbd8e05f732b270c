import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { fill, namesIn, opened, walk } from '../support/worker/long-conversation.ts'

const like = (id: number, times: number) =>
  env.DB.batch(
    Array.from({ length: times }, (_, i) =>
      env.DB.prepare('INSERT INTO comment_likes (comment_id, device, created_at) VALUES (?, ?, 0)').bind(
        id,
        new Uint8Array([i]),
      ),
    ),
  )

const PAGES_WALKED = 12

/** Likes for the first `count` threads of one answer each, 1 to 7. */
const likeThreads = (from: number, count: number) =>
  env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1),
       likes(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM likes WHERE k < 6)
     INSERT INTO comment_likes (comment_id, device, created_at)
     SELECT ?1 + 2 * i, CAST('d' || k AS BLOB), 0 FROM n CROSS JOIN likes WHERE k <= i % 7`,
  )
    .bind(from, count)
    .run()

describe('a conversation, best first,', () => {
  it('gives the liked by their likes, then the others, newest first, each comment once', async () => {
    const { post, address, site } = opened()
    const from = await fill(post.id, 40, 2)
    for (const [thread, likes] of [
      [5, 1],
      [7, 3],
      [11, 3],
      [30, 2],
    ] as const)
      await like(from + thread * 3, likes)
    const pages = await walk(site, `${address}/comments?sort=best`)
    const order = [
      11,
      7,
      30,
      5,
      ...Array.from({ length: 40 }, (_, i) => 39 - i).filter((t) => ![5, 7, 11, 30].includes(t)),
    ]
    expect(pages.flat()).toEqual(order.flatMap((t) => [0, 1, 2].map((k) => t * 3 + k)))
    expect(pages.map((p) => p.length)).toEqual([50, 50, 20])
  })

  it.each([40, 200, 3000])(
    'costs as little with %s of 5,000 threads liked, wherever a page begins',
    async (count) => {
      const { post, address, asked, site } = opened()
      const from = await fill(post.id, 5000, 1)
      await likeThreads(from, count)
      const costs: number[] = []
      let [seen, path]: [number[], string | undefined] = [[], `${address}/comments?sort=best`]
      for (let page = 0; path && page < PAGES_WALKED; page++) {
        const before = asked.rows.read
        const html: string = await (await site.get(path)).text()
        costs.push(asked.rows.read - before)
        seen.push(...namesIn(html))
        path = /<p class="more"><a href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      const threads = Array.from({ length: 5000 }, (_, i) => ({ i, likes: i < count ? 1 + (i % 7) : 0 }))
      threads.sort((a, b) => b.likes - a.likes || b.i - a.i)
      const order = threads.flatMap(({ i }) => [2 * i, 2 * i + 1])
      expect(seen).toEqual(order.slice(0, PAGES_WALKED * 50))
      const [unliked, last] = [order[2 * count] ?? 0, order.at(-50) ?? 0]
      for (const place of [unliked, last]) {
        const before = asked.rows.read
        const cursor = `0-${from + place + 2}-${from + place + 3}`
        const html = await (await site.get(`${address}/comments?sort=best&cursor=${cursor}`)).text()
        expect(namesIn(html)[0]).toBe(place)
        expect(namesIn(html)).toHaveLength(50)
        costs.push(asked.rows.read - before)
      }
      console.log(
        `best, ${count} of 5,000 threads liked: ${Math.min(...costs)}–${Math.max(...costs)} rows a page`,
      )
      expect(Math.max(...costs)).toBeLessThanOrEqual(120)
      expect(Math.max(...costs) / Math.min(...costs)).toBeLessThanOrEqual(1.2)
    },
  )
})
