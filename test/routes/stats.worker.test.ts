import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { seedFigures } from '../support/worker/seeded-figures.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { makeDevice } from '../support/worker/thread.ts'

const POST = makePost({ category: 'dev' })
const site = makeSite([POST])

beforeAll(() => seedFigures([POST.id], ['', 'dev']))

describe('the public figures', () => {
  it('stand on /stats with how each is counted', async () => {
    const html = await (await site.get('/stats')).text()
    expect(await textOf(html, 'h1')).toBe('이 블로그의 숫자')
    expect(html).toContain('id="how-visitors"')
  })

  it('are nowhere when the blog keeps them private', async () => {
    const quiet = makeSite([POST], {}, { blog: { ...BLOG, stats: 'private' } })
    for (const path of ['/stats', `/badge/posts/${POST.id}.svg`, '/badge/category/dev.svg'])
      expect([path, (await quiet.get(path)).status]).toEqual([path, 404])
    const [counts] = await (await quiet.get(`/api/v1/counts?posts=${POST.id}`)).json<unknown[]>()
    expect(counts).toEqual({ id: POST.id, comments: 2, reactions: 1, views: null })
    const categories = await (await quiet.get('/api/v1/categories')).json<{ path: string }[]>()
    const dev = categories.find(({ path }) => path === 'dev')
    expect(dev).toMatchObject({ views: null, visitors: null, reads: null, comments: 2, posts: 1 })
    for (const headers of [{}, makeDevice()]) {
      const article = await (await quiet.get(POST.path, headers)).text()
      expect(await textOf(article, '.figures')).toBe('반응 1 · 댓글 2')
      expect(article).not.toContain('1095')
      expect(await textOf(await (await site.get(POST.path, headers)).text(), '.figures')).toContain(
        '조회 1095',
      )
    }
  })

  it('travel as a picture that other sites may show for a minute', async () => {
    const answer = await site.get(`/badge/posts/${POST.id}.svg`)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(await answer.text()).toContain('<title>조회 1,095</title>')
    expect((await site.get('/badge/category/dev.svg')).status).toBe(200)
    expect((await site.get(`/badge/category/${encodeURIComponent('글쓰기')}.svg`)).status).toBe(200)
  })

  it.each([
    '/badge/posts/none.svg',
    '/badge/category/none.svg',
    '/badge/category/dev',
    '/badge/category/%ff.svg',
  ])('know no picture %s', async (path) => expect((await site.get(path)).status).toBe(404))
})
