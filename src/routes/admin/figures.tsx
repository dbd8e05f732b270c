import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { listReadingNow } from '../../counting/record.ts'
import { addressOf } from '../../domain/address.ts'
import { type FigureRange, parseRange, shiftDay } from '../../domain/figures.ts'
import { fillDays } from '../../domain/figures-days.ts'
import { joinCategories, joinPosts } from '../../domain/figures-joined.ts'
import { LIFE_DAYS, lifeBeside } from '../../domain/life-cycle.ts'
import { isPage, type Post } from '../../domain/post.ts'
import { fillProse, type Prose } from '../../domain/prose.ts'
import { Refusal } from '../../domain/refusal.ts'
import { dayOf, dottedDay, dottedMinute } from '../../domain/time.ts'
import { type AppContext, readSettings } from '../../env.ts'
import { createProse } from '../../shelf/prose.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import { unlessAway } from '../../store/db.ts'
import { listLives } from '../../store/figure-lives.ts'
import * as overviews from '../../store/overviews.ts'
import * as queue from '../../store/queue.ts'
import * as switches from '../../store/switches.ts'
import { HomePage } from '../../views/admin/home-page.tsx'
import { CategoryFiguresPage, PostFiguresPage } from '../../views/figures/figure-pages.tsx'
import { Overview } from '../../views/figures/overview.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

const SHOWN_POSTS = 20
/** Posts the median is of. */
const MEDIAN_POSTS = 60

/** The figures as the owner sees them: the site, one post, one category. */
export function figurePages(shelf: Shelf) {
  const findProse = createProse(shelf)
  const proseFor = (c: C) => findProse(c.env.ASSETS, c.get('language'))
  return new Hono<AppContext>()
    .get('/admin', async (c) => showOverview(c, shelf, await proseFor(c)))
    .get('/admin/posts/:id', async (c) => showPost(c, shelf, await proseFor(c)))
    .get('/admin/categories/*', async (c) => showCategory(c, shelf, await proseFor(c)))
}

async function showOverview(c: C, shelf: Shelf, prose: Prose) {
  const { range, words, ...asked } = frameOf(c, shelf, prose)
  const now = c.get('now')
  const posts = shelf.listAll(now)
  const polls = posts.filter((p) => p.poll)
  const wish = {
    range,
    zone: shelf.blog.timezone,
    posts: posts.map((p) => p.id),
    polls: polls.map((p) => p.id),
  }
  const [found, waiting, { paused, closed }, reading] = await Promise.all([
    overviews.readOverview(replica(c), { ...wish, categories: shelf.blog.categories.map((x) => x.path) }),
    queue.countWaiting(primary(c)),
    switches.read(primary(c)),
    readingNow(c, shelf),
  ])
  const strip = { ...{ site: shelf, words, waiting, paused }, closed: closedPosts(c, shelf, closed) }
  const view = {
    ...{ ...found, ...asked, range, reading, lang: words.lang },
    days: fillDays(range, found.days),
    reactionsEver: [...found.totals.values()].reduce((sum, { reactions }) => sum + reactions, 0),
    freshAt: found.flushedAt === undefined ? undefined : dottedMinute(found.flushedAt, shelf.blog.timezone),
    check: found.checked && {
      at: dottedMinute(found.checked.at, shelf.blog.timezone),
      mismatches: found.checked.mismatches,
    },
    talk: talkOf(found, posts),
    shards: readSettings(c.env).viewShards,
    categories: categoryLines(c, shelf, found, found.sum.views),
    posts: postLines(c, shelf, found),
  }
  return c.html(
    <HomePage {...strip}>
      <Overview {...view} />
    </HomePage>,
  )
}

async function showPost(c: C, shelf: Shelf, prose: Prose) {
  const post = shelf.findById(c.req.param('id') ?? '', c.get('now'))
  if (!post) throw new Refusal(404, { code: 'not_found' })
  const frame = frameOf(c, shelf, prose)
  const { range, say } = frame
  const zone = shelf.blog.timezone
  const others = shelf
    .listAll(c.get('now'))
    .filter((p) => p.day <= shiftDay(frame.today, -LIFE_DAYS))
    .slice(0, MEDIAN_POSTS)
  const [found, lives, { html }] = await Promise.all([
    overviews.readPost(replica(c), post.id, { range, zone }),
    listLives(
      replica(c),
      [post, ...others].map((p) => [p.id, p.day]),
    ),
    shelf.read(post),
  ])
  const lived = lifeBeside(lives, post.id, others)
  const headings = (found.facets.get('heading') ?? [])
    .map(({ value: id, views }) => ({ id, views, at: html.indexOf(` id="${id}"`) }))
    .sort((a, b) => a.at - b.at)
  const updated = post.updatedAt === undefined ? undefined : dayOf(post.updatedAt, zone)
  const marks = [
    ...(isPage(post) ? [] : [[post.day, fillProse(say.published, { day: dottedDay(post.day) })] as const]),
    ...(updated === undefined
      ? []
      : [[updated, fillProse(say.updated, { day: dottedDay(updated) })] as const]),
  ]
  const { comments, reactions } = found
  const funnel = { views: found.sum.views, reads: found.sum.reads, comments, reactions }
  const page = { ...found, ...frame, days: fillDays(range, found.days), site: shelf }
  return c.html(<PostFiguresPage {...page} {...{ post, funnel, headings, marks }} {...lived} />)
}

const PREFIX = '/admin/categories/'

async function showCategory(c: C, shelf: Shelf, prose: Prose) {
  const asked = addressOf(c.get('url').pathname.slice(PREFIX.length))?.normalize('NFC') ?? ''
  const category = shelf.findCategory(asked)
  if (!category) throw new Refusal(404, { code: 'not_found' })
  const frame = frameOf(c, shelf, prose)
  const { range } = frame
  const { path, name } = category
  const within = shelf.blog.categories.filter((x) => x.path === path || x.path.startsWith(`${path}/`))
  const found = await overviews.readCategory(replica(c), path, {
    range,
    categories: within.map((x) => x.path),
    posts: shelf.listCategory(path, c.get('now')).map((p) => p.id),
  })
  const page = {
    ...{ ...found, ...frame, path, name, site: shelf },
    days: fillDays(range, found.days),
    categories: categoryLines(c, shelf, found, found.sum.views, path),
    posts: postLines(c, shelf, found),
  }
  return c.html(<CategoryFiguresPage {...page} />)
}

/** What every page of figures begins with. @throws Refusal 422 for a range that is none */
function frameOf(c: C, shelf: Shelf, prose: Prose) {
  const today = dayOf(c.get('now'), shelf.blog.timezone)
  const words = wordsFor(c.get('language'))
  return { today, words, say: prose.figures, prose: prose.explained, range: rangeOf(c, today) }
}

function rangeOf(c: C, today: string): FigureRange {
  const range = parseRange(c.req.query(), today)
  if (!range.ok) throw new Refusal(422, range.problem)
  return range.value
}

/** Who asks readers something, and who answers. */
const talkOf = ({ sum, comments, talk, totals }: overviews.Overview, posts: readonly Post[]) => ({
  perHundred: sum.views > 0 ? (comments.count / sum.views) * 100 : 0,
  talk,
  questions: posts
    .filter((post) => post.question)
    .map((post) => ({ post, comments: totals.get(post.id)?.comments ?? 0 })),
  polls: posts.filter((post) => post.poll).map((post) => ({ post, votes: talk.votes.get(post.id) ?? 0 })),
})

type Found = Pick<overviews.Overview, 'sums' | 'totals' | 'best'>

/** The categories, or one and those below it. Shares are of the views handed in. */
const categoryLines = (c: C, shelf: Shelf, { sums, totals }: Found, siteViews: number, under = '') =>
  joinCategories({
    categories: shelf.blog.categories,
    postsOf: (path) => shelf.listCategory(path, c.get('now')),
    sums: new Map(sums.map((sum) => [sum.category, sum])),
    ...{ totals, siteViews },
  }).filter(({ path }) => under === '' || path === under || path.startsWith(`${under}/`))

const postLines = (c: C, shelf: Shelf, { best, totals }: Found) =>
  joinPosts(best, totals, (id) => shelf.findById(id, c.get('now'))).slice(0, SHOWN_POSTS)

const closedPosts = (c: C, shelf: Shelf, closed: Iterable<string>) =>
  [...closed].map((id) => ({ id, post: shelf.findById(id, c.get('now')) }))

/** Posts that may be being read, most first; undefined when the counters do not answer. */
async function readingNow(c: C, shelf: Shelf) {
  const { pepper, viewShards } = readSettings(c.env)
  const counters = { VIEWS: c.env.VIEWS, pepper, viewShards, timezone: shelf.blog.timezone }
  const reading = await unlessAway(listReadingNow(counters, c.get('now')))
  return (
    reading &&
    [...reading]
      .flatMap(([id, views]) => {
        const post = shelf.findById(id, c.get('now'))
        return post ? [{ post, views }] : []
      })
      .sort((a, b) => b.views - a.views)
  )
}

const primary = (c: C) => c.env.DB.withSession('first-primary')

/** Figures may be seconds old: any copy of the database will do. */
const replica = (c: C) => c.env.DB.withSession('first-unconstrained')
