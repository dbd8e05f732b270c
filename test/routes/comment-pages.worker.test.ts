import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { become, GUEST, makeDevice, write } from '../support/worker/thread.ts'
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
    ['oldest', 130],
    ['newest', 260],
    ['best', 400],
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
    for (const cursor of ['', `&cursor=${sort === 'best' ? '0-' : ''}${last}`]) {
      const { rows, length } = await read(cursor)
      expect([sort, cursor, length, rows <= limit]).toEqual([sort, cursor, 50, true])
      console.info(`${sort}${cursor}: ${rows} rows`)
    }
  })

  it('are unknown in another order', async () => {
    const { address, site } = opened()
    expect((await site.get(`${address}/comments?sort=worst`)).status).toBe(400)
  })

  it('of an article cost at most 120 rows with 50 of 10,000, half of them answers', async () => {
    const { post, address, asked, site } = opened()
    await fill(post.id, 5000, 1)
    await (await site.get(address)).text()
    console.info(`article: ${asked.rows.read} rows`)
    expect(asked).toMatchObject({ batches: [4], rows: { written: 0 } })
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

describe('an answer', () => {
  it('stands under its thread, with whom it answers, and is written without JavaScript', async () => {
    const { post, address, site } = opened()
    const [ana, ben] = [makeDevice(), makeDevice()]
    const root = await write(site, post.path, ana, { name: '안나' })
    await write(site, post.path, ana, { name: '뒤의 사람' })
    const first = await write(site, post.path, ben, { name: '벤', parent: String(root.id) })
    const page = await (await site.get(`/comments/${first.id}/reply`)).text()
    expect(await textOf(page, '#comment-form-title')).toBe('벤님에게 답글')
    const form = await findForm(page)
    const fields = { ...form?.fields, name: '조', body: '벤에게' }
    const refused = await findForm(
      await (await site.submit(form?.action ?? '', { ...fields, name: ' ' })).text(),
    )
    expect(refused?.fields).toMatchObject({ parent: String(first.id), body: '벤에게' })
    expect((await site.submit(form?.action ?? '', fields)).status).toBe(303)
    const html = await (await site.get(address)).text()
    expect([...html.matchAll(/<bdi class="comment-name">([^<]+)</g)].map((m) => m[1])).toEqual([
      ...['안나', '벤', '조', '뒤의 사람'],
    ])
    expect(await textOf(html, '.addressee bdi')).toBe('벤')
  })

  it('to what is not there is refused, and keeps the text', async () => {
    const { post, site, address } = opened()
    const other = makePost()
    const both = makeSite([post, other])
    const elsewhere = await write(both, other.path, GUEST, {})
    for (const parent of ['1', 'x', String(elsewhere.id)]) {
      const response = await site.submit(`${address}/comments`, {
        ...makeFields({ body: '남는 글' }),
        parent,
      })
      expect([parent, response.status]).toEqual([parent, 422])
      expect((await findForm(await response.text()))?.fields.body).toBe('남는 글')
    }
  })

  it('stored before its comment was deleted is given again to a retry', async () => {
    const { post, site, address } = opened()
    const ana = makeDevice()
    const root = await write(site, post.path, ana, {})
    const fields = { ...makeFields(), parent: String(root.id) }
    const first = await (await site.send(`${address}/comments`, fields)).json<{ id: number }>()
    await site.send(`/comments/${root.id}/delete`, {}, ana)
    expect(await (await site.send(`${address}/comments`, fields)).json()).toMatchObject({
      id: first.id,
      status: 'visible',
    })
  })

  it('to what turned secret is secret, and cannot be made public while that is', async () => {
    const { post, site } = opened()
    const [ana, ben] = [makeDevice(), makeDevice()]
    const root = await write(site, post.path, ana, {})
    const answer = await write(site, post.path, ben, { parent: String(root.id) })
    const deeper = await write(site, post.path, ana, { parent: String(answer.id) })
    await site.send(`/comments/${root.id}`, { secret: 'on' }, ana)
    await site.send(`/comments/${answer.id}`, { secret: 'off' }, ben)
    const { results } = await env.DB.prepare('SELECT secret FROM comments WHERE id IN (?, ?, ?)')
      .bind(root.id, answer.id, deeper.id)
      .all()
    expect(results).toEqual([{ secret: 1 }, { secret: 1 }, { secret: 1 }])
  })
})

describe('new comments', () => {
  it('are asked for at the cost of one row while there are none, and then told', async () => {
    const { post, address, asked, site } = opened()
    const { id } = await write(site, post.path, GUEST, {})
    const ask = (headers = {}) =>
      site.get(`${address}/comments?after=${id}`, { accept: 'application/json', ...headers })
    const first = await ask()
    expect(await first.json()).toEqual({ comments: [] })
    const etag = first.headers.get('etag') ?? ''
    const before = asked.rows.read
    expect((await ask({ 'if-none-match': etag })).status).toBe(304)
    expect(asked.rows.read - before).toBe(1)
    await write(site, post.path, GUEST, { body: '새 글' })
    expect(await (await ask({ 'if-none-match': etag })).json()).toMatchObject({
      comments: [{ html: '<p>새 글</p>' }],
    })
  })
})

describe('a conversation that closes after some days', () => {
  it('takes comments until then, and shows them ever after', async () => {
    const post = makePost({ publishedAt: Date.now() - 3 * 86_400_000 })
    const { BLOG } = await import('../support/worker/shelf.ts')
    const blog = { ...BLOG, comments: { ...BLOG.comments, closeAfterDays: 4 } }
    const site = makeSite([post], {}, { blog })
    const { id } = await write(site, post.path, GUEST, {})
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * 86_400_000)
    expect((await site.send(`${encodeURI(post.path)}/comments`, makeFields())).status).toBe(403)
    const html = await (await site.get(encodeURI(post.path))).text()
    expect(await findForm(html)).toBeUndefined()
    expect(html).toContain(`id="c-${id}"`)
    expect((await site.get(`/comments/${id}/reply`)).status).toBe(403)
    clock.mockRestore()
  })
})
