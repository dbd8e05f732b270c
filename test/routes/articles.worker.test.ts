import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { FUTURE, makePost, PAST } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'

describe('an address', () => {
  const post = makePost({ slug: '한글-주소', path: '/posts/한글-주소' })
  const english = makePost({ slug: '한글-주소', path: '/en/posts/한글-주소', lang: 'en' })
  const hidden = makePost({ publishedAt: FUTURE })
  const moved = { '/posts/옛-주소': post.id, '/posts/hidden-before': hidden.id }
  const site = makeSite([post, english, hidden], {}, { moved })

  it.each([
    ['in NFD', encodeURI('/posts/한글-주소'.normalize('NFD')), 308, encodeURI('/posts/한글-주소')],
    ['of old', encodeURI('/posts/옛-주소'), 308, encodeURI('/posts/한글-주소')],
    ['of old, in NFD', encodeURI('/posts/옛-주소'.normalize('NFD')), 308, encodeURI('/posts/한글-주소')],
    [
      'of old, with a query',
      `${encodeURI('/posts/옛-주소')}?utm=1`,
      308,
      `${encodeURI('/posts/한글-주소')}?utm=1`,
    ],
    ['to share', `/p/${post.id}`, 302, encodeURI('/posts/한글-주소')],
    ['to share, in another language', `/p/${english.id}`, 302, encodeURI('/en/posts/한글-주소')],
    [
      'with a slash too many',
      `${encodeURI('/posts/한글-주소')}/`,
      301,
      `http://madang.test${encodeURI('/posts/한글-주소')}`,
    ],
  ])('%s leads on', async (_, from, status, to) => {
    const response = await site.get(from)
    expect([response.status, response.headers.get('location')]).toEqual([status, to])
  })

  it.each([
    '/posts/none',
    '/p/none',
    '/en/posts/none',
    '/posts/%ff',
    '/posts/__proto__',
    '/posts/constructor',
  ])('%s is unknown', async (path) => expect((await site.get(path)).status).toBe(404))

  it.each([
    encodeURI(hidden.path),
    `/p/${hidden.id}`,
    '/posts/hidden-before',
    `${encodeURI(hidden.path)}/comments`,
  ])('%s of a post that is not yet out answers exactly as an unknown one', async (path) => {
    const [response, unknown] = [await site.get(path), await site.get(`/none/${path.split('/').at(-1)}`)]
    expect(response.status).toBe(404)
    expect(Object.fromEntries(response.headers)).toEqual(Object.fromEntries(unknown.headers))
    expect(await response.text()).toBe(await unknown.text())
  })

  it('of a form opened before a rename reaches the post', async () => {
    const response = await site.submit(
      `${encodeURI('/posts/옛-주소')}/comments`,
      makeFields({ body: '옛 양식' }),
    )
    expect(response.headers.get('location')).toContain(`${encodeURI('/posts/한글-주소')}#c-`)
    const reacted = await site.submit(`${encodeURI('/posts/옛-주소')}/reactions`, { kind: 'like', on: '1' })
    expect(reacted.headers.get('location')).toBe(`${encodeURI('/posts/한글-주소')}#reactions`)
  })

  it('of another language has a conversation of its own', async () => {
    await site.submit(`${encodeURI(english.path)}/comments`, makeFields({ body: 'In English' }))
    expect(await (await site.get(encodeURI(english.path))).text()).toContain('In English')
    expect(await (await site.get(encodeURI(post.path))).text()).not.toContain('In English')
  })
})

describe('the box under an article', () => {
  it('names its category, and the posts around in time, newest first, with their comments', async () => {
    const day = 86_400_000
    const posts = Array.from({ length: 8 }, (_, i) =>
      makePost({ category: 'dev/edge', publishedAt: PAST + i * day }),
    )
    const hidden = makePost({ category: 'dev/edge', publishedAt: FUTURE })
    const [middle, next] = [posts[4], posts[5]]
    if (!middle || !next) throw new Error('no posts')
    const site = makeSite([...posts, hidden, makePost({ category: 'dev' })])
    await site.submit(`${encodeURI(next.path)}/comments`, makeFields())
    const html = await (await site.get(encodeURI(middle.path))).text()
    expect(await textOf(html, '#category-box h2')).toBe("'개발 > 엣지' 카테고리의 다른 글")
    const around = [7, 6, 5, 3, 2].map((i) => posts[i]?.title ?? '')
    expect(await textOf(html, '#category-box li a')).toBe(around.join(''))
    expect(await textOf(html, '#category-box .count')).toBe('(0)(0)(1)(0)(0)')
    expect(await textOf(html, '#category-box time')).toBe('2026.01.15'.repeat(5))
  })
})
