import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import * as views from '../../src/store/views.ts'
import { postDays, postTotals } from '../support/worker/figures.ts'
import { unique } from '../support/worker/hits.ts'

const NOW = Date.parse('2040-01-01T12:00:00+09:00')
const NOTHING: views.FlushRows = { posts: [], details: [], categories: [], filtered: [] }
const NO_DETAIL = { engagedMs: 0, facets: {} }

/** The flush of one log row. */
const makeFlush = (shard: string, row: number, rows: views.FlushRows): views.Flush => ({
  shard,
  from: { totals: row - 1, detail: row - 1 },
  upto: { totals: row, detail: row },
  rows,
})

describe('a flush', () => {
  it('adds to days and totals, and a repeat changes nothing', async () => {
    const [post, category, shard] = [unique('post'), unique('category'), unique('shard')]
    const rows = {
      ...NOTHING,
      posts: [
        { post, day: '2040-01-01', views: 3, visitors: 2, reads: 1 },
        { post, day: '2040-01-02', views: 5, visitors: 4, reads: 0 },
      ],
      categories: [
        { category, day: '2040-01-01', views: 3, visitors: 2, reads: 1, ...NO_DETAIL },
        { category, day: '2040-01-02', views: 5, visitors: 4, reads: 0, ...NO_DETAIL },
      ],
      filtered: [{ day: '2040-01-01', reason: category, count: 9 }],
    }
    expect(await views.applyFlush(env.DB, makeFlush(shard, 1, rows), NOW)).toBe(8)
    expect(await views.applyFlush(env.DB, makeFlush(shard, 1, rows), NOW)).toBe('already')
    expect(await views.applyFlush(env.DB, makeFlush(shard, 2, rows), NOW)).toBe(8)
    expect(await postDays(post)).toEqual([
      { day: '2040-01-01', views: 6, visitors: 4, reads: 2 },
      { day: '2040-01-02', views: 10, visitors: 8, reads: 0 },
    ])
    const totals = { views: 16, visitors: 12, reads: 2 }
    expect(await postTotals(post)).toEqual({ comments: 0, ...totals })
    expect(await views.listCategoryTotals(env.DB)).toContainEqual({ category, ...totals })
    const ledger = env.DB.prepare('SELECT count FROM filtered_days WHERE reason = ?').bind(category)
    expect(await ledger.first('count')).toBe(18)
  })

  it('is applied whole or not at all', async () => {
    const [post, shard] = [unique('post'), unique('shard')]
    const good = { post, day: '2040-01-01', views: 1, visitors: 1, reads: 0 }
    const bad = { day: 'no day', reason: 'bot', count: 1 }
    const broken = { ...NOTHING, posts: [good], filtered: [bad] }
    await expect(views.applyFlush(env.DB, makeFlush(shard, 1, broken), NOW)).rejects.toThrow('CHECK')
    expect(await postDays(post)).toEqual([])
    expect(await views.findMark(env.DB, shard)).toBeUndefined()
  })

  it('keeps the comments that a post’s totals hold, and is kept by them', async () => {
    const [post, shard] = [unique('post'), unique('shard')]
    await env.DB.prepare('INSERT INTO post_totals (post_id, comments) VALUES (?, 7)').bind(post).run()
    const rows = { ...NOTHING, posts: [{ post, day: '2040-01-01', views: 2, visitors: 1, reads: 1 }] }
    await views.applyFlush(env.DB, makeFlush(shard, 1, rows), NOW)
    expect(await postTotals(post)).toEqual({ comments: 7, views: 2, visitors: 1, reads: 1 })
  })

  it('moves the mark of its own shard, whole or for the totals alone', async () => {
    const [shard, other] = [unique('shard'), unique('shard')]
    await views.applyFlush(env.DB, makeFlush(other, 1, NOTHING), NOW)
    const from = { totals: 0, detail: 0 }
    await views.applyFlush(env.DB, { shard, from, upto: { totals: 7, detail: 0 }, rows: NOTHING }, NOW)
    expect(await views.findMark(env.DB, shard)).toEqual({ totals: 7, detail: 0 })
    const longer = { shard, from: { totals: 7, detail: 0 }, upto: { totals: 9, detail: 9 }, rows: NOTHING }
    await views.applyFlush(env.DB, longer, NOW)
    expect(await views.findMark(env.DB, shard)).toEqual({ totals: 9, detail: 9 })
    expect(await views.findMark(env.DB, other)).toEqual({ totals: 1, detail: 1 })
  })

  it('adds facets up, takes away what moved, and leaves nothing that came to nothing', async () => {
    const [post, shard] = [unique('post'), unique('shard')]
    const detail = (engagedMs: number, facets: views.Facets) => ({
      ...NOTHING,
      details: [{ post, day: '2040-01-01', engagedMs, facets }],
    })
    const first = detail(1000, {
      'depth 0': [2, 2, 0],
      'source naver-blog': [2, 2, 0],
      'heading 끝 "1"': [1, 1, 0],
    })
    const second = detail(500, { 'depth 0': [-2, -2, 0], 'depth 9': [2, 2, 1], 'heading 끝 "1"': [1, 0, 1] })
    await views.applyFlush(env.DB, makeFlush(shard, 1, first), NOW)
    await views.applyFlush(env.DB, makeFlush(shard, 2, second), NOW)
    const row = await env.DB.prepare('SELECT engaged_ms, facets FROM post_details WHERE post_id = ?')
      .bind(post)
      .first<{ engaged_ms: number; facets: string }>()
    expect(row?.engaged_ms).toBe(1500)
    expect(JSON.parse(row?.facets ?? '')).toEqual({
      'depth 9': [2, 2, 1],
      'source naver-blog': [2, 2, 0],
      'heading 끝 "1"': [2, 1, 1],
    })
  })

  it('takes text as text, whatever it looks like', async () => {
    const [post, shard] = ["'; DROP TABLE view_days; --", unique('shard')]
    const rows = { ...NOTHING, posts: [{ post, day: '2040-01-01', views: 1, visitors: 1, reads: 0 }] }
    await views.applyFlush(env.DB, makeFlush(shard, 1, rows), NOW)
    expect(await postDays(post)).toHaveLength(1)
  })
})
