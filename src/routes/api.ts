import { createMiddleware } from 'hono/factory'
import { Hono } from 'hono/tiny'
import type { PostTotals } from '../domain/courtyard.ts'
import { joinCategories } from '../domain/figures-joined.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { readSession } from '../store/db.ts'
import * as totals from '../store/totals.ts'
import * as views from '../store/views.ts'

const MAX_COUNTS = 100
const NO_COUNTS: PostTotals = { comments: 0, reactions: 0, views: 0 }

/** What the owner's key opens is for no page of another site. */
const isOwners = (path: string): boolean => /^\/api\/v1\/admin(?:\/|$)/.test(path)

/** Reading asks for no preflight; who sends one anyway learns that there is nothing but reading. */
const anyOrigin = createMiddleware<AppContext>(async function anyOrigin(c, next) {
  c.header('access-control-allow-origin', '*')
  if (c.req.method !== 'OPTIONS') return next()
  return c.body(null, 204, { 'access-control-allow-methods': 'GET,HEAD' })
})

/** The public figures as JSON. Anyone may read them from anywhere; cookies mean nothing here. */
export const api = (shelf: Shelf) => {
  // Names stay, so that nobody's program breaks; a number would be taken for true.
  const hidden = shelf.blog.stats === 'public' ? undefined : { views: null }
  return new Hono<AppContext>()
    .use('/api/v1/*', async (c, next) => (isOwners(c.req.path) ? next() : anyOrigin(c, next)))
    .get('/api/v1/counts', async (c) => {
      const ids = (c.req.query('posts') ?? '').split(',').filter(Boolean)
      if (ids.length === 0 || ids.length > MAX_COUNTS)
        throw new Refusal(422, { code: 'posts_invalid', field: 'posts' })
      const out = [...new Set(ids)].filter((id) => shelf.findById(id, c.get('now')))
      const byPost = await totals.listByPost(readSession(c.env.DB, undefined), out)
      c.header('cache-control', 'public, max-age=5')
      c.header('cross-origin-resource-policy', 'cross-origin')
      return c.json(out.map((id) => ({ id, ...(byPost.get(id) ?? NO_COUNTS), ...hidden })))
    })
    .get('/api/v1/categories', async (c) => {
      const session = readSession(c.env.DB, undefined)
      const [byCategory, byPost] = await Promise.all([
        views.listCategoryTotals(session),
        totals.listAll(session),
      ])
      c.header('cache-control', 'public, max-age=5')
      c.header('cross-origin-resource-policy', 'cross-origin')
      const lines = joinCategories({
        categories: shelf.blog.categories,
        postsOf: (path) => shelf.listCategory(path, c.get('now')),
        sums: new Map(byCategory.map((sum) => [sum.category, sum])),
        ...{ totals: byPost, siteViews: 0 },
      })
      return c.json(
        lines.map(({ depth: _, readRate: _rate, share: _share, visitors, reads, ...line }) => ({
          ...{ ...line, visitors, reads },
          ...(hidden && { ...hidden, visitors: null, reads: null }),
        })),
      )
    })
}
