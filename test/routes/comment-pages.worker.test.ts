import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { fill, namesIn, opened, walk } from '../support/worker/long-conversation.ts'
import { makeFields } from '../support/worker/site.ts'
import { become, makeDevice, write } from '../support/worker/thread.ts'

describe('pages', () => {
  it('newest first give each comment once, threads whole and in their own order', async () => {
    const { post, address, site } = opened()
    await fill(post.id, 40, 2)
    const pages = await walk(site, `${address}/comments?sort=newest`)
    expect(pages.map((p) => p.length)).toEqual([50, 50, 20])
    const threads = Array.from({ length: 40 }, (_, i) => [0, 1, 2].map((k) => (39 - i) * 3 + k))
    expect(pages.flat()).toEqual(threads.flat())
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
