import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { addressOf } from '../domain/address.ts'
import { joinCategories } from '../domain/figures-joined.ts'
import { type PageMemory, plain } from '../domain/page-bytes.ts'
import { Refusal } from '../domain/refusal.ts'
import { createShortMemory } from '../domain/short-memory.ts'
import type { AppContext } from '../env.ts'
import { createProse } from '../shelf/prose.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { readSession } from '../store/db.ts'
import * as totals from '../store/totals.ts'
import * as views from '../store/views.ts'
import { Badge } from '../views/figures/badge.tsx'
import { countText } from '../views/figures/number-text.ts'
import { StatsPage } from '../views/figures/stats-page.tsx'
import { wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const FRESH_MS = 60_000
const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60' }

/** The figures anybody may see: a page where the blog wants one, and a small picture per post and category. */
export function stats(shelf: Shelf) {
  const memory: PageMemory = createShortMemory(FRESH_MS, 1)
  const findProse = createProse(shelf)
  const isPublic = shelf.blog.stats === 'public'
  return new Hono<AppContext>()
    .get('/stats', async (c) => {
      if (!isPublic) throw new Refusal(404, { code: 'not_found' })
      const [edition, now, ticket] = [shelf.edition(c.get('now')), c.get('now'), memory.ticket('stats')]
      const warm = memory.recall('stats', edition, now)
      if (warm) return c.body(new Uint8Array(warm.bytes), 200, HEADERS)
      const [sums, prose] = await Promise.all([
        readSums(c, shelf),
        findProse(c.env.ASSETS, shelf.blog.language),
      ])
      const html = StatsPage({ ...sums, site: shelf, prose }).toString()
      memory.keep('stats', edition, now, plain(html), ticket)
      return c.body(html, 200, HEADERS)
    })
    .get('/badge/posts/:file{.+\\.svg}', async (c) => {
      const post = shelf.findById(c.req.param('file').slice(0, -'.svg'.length), c.get('now'))
      if (!post || !isPublic) throw new Refusal(404, { code: 'not_found' })
      const found = await totals.listByPost(readSession(c.env.DB, undefined), [post.id])
      return badge(c, shelf, found.get(post.id)?.views ?? 0)
    })
    .get('/badge/category/*', async (c) => {
      const file = c.get('url').pathname.slice('/badge/category/'.length)
      const path = file.endsWith('.svg')
        ? addressOf(file.slice(0, -'.svg'.length))?.normalize('NFC')
        : undefined
      const category = shelf.findCategory(path ?? '')
      if (!category || !isPublic) throw new Refusal(404, { code: 'not_found' })
      const all = await views.listCategoryTotals(readSession(c.env.DB, undefined))
      return badge(c, shelf, all.find((t) => t.category === category.path)?.views ?? 0)
    })
}

async function readSums(c: C, shelf: Shelf) {
  const session = readSession(c.env.DB, undefined)
  const [byCategory, byPost] = await Promise.all([views.listCategoryTotals(session), totals.listAll(session)])
  const sums = new Map(byCategory.map((sum) => [sum.category, sum]))
  const { views: seen = 0, visitors = 0, reads = 0 } = sums.get('') ?? {}
  const sum = (kind: 'comments' | 'reactions') => [...byPost.values()].reduce((all, of) => all + of[kind], 0)
  const postsOf = (path: string) => shelf.listCategory(path, c.get('now'))
  const { categories } = shelf.blog
  return {
    categories: joinCategories({ categories, postsOf, sums, totals: byPost, siteViews: seen }),
    sum: {
      ...{ views: seen, visitors, reads, posts: shelf.listAll(c.get('now')).length },
      ...{ comments: sum('comments'), reactions: sum('reactions') },
    },
  }
}

function badge(c: C, shelf: Shelf, count: number) {
  const label = wordsFor(shelf.blog.language).views
  return c.body(Badge({ label, count: countText(count) }).toString(), 200, {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=60',
    'cross-origin-resource-policy': 'cross-origin',
  })
}
