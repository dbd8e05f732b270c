import { type Context, Hono } from 'hono'
import { parseBeacon } from '../counting/beacon.ts'
import { whyNotCounted } from '../counting/bots.ts'
import { type Counters, recordFiltered, recordView } from '../counting/record.ts'
import { categoryLine } from '../domain/blog.ts'
import { Refusal } from '../domain/refusal.ts'
import type { FilterReason } from '../domain/view.ts'
import { type AppContext, readSettings } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'

type C = Context<AppContext>

/** The page's beacon. Post, category, day and visitor are decided here, never by the page. */
export const viewRoutes = (shelf: Shelf) =>
  new Hono<AppContext>().post('/views', async (c) => {
    const beacon = parseBeacon(c.get('fields'))
    if (!beacon.ok) throw new Refusal(400, beacon.problem)
    const post = shelf.findById(beacon.value.post, c.get('now'))
    if (!post) return ignored(c, shelf, 'unknown')
    const reason = whyNotCounted(c.req.raw.headers)
    if (reason) return ignored(c, shelf, reason)
    const { view, seq, engaged, depth } = beacon.value
    const categories = categoryLine(post.category)
    const readingMs = post.readingSeconds * 1000
    const sighting = { post: post.id, view, seq, engaged, depth, categories, readingMs, traits: traitsOf(c) }
    await recordView(countersOf(c, shelf), sighting, c.get('now'))
    return c.body(null, 204)
  })

function ignored(c: C, shelf: Shelf, reason: FilterReason) {
  c.executionCtx.waitUntil(recordFiltered(countersOf(c, shelf), reason, c.get('now')))
  return c.body(null, 202, { 'x-view': `ignored; reason=${reason}` })
}

const countersOf = (c: C, shelf: Shelf): Counters => {
  const { pepper, viewShards } = readSettings(c.env)
  return { VIEWS: c.env.VIEWS, pepper, viewShards, timezone: shelf.blog.timezone }
}

const traitsOf = (c: C) => ({
  address: c.req.header('cf-connecting-ip') ?? '',
  userAgent: c.req.header('user-agent') ?? '',
  acceptLanguage: c.req.header('accept-language') ?? '',
})
