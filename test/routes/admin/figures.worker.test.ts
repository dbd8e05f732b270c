import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { commentIdAt } from '../../../src/domain/comment-id.ts'
import { BEFORE_MADANG } from '../../../src/domain/figures.ts'
import { textOf } from '../../support/worker/html.ts'
import { makeStored } from '../../support/worker/moderated.ts'
import { seedFigures } from '../../support/worker/seeded-figures.ts'
import { BLOG, makePost } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { makeOwner } from '../../support/worker/thread.ts'
import { watch } from '../../support/worker/watched-db.ts'

const POSTS = Array.from({ length: 1000 }, (_, i) => makePost({ category: i % 2 ? 'dev/edge' : 'dev' }))
const [FIRST = makePost()] = POSTS
const YEAR = '?from=2025-01-01&to=2025-12-31'
const PAGES = ['/admin', `/admin/posts/${FIRST.id}`, '/admin/categories/dev/edge']

const TWENTY = Array.from({ length: 20 }, (_, i) => ({
  path: `category-${i}`,
  name: `category-${i}`,
  description: '',
}))

beforeAll(async () => {
  await seedFigures(
    POSTS.map((p) => p.id),
    ['', 'dev', 'dev/edge', 'ai-trends', '글쓰기', ...TWENTY.map(({ path }) => path)],
  )
  await makeStored({
    id: commentIdAt(Date.parse('2025-05-05T00:30:00+09:00'), 1),
    post: FIRST.id,
    status: 'visible',
  })
  await makeStored({
    id: commentIdAt(Date.parse('2025-05-04T23:30:00+09:00'), 1),
    post: FIRST.id,
    status: 'visible',
  })
  await makeStored({
    id: commentIdAt(Date.parse('2025-05-05T01:30:00+09:00'), 1),
    post: FIRST.id,
    status: 'spam',
  })
}, 120_000)

async function opened() {
  const watched = watch(env.DB)
  const site = makeSite(POSTS, { DB: watched.db })
  const owner = await makeOwner()
  return { watched, site, read: async (path: string) => (await site.get(path, owner)).text() }
}

describe('the figures', () => {
  it.each(PAGES)('at %s are nobody’s but the owner’s', async (path) => {
    const guest = await makeSite(POSTS).get(path)
    expect([guest.status, guest.headers.get('location')]).toEqual([303, '/admin/login'])
  })

  it('of a year with a thousand posts cost at most 5,000 rows read and write none', async () => {
    const { watched, read } = await opened()
    const html = await read(`/admin${YEAR}`)
    expect(await textOf(html, '.headlines > div:first-child dd:nth-of-type(1)')).toBe('1,095')
    expect(watched.rows.read).toBeGreaterThan(1000)
    expect(watched.rows.read).toBeLessThanOrEqual(5000)
    expect(watched.rows.written).toBe(0)
  })

  it.each(PAGES.slice(1))('of a year at %s stay within the same budget', async (path) => {
    const { watched, read } = await opened()
    expect(await textOf(await read(path + YEAR), '.headlines dd:nth-of-type(1)')).toContain('1,095')
    expect(watched.rows.read).toBeLessThanOrEqual(5000)
    expect(watched.rows.written).toBe(0)
  })

  it.each([
    '?from=2025-12-31&to=2025-12-31',
    '?from=2025-12-25&to=2025-12-31',
    '?from=2025-12-01&to=2025-12-30',
    '?from=2025-01-15&to=2025-12-10',
    YEAR,
  ])('of twenty categories stay within it, too, over %s', async (query) => {
    const watched = watch(env.DB)
    const site = makeSite(POSTS, { DB: watched.db }, { blog: { ...BLOG, categories: TWENTY } })
    const html = await (await site.get(`/admin${query}`, await makeOwner())).text()
    expect(html).toContain('category-19')
    expect(watched.rows.read).toBeLessThanOrEqual(5000)
  })

  it('of the table of days add up to the headline', async () => {
    const { read } = await opened()
    const html = await read('/admin?from=2025-03-01&to=2025-03-10')
    const rows =
      html
        .split('<tbody>')[1]
        ?.split('</tbody>')[0]
        ?.match(/<tr>.*?<\/tr>/gs) ?? []
    const views = rows.map((row) => Number(/<td>(\d+)<\/td>/.exec(row)?.[1]))
    expect(rows.length).toBe(10)
    expect(views.reduce((sum, n) => sum + n, 0)).toBe(30)
    expect(await textOf(html, '.headlines > div:first-child dd:nth-of-type(1)')).toBe('30')
  })

  it('that were brought along without a day are of no day, but from before Madang', async () => {
    await env.DB.prepare(
      `INSERT INTO category_days (category, day, views, visitors, reads) VALUES ('', ?1, 77, 0, 0)`,
    )
      .bind(BEFORE_MADANG)
      .run()
    const { read } = await opened()
    const html = await read('/admin?from=1999-12-31&to=2000-01-01')
    expect(await textOf(html, '.chart tbody tr:first-child')).toBe('마당 이전7700')
    expect(await textOf(html, '.chart figcaption small')).toContain('마당 이전')
  })

  it('have comments of the blog’s own day, visible ones alone', async () => {
    const { read } = await opened()
    const html = await read('/admin?from=2025-05-05&to=2025-05-05')
    expect(await textOf(html, '.headlines > div:nth-child(5) dd:nth-of-type(1)')).toBe('1')
    const post = await read(`/admin/posts/${FIRST.id}?from=2025-05-04&to=2025-05-05`)
    expect(await textOf(post, '[aria-labelledby="funnel"] tr:nth-child(4) td:nth-of-type(1)')).toBe('2')
  })

  it('tell what was not counted in words, and lead to how all is counted', async () => {
    const { read } = await opened()
    const html = await read('/admin?from=2025-05-05&to=2025-05-05')
    expect(await textOf(html, '[aria-labelledby="ledger"] th')).toContain('메신저의 링크 미리 보기')
    for (const [, id] of html.matchAll(/href="#(how-[a-z]+)"/g)) expect(html).toContain(`id="${id}"`)
  })

  it.each([
    '?days=0',
    '?days=x',
    '?days=732',
    '?from=2025-02-30',
    '?from=2025-05-05&to=2025-05-04',
    '?from=2999-01-01',
  ])('know no range %s', async (query) => {
    const { site } = await opened()
    const owner = await makeOwner()
    expect((await site.get(`/admin${query}`, owner)).status).toBe(422)
  })

  it('know no post and no category that is not there', async () => {
    const { site } = await opened()
    const owner = await makeOwner()
    for (const path of ['/admin/posts/none', '/admin/categories/none', '/admin/categories/%ff'])
      expect([path, (await site.get(path, owner)).status]).toEqual([path, 404])
  })
})
