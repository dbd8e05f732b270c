import { type Context, Hono } from 'hono'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { atomFeed } from '../views/feed.ts'
import { sitemap } from '../views/sitemap.ts'

const FEED_ENTRIES = 20

/** What machines read: feed, sitemap, robots. They change with the shelf alone, so they have an ETag. */
export const feeds = (shelf: Shelf) =>
  new Hono<AppContext>()
    .get('/feed.xml', (c) => {
      const entries = () =>
        shelf
          .list(c.get('now'))
          .slice(0, FEED_ENTRIES)
          .map((post) => ({ post, html: shelf.html(post) }))
      return unlessKnown(c, shelf, 'application/atom+xml', () => atomFeed(shelf.blog, entries()))
    })
    .get('/sitemap.xml', (c) =>
      unlessKnown(c, shelf, 'application/xml', () => sitemap(shelf.blog, shelf.listAll(c.get('now')))),
    )
    .get('/robots.txt', (c) =>
      c.text(
        `User-agent: *\nDisallow: /admin\nDisallow: /me\nDisallow: /p/\n\nSitemap: ${shelf.blog.url}/sitemap.xml\n`,
      ),
    )

function unlessKnown(c: Context<AppContext>, shelf: Shelf, type: string, print: () => string) {
  const etag = `W/"${shelf.version}-${shelf.edition(c.get('now'))}"`
  const headers = { etag, 'cache-control': 'public, max-age=300', 'content-type': `${type}; charset=utf-8` }
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim())
  return known.includes(etag) ? c.body(null, 304, headers) : c.body(print(), 200, headers)
}
