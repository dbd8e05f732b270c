import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { type FigureRange, parseRange } from '../../domain/figures.ts'
import { joinPosts } from '../../domain/figures-joined.ts'
import { affordable, isWished, parsePostWish, sorted } from '../../domain/post-table.ts'
import { Refusal } from '../../domain/refusal.ts'
import { dayOf } from '../../domain/time.ts'
import type { AppContext } from '../../env.ts'
import { createProse } from '../../shelf/prose.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import { findLastMonthEnd, stretchesOf } from '../../store/figure-months.ts'
import { listAll } from '../../store/figure-table.ts'
import { PostTablePage } from '../../views/figures/post-table-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

const PAGE_POSTS = 100

/** Every post in one table, those without a view included. */
export function postTable(shelf: Shelf) {
  const findProse = createProse(shelf)
  return new Hono<AppContext>().get('/admin/posts', async (c) => {
    const [today, words] = [dayOf(c.get('now'), shelf.blog.timezone), wordsFor(c.get('language'))]
    const prose = await findProse(c.env.ASSETS, words.lang)
    const range = parseRange(c.req.query(), today)
    if (!range.ok) throw new Refusal(422, range.problem)
    const wish = parsePostWish(c.req.query())
    const { shown, lines } = await readLines(c, shelf, wish, range.value)
    const pages = Math.max(1, Math.ceil(lines.length / PAGE_POSTS))
    const page = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page')) || 1)))
    const frame = { site: shelf, words, say: prose.figures, prose: prose.explained, today }
    return c.html(
      <PostTablePage
        {...{ ...frame, wish, shown, page, pages }}
        range={range.value}
        categories={shelf.blog.categories}
        lines={lines.slice((page - 1) * PAGE_POSTS, page * PAGE_POSTS)}
        count={lines.length}
      />,
    )
  })
}

async function readLines(
  c: Context<AppContext>,
  shelf: Shelf,
  wish: ReturnType<typeof parsePostWish>,
  range: FigureRange,
) {
  const db = c.env.DB.withSession('first-unconstrained')
  const posts = shelf.listAll(c.get('now')).filter((post) => isWished(post, wish))
  const shown = affordable(range, await findLastMonthEnd(db), posts.length)
  const seen = await listAll(db, await stretchesOf(db, shown), shown)
  const none = { views: 0, visitors: 0, reads: 0 }
  const all = posts.map(({ id }) => ({ ...none, ...seen.get(id), post: id }))
  const lines = joinPosts(all, seen, (id) => shelf.findById(id, c.get('now')))
  return { shown, lines: sorted(lines, wish.sort) }
}
