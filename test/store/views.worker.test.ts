import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { nextFlush } from '../../src/counting/outbox.ts'
import type { Hit } from '../../src/counting/tally.ts'
import * as views from '../../src/store/views.ts'
import { freshCounter, postDays } from '../support/worker/figures.ts'
import { freshNoon, makeHit, person, READ, unique } from '../support/worker/hits.ts'

const NOW = Date.parse('2040-01-01T12:00:00+09:00')
const NOTHING: views.FlushRows = { posts: [], categories: [], filtered: [] }

const seqsOf = async (shard: string) =>
  (
    await env.DB.prepare('SELECT seq FROM flushes WHERE shard = ? ORDER BY seq').bind(shard).all()
  ).results.map(({ seq }) => seq)

/** Has the hits counted by one object and gives back the flush it would send. */
async function flushOf(hits: readonly Hit[]): Promise<views.Flush> {
  const counter = freshCounter()
  await Promise.all(hits.map((hit) => counter.record(hit)))
  const flush = await runInDurableObject(counter, (_, { storage }) =>
    storage.transactionSync(() => nextFlush(storage.sql)),
  )
  if (!flush) throw new Error('the object had nothing to flush')
  return flush
}

/** D1's own account of a flush. */
async function rowsWritten(flush: views.Flush): Promise<number> {
  const results = await env.DB.batch(views.flushStatements(env.DB, flush, NOW))
  return results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
}

describe('a flush', () => {
  it('adds to days and totals, and a repeat changes nothing', async () => {
    const [post, category, shard] = [unique('post'), unique('category'), unique('shard')]
    const rows = {
      posts: [
        { post, day: '2040-01-01', views: 3, visitors: 2, reads: 1 },
        { post, day: '2040-01-02', views: 5, visitors: 4, reads: 0 },
      ],
      categories: [
        { category, day: '2040-01-01', views: 3, visitors: 2, reads: 1 },
        { category, day: '2040-01-02', views: 5, visitors: 4, reads: 0 },
      ],
      filtered: [{ day: '2040-01-01', reason: category, count: 9 }],
    }
    expect(await views.applyFlush(env.DB, { shard, seq: 1, rows }, NOW)).toBe('applied')
    expect(await views.applyFlush(env.DB, { shard, seq: 1, rows }, NOW)).toBe('already')
    expect(await views.applyFlush(env.DB, { shard, seq: 2, rows }, NOW)).toBe('applied')
    expect(await postDays(post)).toEqual([
      { day: '2040-01-01', views: 6, visitors: 4, reads: 2 },
      { day: '2040-01-02', views: 10, visitors: 8, reads: 0 },
    ])
    const totals = { views: 16, visitors: 12, reads: 2 }
    expect((await views.findPostTotals(env.DB, [post])).get(post)).toEqual({ comments: 0, ...totals })
    expect(await views.listCategoryTotals(env.DB)).toContainEqual({ category, ...totals })
    const ledger = env.DB.prepare('SELECT count FROM filtered_days WHERE reason = ?').bind(category)
    expect(await ledger.first('count')).toBe(18)
  })

  it('is applied whole or not at all', async () => {
    const [post, shard] = [unique('post'), unique('shard')]
    const good = { post, day: '2040-01-01', views: 1, visitors: 1, reads: 0 }
    const bad = { day: 'no day', reason: 'bot', count: 1 }
    const broken = { ...NOTHING, posts: [good], filtered: [bad] }
    await expect(views.applyFlush(env.DB, { shard, seq: 1, rows: broken }, NOW)).rejects.toThrow('CHECK')
    expect(await postDays(post)).toEqual([])
    expect(await seqsOf(shard)).toEqual([])
  })

  it('keeps the comments that a post’s totals hold, and is kept by them', async () => {
    const [post, shard] = [unique('post'), unique('shard')]
    await env.DB.prepare('INSERT INTO post_totals (post_id, comments) VALUES (?, 7)').bind(post).run()
    const rows = { ...NOTHING, posts: [{ post, day: '2040-01-01', views: 2, visitors: 1, reads: 1 }] }
    await views.applyFlush(env.DB, { shard, seq: 1, rows }, NOW)
    const totals = await views.findPostTotals(env.DB, [post])
    expect(totals.get(post)).toEqual({ comments: 7, views: 2, visitors: 1, reads: 1 })
  })

  it('leaves the latest seqs of its shard only, and those of others alone', async () => {
    const [shard, other] = [unique('shard'), unique('shard')]
    await views.applyFlush(env.DB, { shard: other, seq: 1, rows: NOTHING }, NOW)
    for (let seq = 1; seq <= 20; seq++) await views.applyFlush(env.DB, { shard, seq, rows: NOTHING }, NOW)
    expect(await seqsOf(shard)).toEqual([13, 14, 15, 16, 17, 18, 19, 20])
    expect(await seqsOf(other)).toEqual([1])
  })

  it('takes text as text, whatever it looks like', async () => {
    const [post, shard] = ["'; DROP TABLE view_days; --", unique('shard')]
    const rows = { ...NOTHING, posts: [{ post, day: '2040-01-01', views: 1, visitors: 1, reads: 0 }] }
    await views.applyFlush(env.DB, { shard, seq: 1, rows }, NOW)
    expect(await postDays(post)).toHaveLength(1)
  })
})

describe('the rows a flush costs', () => {
  it('are at most 20 for a burst of 1,000 views on one post', async () => {
    const [post, parent, at] = [unique('post'), unique('dev'), freshNoon()]
    const categories = [`${parent}/edge`, parent]
    const hits = Array.from({ length: 1000 }, (_, i) =>
      makeHit({ post, at, categories, identity: person(`${i}`), ...READ }),
    )
    const flush = await flushOf(hits)
    const seasoned = { ...flush, seq: 100 }
    await env.DB.prepare('INSERT INTO flushes (shard, seq, at) VALUES (?, ?, 0)').bind(flush.shard, 92).run()
    const written = await rowsWritten(seasoned)
    expect(written).toBeLessThanOrEqual(20)
    expect(await postDays(post)).toMatchObject([{ views: 1000, visitors: 1000, reads: 1000 }])
  })

  it('are at most 400 for 1,000 views over 50 posts and 4 categories', async () => {
    const at = freshNoon()
    const posts = Array.from({ length: 50 }, () => unique('post'))
    const categories = Array.from({ length: 4 }, () => unique('category'))
    const hits = Array.from({ length: 1000 }, (_, i) =>
      makeHit({
        post: posts[i % 50] ?? '',
        at,
        categories: [categories[i % 4] ?? ''],
        identity: person(`${i}`),
      }),
    )
    const written = await rowsWritten(await flushOf(hits))
    expect(written).toBeLessThanOrEqual(400)
  })
})

describe('post totals', () => {
  it('cost rows for the posts asked for, not for those there are', async () => {
    const shard = unique('shard')
    const posts = Array.from({ length: 300 }, () => unique('post'))
    const rows = {
      ...NOTHING,
      posts: posts.map((post) => ({ post, day: '2040-01-01', views: 1, visitors: 1, reads: 0 })),
    }
    await views.applyFlush(env.DB, { shard, seq: 1, rows }, NOW)
    const wanted = [...posts.slice(0, 5), 'unheard of']
    const asked: string[] = []
    const prepare = (query: string) => {
      asked.push(query)
      return env.DB.prepare(query)
    }
    const found = await views.findPostTotals({ prepare }, wanted)
    expect([...found.keys()].sort()).toEqual(posts.slice(0, 5).sort())
    const { meta } = await env.DB.prepare(asked.join(';')).bind(JSON.stringify(wanted)).all()
    expect(meta.rows_read).toBeLessThanOrEqual(2 * wanted.length)
  })

  it('are empty for no posts', async () => {
    expect(await views.findPostTotals(env.DB, [])).toEqual(new Map())
  })
})
