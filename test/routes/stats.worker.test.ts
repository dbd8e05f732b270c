import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { seedFigures } from '../support/worker/seeded-figures.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'

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
    expect((await quiet.get('/stats')).status).toBe(404)
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
