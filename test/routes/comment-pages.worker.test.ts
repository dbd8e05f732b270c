import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { become, makeDevice, write } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'

let base = 1_000_000_000

/** `threads` threads of a comment and `answers` answers each, in one statement; the ids of their roots. */
async function fill(post: string, threads: number, answers: number): Promise<number> {
  base += 10_000_000
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 * (1 + ?3) - 1)
     INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, created_at)
     SELECT ?4 + i, ?1, ?4 + i - i % (1 + ?3), CASE WHEN i % (1 + ?3) > 0 THEN ?4 + i - i % (1 + ?3) END,
            'n' || CAST(i AS INTEGER), 's', 't', 1, 0 FROM n`,
  )
    .bind(post, threads, answers, base)
    .run()
  return base
}

function opened() {
  const post = makePost()
  const asked = watch(env.DB)
  return { post, address: encodeURI(post.path), asked, site: makeSite([post], { DB: asked.db }) }
}

const namesIn = (html: string) =>
  [...html.matchAll(/<bdi class="comment-name">n(\d+)</g)].map((m) => Number(m[1]))

/** Names of all comments, page after page by the links. */
async function walk(site: ReturnType<typeof opened>['site'], from: string): Promise<number[][]> {
  const pages: number[][] = []
  for (let path: string | undefined = from; path; ) {
    const html: string = await (await site.get(path)).text()
    pages.push(namesIn(html))
    path = /<p class="more"><a href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return pages
}

const like = (id: number, times: number) =>
  env.DB.batch(
    Array.from({ length: times }, (_, i) =>
      env.DB.prepare('INSERT INTO comment_likes (comment_id, device, created_at) VALUES (?, ?, 0)').bind(
        id,
        new Uint8Array([i]),
      ),
    ),
  )

describe('pages', () => {
  it('newest first give each comment once, threads whole and in their own order', async () => {
    const { post, address, site } = opened()
    await fill(post.id, 40, 2)
    const pages = await walk(site, `${address}/comments?sort=newest`)
    expect(pages.map((p) => p.length)).toEqual([50, 50, 20])
    const threads = Array.from({ length: 40 }, (_, i) => [0, 1, 2].map((k) => (39 - i) * 3 + k))
    expect(pages.flat()).toEqual(threads.flat())
  })

  it('best first give the liked by their likes, then the others, newest first, each comment once', async () => {
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

  it.each([
    ['oldest', 120],
    ['newest', 120],
    ['best', 120],
  ])('of 10,000, %s first, cost as little at the end as at the beginning', async (sort, limit) => {
    const { post, address, asked, site } = opened()
    const from = await fill(post.id, 5000, 1)
    const read = async (cursor: string) => {
      const before = asked.rows.read
      const html = await (await site.get(`${address}/comments?sort=${sort}${cursor}`)).text()
      return { rows: asked.rows.read - before, length: namesIn(html).length }
    }
    const [nearEnd, nearStart] = [from + 9900, from + 98]
    const last = sort === 'oldest' ? `${nearEnd}-${nearEnd + 49}` : `${nearStart}-${nearStart + 1}`
    const costs: number[] = []
    for (const cursor of ['', `&cursor=${sort === 'best' ? '0-' : ''}${last}`]) {
      const { rows, length } = await read(cursor)
      console.log(`${sort}${cursor && ', last'}: ${rows} rows`)
      expect([sort, cursor, length, rows <= limit]).toEqual([sort, cursor, 50, true])
      costs.push(rows)
    }
    expect(Math.max(...costs) / Math.min(...costs)).toBeLessThanOrEqual(1.2)
  })

  it('best first cost no more where many are liked', async () => {
    const { post, address, asked, site } = opened()
    const from = await fill(post.id, 5000, 1)
    for (let i = 0; i < 40; i++) await like(from + i * 4, 1 + (i % 7))
    const before = asked.rows.read
    expect(namesIn(await (await site.get(`${address}/comments?sort=best`)).text())).toHaveLength(50)
    console.log(`best, 40 of 5,000 threads liked: ${asked.rows.read - before} rows`)
    expect(asked.rows.read - before).toBeLessThanOrEqual(120)
  })

  it('are unknown in another order', async () => {
    const { address, site } = opened()
    expect((await site.get(`${address}/comments?sort=worst`)).status).toBe(400)
  })

  it('of an article cost at most 120 rows with 50 of 10,000, half of them answers', async () => {
    const { post, address, asked, site } = opened()
    await fill(post.id, 5000, 1)
    await (await site.get(address)).text()
    expect(asked).toMatchObject({ batches: [5], rows: { written: 0 } })
    expect(asked.rows.read).toBeLessThanOrEqual(120)
  })
})

describe('the address of a comment', () => {
  it('leads to the article while it is on its first page', async () => {
    const { post, address, site } = opened()
    const from = await fill(post.id, 60, 0)
    const response = await site.get(`/comments/${from + 49}`)
    expect([response.status, response.headers.get('location')]).toEqual([302, `${address}#c-${from + 49}`])
  })

  it('leads to a page it is on, wherever it is, at the cost of one page', async () => {
    const { post, asked, site } = opened()
    const from = await fill(post.id, 2000, 1)
    for (const i of [50, 51, 1999, 3999]) {
      const before = asked.rows.read
      const location = (await site.get(`/comments/${from + i}`)).headers.get('location') ?? ''
      expect(asked.rows.read - before).toBeLessThanOrEqual(60)
      expect(location).toMatch(new RegExp(`#c-${from + i}$`))
      const html = await (await site.get(location.split('#')[0] ?? '')).text()
      expect([i, html.includes(`<li id="c-${from + i}"`)]).toEqual([i, true])
      expect(await textOf(html, 'a')).toContain('첫 댓글부터 보기')
    }
  })

  it('of what waits is known to its writer alone, and the page shows it to them', async () => {
    const { post, address, site } = opened()
    const ana = makeDevice()
    const { id } = await write(site, post.path, ana, { body: '기다리는 글' })
    await become(id, 'held')
    expect((await site.get(`/comments/${id}`)).status).toBe(404)
    expect((await site.get(`/comments/${id}`, ana)).headers.get('location')).toBe(`${address}#c-${id}`)
    expect(await textOf(await (await site.get(address, ana)).text(), `#c-${id}.waits .waiting`)).toContain(
      '기다립니다',
    )
  })

  it('is where the form leads after a comment, on whatever page that is', async () => {
    const { post, site, address } = opened()
    await fill(post.id, 70, 0)
    const response = await site.submit(`${address}/comments`, makeFields({ body: '맨 끝' }))
    const location = response.headers.get('location') ?? ''
    expect(location).toMatch(/\/comments\?cursor=\d+-\d+#c-\d+$/)
    expect(await (await site.get(location.split('#')[0] ?? '')).text()).toContain('맨 끝')
  })
})
