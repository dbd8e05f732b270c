import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { addressOf } from '../domain/address.ts'
import { categoryTitle } from '../domain/blog.ts'
import { feedType } from '../domain/negotiation.ts'
import { type Post, seriesHref, tagHref } from '../domain/post.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { atomFeed } from '../views/feeds/atom.ts'
import type { Feed } from '../views/feeds/feed.ts'
import { jsonFeed } from '../views/feeds/json-feed.ts'
import { rssFeed } from '../views/feeds/rss.ts'
import { llmsText } from '../views/llms.ts'
import { sitemap } from '../views/sitemap.ts'

type C = Context<AppContext>

const FEED_ENTRIES = 20
const LLMS_POSTS = 200
const ATOM = 'application/atom+xml'

/** What machines read: feeds, sitemap, robots. They change with the shelf alone, so they have an ETag. */
export function feeds(shelf: Shelf) {
  const { blog } = shelf
  return new Hono<AppContext>()
    .route('/', siteFeeds(shelf))
    .route('/', partFeeds(shelf))
    .get('/sitemap.xml', (c) =>
      unlessKnown(c, shelf, 'application/xml', async () => sitemap(blog, shelf.listAll(c.get('now')))),
    )
    .get('/llms.txt', (c) =>
      unlessKnown(c, shelf, 'text/plain', async () =>
        llmsText(blog, await shelf.detailed(shelf.list(c.get('now')).slice(0, LLMS_POSTS))),
      ),
    )
    .get('/robots.txt', (c) =>
      c.text(`User-agent: *\n${HIDDEN_FROM_ROBOTS}\nSitemap: ${blog.url}/sitemap.xml\n`),
    )
}

/** Pages of one reader, and those that repeat what stands elsewhere. */
const HIDDEN_FROM_ROBOTS = [
  '/admin',
  '/me',
  '/p/',
  '/search?',
  '/comments/',
  '/*/comments',
  '/*/reactions',
  '/*/poll',
]
  .map((path) => `Disallow: ${path}\n`)
  .join('')

/** The whole blog, in the three languages of feeds. */
function siteFeeds(shelf: Shelf) {
  const feed = (c: C, self: string) =>
    feedOf(shelf, shelf.list(c.get('now')), { title: shelf.blog.title, home: '/', self })
  return new Hono<AppContext>()
    .get('/feed.xml', (c) => unlessKnown(c, shelf, ATOM, async () => atomFeed(await feed(c, '/feed.xml'))))
    .get('/rss.xml', (c) =>
      unlessKnown(c, shelf, 'application/rss+xml', async () => rssFeed(await feed(c, '/rss.xml'))),
    )
    .get('/feed.json', (c) =>
      unlessKnown(c, shelf, 'application/feed+json', async () => jsonFeed(await feed(c, '/feed.json'))),
    )
}

/** One category, tag or series, as Atom. */
function partFeeds(shelf: Shelf) {
  const atom = (c: C, posts: readonly Post[], name: string, home: string) => {
    if (posts.length === 0) return c.notFound()
    const about = { title: `${name} · ${shelf.blog.title}`, home, self: `${home}/feed.xml` }
    return unlessKnown(c, shelf, ATOM, async () => atomFeed(await feedOf(shelf, posts, about)))
  }
  return new Hono<AppContext>()
    .get('/category/:path{.+}/feed.xml', (c) => {
      const path = (addressOf(c.req.param('path')) ?? '').normalize('NFC')
      const posts = shelf.findCategory(path) ? shelf.listCategory(path, c.get('now')) : []
      return atom(c, posts, categoryTitle(shelf.blog, path), encodeURI(`/category/${path}`))
    })
    .get('/tag/:tag/feed.xml', (c) => {
      const tag = c.req.param('tag').normalize('NFC')
      return atom(c, shelf.listTag(tag, c.get('now')), `#${tag}`, tagHref(tag))
    })
    .get('/series/:slug/feed.xml', (c) => {
      const slug = c.req.param('slug').normalize('NFC')
      const posts = shelf.listSeries(slug, c.get('now')).toReversed()
      return atom(c, posts, posts[0]?.series ?? '', seriesHref(slug))
    })
}

const feedOf = async (
  shelf: Shelf,
  posts: readonly Post[],
  about: Pick<Feed, 'title' | 'home' | 'self'>,
): Promise<Feed> => ({
  blog: shelf.blog,
  ...about,
  entries: await Promise.all(posts.slice(0, FEED_ENTRIES).map((post) => shelf.read(post))),
})

async function unlessKnown(c: C, shelf: Shelf, type: string, print: () => Promise<string>) {
  const etag = `W/"${shelf.version}-${shelf.edition(c.get('now'))}"`
  const headers = {
    etag,
    'cache-control': 'public, max-age=300',
    'content-type': `${feedType(type, c.req.header('accept'))}; charset=utf-8`,
    vary: 'accept',
  }
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim())
  return known.includes(etag) || known.includes('*')
    ? c.body(null, 304, headers)
    : c.body(await printedOnce(shelf, `${etag} ${c.req.path}`, print), 200, headers)
}

/** What was printed last for each of the addresses asked most recently: readers ask for the same few, every hour. */
const PRINTED = new WeakMap<Shelf, Map<string, Promise<string>>>()
const KEPT = 8

function printedOnce(shelf: Shelf, key: string, print: () => Promise<string>): Promise<string> {
  const kept = PRINTED.get(shelf) ?? new Map<string, Promise<string>>()
  PRINTED.set(shelf, kept)
  const text = kept.get(key) ?? print()
  kept.delete(key)
  kept.set(key, text)
  text.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return text
}
