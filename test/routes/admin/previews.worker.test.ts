import { describe, expect, it } from 'vitest'
import { textOf } from '../../support/worker/html.ts'
import { FUTURE, makePost, PAST } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { makeOwner } from '../../support/worker/thread.ts'

const CANARY = '카나리아'
const given = { category: 'dev/edge', tags: [CANARY], series: CANARY, summary: CANARY }
const out = makePost({ category: 'dev/edge', tags: ['한글'] })
const draft = makePost({ ...given, title: `${CANARY} 초고`, publishedAt: 0 })
const untitled = makePost({ title: '', embeds: ['youtube'] })
const coming = makePost({ ...given, title: `${CANARY} 나올 글`, publishedAt: FUTURE })
const over = makePost({ ...given, title: `${CANARY} 내린 글`, visibleUntil: PAST + 1 })
const HIDDEN = [draft, coming, over]

const site = makeSite(
  [out, coming, over],
  {},
  {
    drafts: [
      { post: draft, html: `<p>${CANARY}가 웁니다</p>` },
      { post: untitled, html: '<p>쓰는 중</p>' },
    ],
  },
)

describe('the owner', () => {
  it('sees a list of all that readers do not see, and each as its page will be', async () => {
    const owner = await makeOwner()
    const list = await (await site.get('/admin/preview', owner)).text()
    expect(await textOf(list, 'main h2')).toBe('초고나올 글내린 글')
    expect(list).not.toContain(out.id)
    for (const { id, title } of HIDDEN) {
      expect(list).toContain(`href="/admin/preview/${id}"`)
      const response = await site.get(`/admin/preview/${id}`, owner)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await textOf(await response.text(), '#article h1')).toBe(title)
    }
    expect(await (await site.get(`/admin/preview/${draft.id}`, owner)).text()).toContain(`${CANARY}가 웁니다`)
  })

  it('sees a draft without a title, and its page lets in the frames it embeds', async () => {
    const response = await site.get(`/admin/preview/${untitled.id}`, await makeOwner())
    expect(response.headers.get('content-security-policy')).toContain('frame-src')
    expect(await textOf(await response.text(), '#article h1')).toBe('제목 없음')
  })

  it('finds nothing under the address of a post that is out', async () =>
    expect((await site.get(`/admin/preview/${out.id}`, await makeOwner())).status).toBe(404))
})

describe('everybody else', () => {
  /** The same blog had they never been written. */
  const without = makeSite([out])
  const ALONE = HIDDEN.flatMap(({ path, id }) => [
    ...[path, `${path}/comments`, `${path}/comments/feed.xml`, `/p/${id}`, `/badge/posts/${id}.svg`],
    ...[`/api/v1/posts/${id}`, `/api/v1/posts/${id}/comments`, `/tag/${CANARY}`, `/series/${CANARY}`],
    ...[`/tag/${CANARY}/feed.xml`, `/series/${CANARY}/feed.xml`],
  ])

  it.each(ALONE)('gets for %s byte by byte what an unknown address gets', async (path) => {
    const [response, unknown] = [await site.get(encodeURI(path)), await without.get(encodeURI(path))]
    expect(response.status).toBe(404)
    expect(Object.fromEntries(response.headers)).toEqual(Object.fromEntries(unknown.headers))
    expect(await response.text()).toBe(await unknown.text())
  })

  it.each([
    ...['/', '/archive', '/category/dev', '/category/dev/edge', '/feed.xml', '/rss.xml', '/feed.json'],
    ...[
      '/category/dev/edge/feed.xml',
      '/comments/feed.xml',
      '/sitemap.xml',
      '/llms.txt',
      '/stats',
      '/search',
    ],
    ...['/api/v1/posts', '/api/v1/posts?category=dev', '/api/v1/categories', out.path],
  ])('reads in %s what would stand there without them', async (path) => {
    const textOn = async (shown: typeof site) =>
      (await (await shown.get(encodeURI(path))).text()).replace(
        /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
        'key',
      )
    const text = await textOn(site)
    expect(text).not.toContain(CANARY)
    expect(text).toBe(await textOn(without))
  })

  it('is led from any preview to the login, whether there is one or not', async () => {
    for (const path of ['', ...HIDDEN.map(({ id }) => `/${id}`), '/none00aa']) {
      const response = await site.get(`/admin/preview${path}`)
      expect([response.status, response.headers.get('location'), await response.text()]).toEqual([
        ...[303, '/admin/login', ''],
      ])
    }
  })

  it('cannot write under them, nor be counted there', async () => {
    for (const { path, id } of HIDDEN) {
      expect((await site.submit(`${encodeURI(path)}/comments`, { name: '손', body: '글' })).status).toBe(404)
      const beacon = { post: id, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 }
      const counted = await site.send('/views', beacon, {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      })
      expect(counted.headers.get('x-view')).toBe('ignored; reason=unknown')
    }
  })
})
