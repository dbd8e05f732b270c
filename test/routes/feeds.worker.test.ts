import { describe, expect, it } from 'vitest'
import type { DetailedPost } from '../../src/domain/post.ts'
import { FUTURE, makePost, PAST } from '../support/worker/shelf.ts'
import { makeSite, ORIGIN } from '../support/worker/site.ts'
import { findAll, readXml } from '../support/worker/xml.ts'

const DAY = 86_400_000
const HARD = `& < > " ' ]]> &amp; \u0008 \ud800 <!-- <![CDATA[ 한글 👩🏽`

const posts = Array.from({ length: 25 }, (_, i) => makePost({ publishedAt: PAST + i * DAY }))
const newest = posts.at(-1)
const hidden = makePost({ publishedAt: FUTURE })
const site = makeSite([...posts, hidden])

const bodyOf = (post: DetailedPost, html: string) =>
  makeSite([post], {}, { bodies: { [post.id]: html } })
    .get('/feed.xml')
    .then((r) => r.text())

describe('the feed', () => {
  it('holds the newest twenty posts, whole, under addresses that outlive renames', async () => {
    const response = await site.get('/feed.xml')
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const feed = readXml(await response.text())
    const entries = findAll(feed, 'entry')
    expect(entries).toHaveLength(20)
    const ids = entries.map((entry) => findAll(entry, 'id')[0]?.text)
    const wanted = posts.map((p) => `https://blog.example/p/${p.id}`).reverse()
    expect(ids).toEqual(wanted.slice(0, 20))
    expect(findAll(feed, 'content')[0]?.text).toContain(`본문 ${newest?.id}`)
    expect(findAll(feed, 'updated')[0]?.text).toBe(new Date(PAST + 24 * DAY).toISOString())
  })

  it('knows nothing of what is not yet out', async () => {
    for (const path of ['/feed.xml', '/sitemap.xml'])
      expect(await (await site.get(path)).text()).not.toContain(hidden.id)
  })

  it('is well-formed whatever an author writes', async () => {
    const post = makePost({ title: HARD, summary: HARD, tags: [HARD], slug: 'x', path: '/posts/x' })
    const blog = { title: HARD, description: HARD, author: HARD }
    const base = await import('../support/worker/shelf.ts')
    const shelf = { blog: { ...base.BLOG, ...blog }, bodies: { [post.id]: `<p>${HARD}</p>` } }
    const site = makeSite([post], {}, shelf)
    const feed = readXml(await (await site.get('/feed.xml')).text())
    const readable = HARD.replace('\u0008', '\ufffd').replace('\ud800', '\ufffd')
    expect(findAll(feed, 'title').map((t) => t.text)).toEqual([readable, readable])
    expect(findAll(feed, 'content')[0]?.text).toBe(`<p>${readable}</p>`)
    readXml(await (await site.get('/sitemap.xml')).text())
    readXml(await (await site.get('/rss.xml')).text())
  })

  it('makes addresses of the blog absolute and leaves those of others alone', async () => {
    const feed = readXml(
      await bodyOf(
        makePost(),
        '<a href="/posts/a?b=1&amp;c=2">a</a> <img src="/i.png" alt="/x"> <a href="//cdn.example/c">c</a> <a href="https://other.example/d">d</a>',
      ),
    )
    expect(findAll(feed, 'content')[0]?.text).toBe(
      '<a href="https://blog.example/posts/a?b=1&amp;c=2">a</a> <img src="https://blog.example/i.png" alt="/x"> <a href="https://cdn.example/c">c</a> <a href="https://other.example/d">d</a>',
    )
  })

  it('is not sent again to who has it, until the shelf changes', async () => {
    const etag = (await site.get('/feed.xml')).headers.get('etag') ?? ''
    const again = await site.get('/feed.xml', { 'if-none-match': `"other", ${etag}` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
    const other = await makeSite(posts).get('/feed.xml', { 'if-none-match': etag })
    expect(other.status).toBe(200)
  })

  it('of an empty blog is a feed', async () => {
    expect(findAll(readXml(await (await makeSite([]).get('/feed.xml')).text()), 'entry')).toEqual([])
  })
})

describe('the sitemap', () => {
  it('names home, the categories in use, and every post in every language', async () => {
    const korean = makePost({ category: 'dev/edge', slug: '글', path: '/posts/글' })
    const english = makePost({ category: 'dev/edge', slug: '글', path: '/en/posts/글', lang: 'en' })
    const map = readXml(await (await makeSite([korean, english]).get('/sitemap.xml')).text())
    expect(findAll(map, 'loc').map((l) => l.text)).toEqual([
      'https://blog.example/',
      'https://blog.example/category/dev',
      'https://blog.example/category/dev/edge',
      encodeURI('https://blog.example/posts/글'),
      encodeURI('https://blog.example/en/posts/글'),
    ])
  })
})

it('a feed opened in a browser is XML with a stylesheet, to a reader what it is', async () => {
  for (const [path, type] of [
    ['/feed.xml', 'application/atom+xml'],
    ['/rss.xml', 'application/rss+xml'],
    ['/comments/feed.xml', 'application/atom+xml'],
  ] as const) {
    const browser = await site.get(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
    expect(browser.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(browser.headers.get('vary')).toBe('accept')
    expect(await browser.text()).toContain('<?xml-stylesheet type="text/css" href="/feed.css"?>')
    const reader = await site.get(path, { accept: 'application/atom+xml, */*' })
    expect(reader.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
  }
})

describe('robots.txt', () => {
  it('names the sitemap and keeps robots from what is nobody’s', async () => {
    const text = await (await site.get('/robots.txt')).text()
    expect(text).toContain('\nSitemap: https://blog.example/sitemap.xml\n')
    for (const path of ['/admin', '/me', '/p/', '/comments/', '/*/comments'])
      expect(text).toContain(`\nDisallow: ${path}\n`)
  })
})

it('addresses in machines’ files are the blog’s own, whatever host was asked', async () => {
  for (const path of ['/feed.xml', '/sitemap.xml', '/robots.txt'])
    expect(await (await site.get(path)).text()).not.toContain(new URL(ORIGIN).host)
})
