import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { addressOf } from '../domain/address.ts'
import { hrefOf } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'

/** Where the feeds of other engines stand, and what is like them here. */
const FEEDS: Readonly<Record<string, string>> = {
  '/rss': '/rss.xml',
  '/feed': '/rss.xml',
  '/index.xml': '/rss.xml',
  '/atom.xml': '/feed.xml',
}

/** Addresses of another life: of an engine before, of a post that was renamed or taken away. Asked last of all. */
export const oldAddresses = (shelf: Shelf) =>
  new Hono<AppContext>().get('*', (c) => {
    const { pathname, search } = c.get('url')
    const path = addressOf(pathname)
      ?.normalize('NFC')
      .replace(/(?<=.)\/+$/, '')
    if (path === undefined) return c.notFound()
    const moved = movedTo(c, shelf, path + search) ?? movedTo(c, shelf, path)
    if (moved) return moved
    const feed = Object.hasOwn(FEEDS, path) && FEEDS[path]
    return feed ? c.redirect(feed, 308) : goneOrUnknown(c, shelf, path)
  })

function movedTo(c: Context<AppContext>, shelf: Shelf, address: string): Response | undefined {
  const post = shelf.findMoved(address, c.get('now'))
  return post && c.redirect(hrefOf(post), 308)
}

/** @throws Refusal 410 for what was taken away for good */
function goneOrUnknown(c: Context<AppContext>, shelf: Shelf, path: string) {
  if (shelf.isGone(path)) throw new Refusal(410, { code: 'gone' })
  return c.notFound()
}
