import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { addressOf } from '../domain/address.ts'
import type { Category } from '../domain/blog.ts'
import { commentText } from '../domain/comment-html.ts'
import { createPageMemory, joined, type PageMemory, plain, type SlottedBytes } from '../domain/page-bytes.ts'
import { streamed } from '../domain/page-stream.ts'
import type { Post, PostId } from '../domain/post.ts'
import { hrefOf, seriesHref, tagHref } from '../domain/post.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { readSession, unlessAway } from '../store/db.ts'
import * as front from '../store/front.ts'
import { ArchivePage } from '../views/archive-page.tsx'
import { CategoryPage } from '../views/category-page.tsx'
import { type ListAbout, ListPage } from '../views/list-page.tsx'
import { cutAtList, HomePage, type Page } from '../views/post-list.tsx'
import type { RecentComment } from '../views/recent-comments.tsx'

type C = Context<AppContext>

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }

const RECENT_COMMENTS = 5
const POPULAR_POSTS = 5

/** What the database has said of a list's readers, as pages show it; nothing as long as it has not. */
interface Told {
  readonly totals: front.Front['totals'] | undefined
  readonly recent: readonly RecentComment[]
  readonly popular: readonly Post[]
  readonly views: number
}

/** What a list wants to know beside its posts' totals, on its first page. */
type Wish = Omit<front.FrontWish, 'posts'>
const TOTALS_ONLY: Wish = { recent: 0, popular: false }

/** The home page, categories, tags, series and the archive. */
export function lists(shelf: Shelf) {
  const memory = createPageMemory()
  return new Hono<AppContext>()
    .route('/', sections(shelf, memory))
    .route('/', subjects(shelf, memory))
    .get('/archive', (c) => {
      const now = c.get('now')
      return c.html(ArchivePage({ site: shelf, posts: shelf.list(now), tags: shelf.listTags(now) }))
    })
}

/** Lists that stand even when they are empty. */
function sections(shelf: Shelf, memory: PageMemory) {
  const isPublic = shelf.blog.stats === 'public'
  return new Hono<AppContext>()
    .get('/', async (c) => {
      // An engine before may have named its posts here: `/?p=123`.
      const former = shelf.findMoved(`/${c.get('url').search}`, c.get('now'))
      if (former) return c.redirect(hrefOf(former), 308)
      return show(
        c,
        shelf,
        memory,
        shelf.listPinnedFirst(c.get('now')),
        (page, told) => HomePage({ site: shelf, page, ...told }).toString(),
        { recent: RECENT_COMMENTS, popular: isPublic },
      )
    })
    .get('/category/*', (c) => {
      const category = categoryAt(c, shelf)
      if (!category) return c.notFound()
      const posts = shelf.listCategory(category.path, c.get('now'))
      const draw = (page: Page, told: Told) =>
        CategoryPage({ site: shelf, page, ...told, category, count: posts.length }).toString()
      return show(c, shelf, memory, posts, draw, {
        ...{ recent: 0, popular: isPublic },
        category: isPublic ? category.path : undefined,
      })
    })
}

/** Lists that are only because posts are in them. */
function subjects(shelf: Shelf, memory: PageMemory) {
  const showList = (c: C, about: Omit<ListAbout, 'count'>, posts: readonly Post[]) => {
    if (posts.length === 0) return c.notFound()
    const whole = { ...about, count: posts.length }
    return show(c, shelf, memory, posts, (page, { totals }) =>
      ListPage({ site: shelf, page, totals, about: whole }).toString(),
    )
  }
  return new Hono<AppContext>()
    .get('/tag/:tag', (c) => {
      const posts = shelf.listTag(c.req.param('tag'), c.get('now'))
      const tag = spelledAs(posts, c.req.param('tag'))
      return showList(c, { title: `#${tag}`, href: tagHref(tag) }, posts)
    })
    .get('/series/:slug', (c) => {
      const slug = c.req.param('slug').normalize('NFC')
      const posts = shelf.listSeries(slug, c.get('now'))
      return showList(c, { title: posts[0]?.series ?? '', href: seriesHref(slug), ordered: true }, posts)
    })
}

/** One page of a list: what is above it at once, with counts where the database has them soon. */
async function show(
  c: C,
  shelf: Shelf,
  memory: PageMemory,
  posts: readonly Post[],
  draw: (page: Page, told: Told) => string,
  wish = TOTALS_ONLY,
) {
  const place = pageOf(posts, shelf.blog.pageSize, c.req.query('page'))
  if (!place) return c.notFound()
  if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS)
  const name = `${c.get('url').pathname} ${place.number}`
  const edition = shelf.edition(c.get('now'))
  const isGuest = c.get('guest')
  const warm = isGuest ? memory.recall(name, edition, c.get('now')) : undefined
  if (warm) return new Response(warm.bytes, { headers: c.get('pageHeaders') })
  const ticket = memory.ticket(name)
  const ids = place.posts.map((p) => p.id)
  const wanted = place.number === 1 ? wish : { ...TOTALS_ONLY, category: wish.category }
  const asked = unlessAway(front.read(readSession(c.env.DB, c.get('device')), { ...wanted, posts: ids }))
  const page = { ...place, posts: await shelf.detailed(place.posts) }
  const drawn = (found?: front.Front) => cutAtList(draw(page, toldOf(c, shelf, posts, found))).map(plain)
  const bare = drawn()
  const whole = asked.then((found) => {
    if (!found) return bare
    const parts = drawn(found)
    if (isGuest) memory.keep(name, edition, c.get('now'), joined(...parts), ticket)
    return parts
  })
  const list = unlessLate(whole, bare).then((parts) => bytesOf(parts[1]))
  const below = () => whole.then((parts) => bytesOf(parts[2]))
  return c.body(
    streamed(bytesOf(bare[0]), () => list, below),
    200,
    HEADERS,
  )
}

const bytesOf = (part: SlottedBytes | undefined): Uint8Array => part?.bytes ?? new Uint8Array()

/** How long a list waits for its counts before it goes without. What stands below it comes whenever it comes. */
const PATIENCE_MS = 100

async function unlessLate<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<T>((done) => {
    timer = setTimeout(() => done(otherwise), PATIENCE_MS)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

const toldOf = (c: C, shelf: Shelf, posts: readonly Post[], found?: front.Front): Told => ({
  totals: found?.totals,
  recent: recentOf(c, shelf, found?.recent ?? []),
  popular: popularOf(posts, found?.popular ?? []),
  views: found?.views ?? 0,
})

/** Those that this list would show: what is hidden, or lies elsewhere, is not among its posts. */
function popularOf(posts: readonly Post[], ids: readonly PostId[]): Post[] {
  if (ids.length === 0) return []
  const shown = new Map(posts.map((post) => [post.id, post]))
  return ids.flatMap((id) => shown.get(id) ?? []).slice(0, POPULAR_POSTS)
}

/** Comments of posts that are out, as lines. */
const recentOf = (c: C, shelf: Shelf, found: front.Front['recent']): RecentComment[] =>
  found.flatMap(({ id, name, source, post }) => {
    const under = shelf.findById(post, c.get('now'))
    return under && under.comments !== 'off' ? [{ id, name, post: under, text: commentText(source) }] : []
  })

/** A tag as its posts write it. */
const spelledAs = (posts: readonly Post[], tag: string): string =>
  posts.flatMap((p) => p.tags).find((t) => t.toLowerCase() === tag.normalize('NFC').toLowerCase()) ?? tag

const CATEGORY = '/category/'

const categoryAt = (c: C, shelf: Shelf): Category | undefined =>
  shelf.findCategory(addressOf(c.get('url').pathname.slice(CATEGORY.length))?.normalize('NFC') ?? '')

/** A page whose posts are not yet read. */
type PagePlace = Pick<Page, 'number' | 'of'> & { readonly posts: readonly Post[] }

/** Page `text` of a list; undefined when there is no such page. The first page always is. */
function pageOf(posts: readonly Post[], size: number, text = '1'): PagePlace | undefined {
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
  const of = Math.max(1, Math.ceil(posts.length / size))
  if (number < 1 || number > of) return undefined
  return { number, of, posts: posts.slice((number - 1) * size, number * size) }
}
