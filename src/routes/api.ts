import { cors } from 'hono/cors'
import { Hono } from 'hono/tiny'
import type { Category } from '../domain/blog.ts'
import type { PostTotals } from '../domain/courtyard.ts'
import type { PostId } from '../domain/post.ts'
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

const anyOrigin = cors({ origin: '*', allowMethods: ['GET', 'HEAD'] })

/** The public figures as JSON. Anyone may read them from anywhere; cookies mean nothing here. */
export const api = (shelf: Shelf) =>
  new Hono<AppContext>()
    .use('/api/v1/*', async (c, next) => (isOwners(c.req.path) ? next() : anyOrigin(c, next)))
    .get('/api/v1/counts', async (c) => {
      const ids = (c.req.query('posts') ?? '').split(',').filter(Boolean)
      if (ids.length === 0 || ids.length > MAX_COUNTS)
        throw new Refusal(422, { code: 'posts_invalid', field: 'posts' })
      const out = [...new Set(ids)].filter((id) => shelf.findById(id, c.get('now')))
      const byPost = await totals.listByPost(readSession(c.env.DB, undefined), out)
      c.header('cache-control', 'public, max-age=5')
      c.header('cross-origin-resource-policy', 'cross-origin')
      return c.json(out.map((id) => ({ id, ...(byPost.get(id) ?? NO_COUNTS) })))
    })
    .get('/api/v1/categories', async (c) => {
      const session = readSession(c.env.DB, undefined)
      const [byCategory, byPost] = await Promise.all([
        views.listCategoryTotals(session),
        totals.listAll(session),
      ])
      c.header('cache-control', 'public, max-age=5')
      c.header('cross-origin-resource-policy', 'cross-origin')
      return c.json(
        shelf.blog.categories.map((category) => {
          const seen = byCategory.find((t) => t.category === category.path)
          const { views = 0, visitors = 0, reads = 0 } = seen ?? {}
          const { path, name } = category
          return {
            path,
            name,
            views,
            visitors,
            reads,
            ...conversationOf(shelf, category, byPost, c.get('now')),
          }
        }),
      )
    })

/** Posts of a category and its children, and what was said there. */
function conversationOf(
  shelf: Shelf,
  category: Category,
  byPost: ReadonlyMap<PostId, PostTotals>,
  now: number,
) {
  const posts = shelf.listCategory(category.path, now)
  const sum = (kind: 'comments' | 'reactions') =>
    posts.reduce((total, post) => total + (byPost.get(post.id)?.[kind] ?? 0), 0)
  return { posts: posts.length, comments: sum('comments'), reactions: sum('reactions') }
}
