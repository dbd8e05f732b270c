import { type Context, Hono } from 'hono'
import { addressOf } from '../domain/address.ts'
import type { Category } from '../domain/blog.ts'
import type { Post } from '../domain/post.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { readSession, unlessAway } from '../store/db.ts'
import { listByPost } from '../store/totals.ts'
import { plain } from '../views/bytes.ts'
import { createPageMemory } from '../views/page-memory.ts'
import { CategoryPage, HomePage, type Page } from '../views/post-list.tsx'

type C = Context<AppContext>
type Totals = Awaited<ReturnType<typeof listByPost>> | undefined

/** The home page and the categories. */
export function lists(shelf: Shelf) {
  const memory = createPageMemory()
  const show = async (c: C, posts: readonly Post[], draw: (page: Page, totals: Totals) => string) => {
    const page = pageOf(posts, shelf.blog.pageSize, c.req.query('page'))
    if (!page) return c.notFound()
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    const name = `${new URL(c.req.url).pathname} ${page.number}`
    const edition = shelf.edition(c.get('now'))
    const isGuest = c.get('device') === undefined
    const warm = isGuest ? memory.recall(name, edition, c.get('now')) : undefined
    if (warm) return c.body(new Uint8Array(warm.bytes), 200, headers)
    const session = readSession(c.env.DB, c.get('device'))
    const totals = await unlessAway(
      listByPost(
        session,
        page.posts.map((p) => p.id),
      ),
    )
    const html = draw(page, totals)
    if (isGuest && totals) memory.keep(name, edition, c.get('now'), plain(html))
    return c.body(html, 200, headers)
  }
  return new Hono<AppContext>()
    .get('/', (c) =>
      show(c, shelf.list(c.get('now')), (page, totals) => HomePage({ site: shelf, page, totals }).toString()),
    )
    .get('/category/*', (c) => {
      const category = categoryAt(c, shelf)
      if (!category) return c.notFound()
      const posts = shelf.listCategory(category.path, c.get('now'))
      return show(c, posts, (page, totals) =>
        CategoryPage({ site: shelf, page, totals, category, count: posts.length }).toString(),
      )
    })
}

const CATEGORY = '/category/'

const categoryAt = (c: C, shelf: Shelf): Category | undefined =>
  shelf.findCategory(addressOf(new URL(c.req.url).pathname.slice(CATEGORY.length))?.normalize('NFC') ?? '')

/** Page `text` of a list; undefined when there is no such page. The first page always is. */
function pageOf(posts: readonly Post[], size: number, text = '1'): Page | undefined {
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  const of = Math.max(1, Math.ceil(posts.length / size))
  if (number < 1 || number > of) return undefined
  return { number, of, posts: posts.slice((number - 1) * size, number * size) }
}
