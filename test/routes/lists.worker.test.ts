import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { FUTURE, makePost, PAST } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { broken, watch } from '../support/worker/watched-db.ts'

const DAY = 86_400_000
const ids = (html: string) => [...html.matchAll(/<h2><a [^>]*>제목 &lt;(post-\d+)&gt;/g)].map((m) => m[1])

describe('the home page', () => {
  const posts = Array.from({ length: 7 }, (_, i) => makePost({ publishedAt: PAST + i * DAY }))
  const newestFirst = posts.map((p) => p.id).reverse()
  const hidden = makePost({ publishedAt: FUTURE })
  const english = makePost({ lang: 'en', path: '/en/posts/x' })
  const site = makeSite([...posts, hidden, english])
  const page = async (query: string) => (await site.get(`/${query}`)).text()

  it('shows the newest first, page after page, each once, what is not yet out never', async () => {
    expect(ids(await page(''))).toEqual(newestFirst.slice(0, 3))
    expect(ids(await page('?page=2'))).toEqual(newestFirst.slice(3, 6))
    expect(ids(await page('?page=3'))).toEqual(newestFirst.slice(6))
  })

  it('leads from page to page, and back to its first without a number', async () => {
    expect(await page('')).toContain('<a rel="next" href="/?page=2"')
    expect(await page('')).not.toContain('rel="prev"')
    expect(await page('?page=2')).toContain('<a rel="prev" href="/"')
    expect(await page('?page=3')).toContain('<a rel="prev" href="/?page=2"')
    expect(await page('?page=3')).not.toContain('rel="next"')
  })

  it.each(['4', '0', '-1', '1.5', '01', 'x', '', '9999999'])('has no page “%s”', async (number) =>
    expect((await site.get(`/?page=${number}`)).status).toBe(404),
  )

  it('of an empty blog is a page all the same', async () => {
    const response = await makeSite([]).get('/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('아직 글이 없습니다.')
  })

  it('shows how many comments each post has, and asks the database once in five seconds', async () => {
    const post = makePost()
    const asked = watch(env.DB)
    const site = makeSite([post], { DB: asked.db })
    await site.submit(`${encodeURI(post.path)}/comments`, makeFields())
    const before = asked.batches.length
    for (const _ of [1, 2]) expect(await textOf(await (await site.get('/')).text(), '.count')).toBe('(1)')
    expect(asked.batches.length - before).toBe(1)
  })

  it('is whole without the database, but for the counts', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const post = makePost()
    const site = makeSite([post], { DB: broken(env.DB, 'D1_ERROR: Network connection lost.').db })
    const response = await site.get('/')
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(ids(html)).toEqual([post.id])
    expect(html).not.toContain('class="count"')
    expect(html.trimEnd()).toMatch(/<\/html>$/)
    told.mockRestore()
  })
})

describe('a list while the database is slow', () => {
  const slow = (post: ReturnType<typeof makePost>) => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    return { site: makeSite([post], { DB: watch(env.DB, () => answered).db }), answer }
  }

  it('is there before the database has answered, without counts, and ends when it has', async () => {
    const post = makePost({ category: 'dev' })
    for (const address of ['/', '/category/dev']) {
      const { site, answer } = slow(post)
      const reader = bodyOf(await site.get(address)).getReader()
      const head = await reader.read()
      expect(head.value).toContain('class="list-head"')
      const list = await reader.read()
      expect(ids(list.value ?? '')).toEqual([post.id])
      expect(list.value).not.toContain('class="count"')
      answer()
      const foot = await reader.read()
      expect(foot.value?.trimEnd()).toMatch(/<\/html>$/)
      expect((await reader.read()).done).toBe(true)
    }
  })

  it('is kept with its counts once they came', async () => {
    const post = makePost()
    await makeSite([post]).submit(`${encodeURI(post.path)}/comments`, makeFields())
    const { site, answer } = slow(post)
    const reader = bodyOf(await site.get('/')).getReader()
    for (const _ of ['head', 'list']) await reader.read()
    answer()
    await reader.read()
    expect(await textOf(await (await site.get('/')).text(), '.count')).toBe('(1)')
  })
})

const bodyOf = (response: Response): ReadableStream<string> =>
  (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())

describe('a category', () => {
  const parent = makePost({ category: 'dev', publishedAt: PAST + DAY })
  const child = makePost({ category: 'dev/edge' })
  const other = makePost({ category: '글쓰기' })
  const hidden = makePost({ category: 'dev', publishedAt: FUTURE })
  const site = makeSite([parent, child, other, hidden])
  const page = async (path: string) => (await site.get(path)).text()

  it('lists its posts and those of its children', async () => {
    const html = await page('/category/dev')
    expect(ids(html)).toEqual([parent.id, child.id])
    expect(await textOf(html, 'h1')).toBe('개발')
    expect(await textOf(html, '.list-head .byline')).toBe('글 2편새 글 구독')
    expect(html).toContain('<a href="/category/dev/feed.xml">')
    expect(html).toContain('<a href="/category/dev/edge">엣지</a>')
  })

  it('within another lists its own, and leads to the other', async () => {
    const html = await page('/category/dev/edge')
    expect(ids(html)).toEqual([child.id])
    expect(await textOf(html, 'h1')).toBe('엣지')
    expect(await textOf(html, 'title')).toContain('개발 > 엣지')
    expect(html).toMatch(/<nav class="trail"[^>]*><a href="\/category\/dev">개발<\/a><\/nav>/)
  })

  it('with a Korean name is found composed and decomposed', async () => {
    for (const form of ['NFC', 'NFD'])
      expect(ids(await page(encodeURI('/category/글쓰기'.normalize(form))))).toEqual([other.id])
  })

  it('without posts stands, and is empty', async () => {
    expect(await page('/category/ai-trends')).toContain('아직 글이 없습니다.')
  })

  it.each(['/category/none', '/category/dev/none', '/category', '/category/%ff', '/category/dev%2Fnone'])(
    '%s is unknown',
    async (path) => expect((await site.get(path)).status).toBe(404),
  )

  it('with a slash too many leads to the one without', async () => {
    const response = await site.get('/category/dev/')
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      'http://madang.test/category/dev',
    ])
  })
})
