import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { rollUpMonth, stretchesOf } from '../../src/store/figure-months.ts'
import * as figures from '../../src/store/figures.ts'
import * as facets from '../../src/store/figures-facets.ts'
import * as views from '../../src/store/views.ts'
import { watch } from '../support/worker/watched-db.ts'

const POSTS = Array.from({ length: 40 }, (_, i) => `post-${i}`)
const CATEGORIES = ['', 'dev', 'dev/edge', 'essays']
const day = (n: number) => new Date(Date.UTC(2030, 0, 1 + n)).toISOString().slice(0, 10)
const DAYS = Array.from({ length: 365 }, (_, n) => day(n))
const YEAR = { from: '2030-01-01', to: '2030-12-31' }
const IN_DAYS = { months: [], days: [[YEAR.from, YEAR.to]] } as const

/** A year in which each post has one view a day, a third of them read, by two sources in turn. */
function yearOfDay(n: number): views.FlushRows {
  const date = day(n)
  const read = n % 3 === 0 ? 1 : 0
  const facetsOf = (posts: number): views.Facets => ({
    [`source ${n % 2 ? 'naver-search' : 'direct'}`]: [posts, posts, posts * read],
    'depth 9': [posts, posts, posts * read],
  })
  return {
    posts: POSTS.map((post) => ({ post, day: date, views: 1, visitors: 1, reads: read })),
    details: POSTS.map((post) => ({ post, day: date, engagedMs: 1000, facets: facetsOf(1) })),
    categories: CATEGORIES.map((category) => ({
      category,
      day: date,
      views: 40,
      visitors: 40,
      reads: 40 * read,
      engagedMs: 40_000,
      facets: facetsOf(40),
    })),
    filtered: [{ day: date, reason: 'bot', count: 2 }],
  }
}

beforeAll(async () => {
  for (const [n] of DAYS.entries()) {
    const from = { totals: n, detail: n }
    const upto = { totals: n + 1, detail: n + 1 }
    await views.applyFlush(env.DB, { shard: 'year', from, upto, rows: yearOfDay(n) }, n)
  }
}, 60_000)

describe('figures over a range', () => {
  it('come out the same from days and from rolled-up months', async () => {
    const range = { from: '2030-01-15', to: '2030-12-20' }
    const before = await stretchesOf(env.DB, range)
    expect(before).toEqual({ months: [], days: [['2030-01-15', '2030-12-20']] })
    const read = async (stretches: typeof before) => ({
      categories: await figures.listCategorySums(env.DB, CATEGORIES, stretches),
      posts: await figures.listPostSums(env.DB, POSTS, stretches),
      ofSite: await facets.findCategoryFacets(env.DB, '', stretches),
      ofPost: await facets.findPostFacets(env.DB, 'post-7', stretches),
    })
    const fromDays = await read(before)
    for (const month of ['02', '03', '06', '07']) await rollUpMonth(env.DB, `2030-${month}`)
    await rollUpMonth(env.DB, '2030-06')
    const after = await stretchesOf(env.DB, range)
    expect(after).toEqual({
      months: ['2030-02', '2030-03', '2030-06', '2030-07'],
      days: [
        ['2030-01-15', '2030-01-31'],
        ['2030-04-01', '2030-05-31'],
        ['2030-08-01', '2030-12-20'],
      ],
    })
    expect(await read(after)).toEqual(fromDays)
    expect(fromDays.categories.find(({ category }) => category === '')).toMatchObject({ views: 340 * 40 })
    expect(fromDays.ofPost.get('source')).toHaveLength(2)
    expect(fromDays.ofSite.get('depth')).toMatchObject([{ value: '9', views: 340 * 40 }])
  })

  it('add up: the sources of a post are its views, and the days of the site its sum', async () => {
    const range = { from: '2030-04-01', to: '2030-04-30' }
    const stretches = await stretchesOf(env.DB, range)
    const sources = (await facets.findPostFacets(env.DB, 'post-3', stretches)).get('source') ?? []
    const [post] = await figures.listPostSums(env.DB, ['post-3'], stretches)
    expect(sources.reduce((sum, { views }) => sum + views, 0)).toBe(post?.views)
    const days = await figures.listCategoryDays(env.DB, '', range)
    const [site] = await figures.listCategorySums(env.DB, [''], stretches)
    expect(days.reduce((sum, { reads }) => sum + reads, 0)).toBe(site?.reads)
    expect(await figures.listPostDays(env.DB, 'post-3', range)).toHaveLength(30)
    expect(await figures.listLedger(env.DB, range)).toEqual([{ reason: 'bot', count: 60 }])
    expect(await figures.findLastFlush(env.DB)).toBe(364)
  })

  it('cost a row per day or month of what was asked for, and little more', async () => {
    const stretches = await stretchesOf(env.DB, YEAR)
    const rowsRead = async (ask: (db: D1Database) => Promise<unknown>) => {
      const watched = watch(env.DB)
      await ask(watched.db)
      return watched.rows.read
    }
    const read = {
      site: await rowsRead((db) => figures.listCategoryDays(db, '', YEAR)),
      categories: await rowsRead((db) => figures.listCategorySums(db, CATEGORIES, stretches)),
      facets: await rowsRead((db) => facets.findCategoryFacets(db, '', stretches)),
      posts: await rowsRead((db) =>
        figures.listPostSums(db, POSTS, { months: [], days: [[day(0), day(30)]] }),
      ),
    }
    expect(read.site).toBeLessThanOrEqual(2 * 365)
    expect(read.facets).toBeLessThanOrEqual(400)
    expect(read.categories).toBeLessThanOrEqual(1.1 * CATEGORIES.length * (245 + 4))
    expect(read.posts).toBeLessThanOrEqual(1.1 * POSTS.length * 31)
  })
})

describe('every query', () => {
  it.each<[string, (db: D1Database) => Promise<unknown>]>([
    ['of a category’s days', (db) => figures.listCategoryDays(db, '', YEAR)],
    ['of a post’s days', (db) => figures.listPostDays(db, 'post-1', YEAR)],
    ['of categories', (db) => figures.listCategorySums(db, CATEGORIES, IN_DAYS)],
    ['of posts', (db) => figures.listPostSums(db, POSTS, IN_DAYS)],
    ['of a category’s facets', (db) => facets.findCategoryFacets(db, '', IN_DAYS)],
    ['of a post’s facets', (db) => facets.findPostFacets(db, 'post-1', IN_DAYS)],
    ['of the ledger', (db) => figures.listLedger(db, YEAR)],
    ['of the months there are', (db) => stretchesOf(db, YEAR)],
  ])('%s searches an index and scans no table', async (_, ask) => {
    const watched = watch(env.DB)
    await ask(watched.db)
    for (const sql of watched.singles) {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...[1, 2, 3].slice(0, new Set(sql.match(/\?\d/g)).size))
        .all<{ detail: string }>()
      const steps = results.map(({ detail }) => detail)
      const scans = steps.filter((step) => /^SCAN (?!\w+ VIRTUAL|\(subquery|CONSTANT)/.test(step))
      expect(scans).toEqual([])
      expect(steps.some((step) => /^SEARCH \w+ USING PRIMARY KEY/.test(step))).toBe(true)
    }
  })
})
