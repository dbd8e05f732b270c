import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { parseRange, previousOf } from '../domain/figures.ts'
import { fillDays } from '../domain/figures-days.ts'
import { joinCategories, joinPosts } from '../domain/figures-joined.ts'
import { Refusal } from '../domain/refusal.ts'
import { sameBytes, sign } from '../domain/signing.ts'
import { dayOf } from '../domain/time.ts'
import { type AppContext, readSettings } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as overviews from '../store/overviews.ts'

type C = Context<AppContext>

/** The owner's figures as JSON, for whoever shows a key. Cookies mean nothing here, and no other site may read it. */
export const apiAdmin = (shelf: Shelf) =>
  new Hono<AppContext>()
    .use('/api/v1/admin/*', async (c, next) => {
      if (!(await hasKey(c))) throw new Refusal(403, { code: 'key_wrong' })
      c.header('cache-control', 'no-store')
      await next()
    })
    .get('/api/v1/admin/overview', async (c) => {
      const { found, range, categories } = await readSite(c, shelf)
      const { sum, before, comments, commentsBefore, facets, ledger, ledgerRange, flushedAt } = found
      return c.json({
        ...{ range, before: { range: previousOf(range), ...before, comments: commentsBefore }, flushedAt },
        ...{
          ...sum,
          comments,
          categories,
          days: fillDays(range, found.days),
          facets: Object.fromEntries(facets),
        },
        ledger: { range: ledgerRange, reasons: ledger },
        posts: joinPosts(found.best, found.totals, (id) => shelf.findById(id, c.get('now'))).map(
          ({ post, ...line }) => ({ ...line, title: post?.title ?? null, path: post?.path ?? null }),
        ),
        postsAreAll: found.isBestOfAll,
      })
    })
    .get('/api/v1/admin/categories', async (c) => c.json((await readSite(c, shelf)).categories))
    .get('/api/v1/admin/posts/:id', (c) => showPost(c, shelf, c.req.param('id')))

async function showPost(c: C, shelf: Shelf, asked: string) {
  const post = shelf.findById(asked, c.get('now'))
  if (!post) throw new Refusal(404, { code: 'not_found' })
  const range = rangeOf(c, shelf)
  const zone = shelf.blog.timezone
  const { sum, days, before, facets, comments, reactions, total } = await overviews.readPost(
    replica(c),
    post.id,
    { range, zone },
  )
  const { id, title, path, category } = post
  return c.json({
    ...{ id, title, path, category, range, ...sum, comments, reactions, total: total ?? null },
    ...{ before: { range: previousOf(range), ...before }, days: fillDays(range, days) },
    facets: Object.fromEntries(facets),
  })
}

async function readSite(c: C, shelf: Shelf) {
  const range = rangeOf(c, shelf)
  const found = await overviews.readOverview(replica(c), {
    ...{ range, zone: shelf.blog.timezone },
    categories: shelf.blog.categories.map(({ path }) => path),
    posts: shelf.listAll(c.get('now')).map(({ id }) => id),
  })
  const categories = joinCategories({
    categories: shelf.blog.categories,
    postsOf: (path) => shelf.listCategory(path, c.get('now')),
    sums: new Map(found.sums.map((sum) => [sum.category, sum])),
    ...{ totals: found.totals, siteViews: found.sum.views },
  })
  return { found, range, categories }
}

/** @throws Refusal 422 for a range that is none */
function rangeOf(c: C, shelf: Shelf) {
  const range = parseRange(c.req.query(), dayOf(c.get('now'), shelf.blog.timezone))
  if (!range.ok) throw new Refusal(422, range.problem)
  return range.value
}

/** All sides are hashed first: the time of the comparison tells nothing of a key. */
async function hasKey(c: C): Promise<boolean> {
  const { adminKey, statsKey, pepper } = readSettings(c.env)
  const given = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const shown = await sign(pepper, 'api-key', given)
  const keys = [adminKey, statsKey].filter((key) => key !== undefined)
  const same = await Promise.all(
    keys.map(async (key) => sameBytes(shown, await sign(pepper, 'api-key', key))),
  )
  return same.includes(true)
}

const replica = (c: C) => c.env.DB.withSession('first-unconstrained')
