import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { commentIdAt } from '../../src/domain/comment-id.ts'
import * as comments from '../../src/store/comments.ts'
import { freshNoon, unique } from '../support/worker/hits.ts'
import { watch } from '../support/worker/watched-db.ts'

const makeComment = (given: Partial<comments.NewComment> = {}): comments.NewComment => ({
  name: '길손',
  source: '글',
  html: '<p>글</p>',
  renderVersion: 1,
  device: new Uint8Array(32),
  key: crypto.randomUUID(),
  digest: new Uint8Array(32),
  ...given,
})

/** Stores a comment that answers none, so that nothing can be in its way. */
async function insert(...args: Parameters<typeof comments.insert>): Promise<comments.StoredComment> {
  const stored = await comments.insert(...args)
  if (!stored) throw new Error('not stored')
  return stored
}

const countOf = (post: string) =>
  env.DB.prepare('SELECT comments FROM post_totals WHERE post_id = ?').bind(post).first<number>('comments')

/** Takes every id of one instant but those left free. */
const takeIds = (at: number, free: readonly number[] = []) =>
  env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4095)
     INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
     SELECT ?1 + i, 'taken', ?1 + i, '', '', '', 1, 0 FROM n WHERE i NOT IN (SELECT value FROM json_each(?2))`,
  )
    .bind(commentIdAt(at, 0), JSON.stringify(free))
    .run()

describe('a comment', () => {
  it('is stored once in one round trip, whatever it holds', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    const asked = watch(env.DB)
    const text = `'); DROP TABLE comments; -- \ud55c\uae00`
    const stored = await insert(asked.db, post, makeComment({ name: text, source: text }), at)
    expect(stored).toMatchObject({ status: 'visible', html: '<p>글</p>', createdAt: at, sameText: true })
    expect(asked).toMatchObject({ batches: [2], singles: [] })
    const row = env.DB.prepare('SELECT name, source FROM comments WHERE id = ?').bind(stored.id)
    expect(await row.first()).toEqual({ name: text, source: text })
  })

  it('asked for again with its key is the first one, at its first time', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    const comment = makeComment()
    const first = await insert(env.DB, post, comment, at)
    expect(await insert(env.DB, post, comment, at + 5000)).toEqual(first)
    const other = await insert(env.DB, post, { ...comment, digest: new Uint8Array([1]) }, at)
    expect(other).toMatchObject({ id: first.id, createdAt: at, sameText: false })
    expect(await countOf(post)).toBe(1)
  })

  it('has an id that rises with time, and tells its instant', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    const earlier = await insert(env.DB, post, makeComment(), at)
    const later = await insert(env.DB, post, makeComment(), at + 1)
    expect(later.id).toBeGreaterThan(earlier.id)
    expect(Math.floor(earlier.id / 4096) + Date.UTC(2000, 0, 1)).toBe(at)
  })

  it('whose id is taken gets another of the same instant', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    await takeIds(at, [7])
    const asked = watch(env.DB)
    const drawn = [1, 2, 7]
    const dice = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint16Array) array[0] = drawn.shift() ?? 0
      return array
    })
    const stored = await insert(asked.db, post, makeComment(), at).finally(() => dice.mockRestore())
    expect(stored.id).toBe(commentIdAt(at, 7))
    expect(asked.batches).toEqual([2, 2, 2])
    expect(await countOf(post)).toBe(1)
  })

  it('of an instant without free ids is refused, and nothing is stored', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    await takeIds(at)
    await expect(insert(env.DB, post, makeComment(), at)).rejects.toThrow('no free comment id')
    expect(await countOf(post)).toBeNull()
  })

  it('costs at most eight rows, a repeat none', async () => {
    const [post, at] = [unique('post'), freshNoon()]
    const comment = makeComment()
    for (const [name, limit] of [
      ['first', 8],
      ['second', 8],
      ['repeat', 0],
    ] as const) {
      const asked = watch(env.DB)
      await insert(asked.db, post, name === 'second' ? makeComment() : comment, at)
      expect(asked.rows.written).toBeLessThanOrEqual(limit)
    }
  })
})

describe('the count beside a title', () => {
  it('follows every change of status, and always equals a recount', async () => {
    const post = unique('post')
    const at = freshNoon()
    const made: comments.StoredComment[] = []
    for (let i = 0; i < 4; i++) made.push(await insert(env.DB, post, makeComment(), at + i))
    const become = (i: number, status: string) =>
      env.DB.prepare('UPDATE comments SET status = ? WHERE id = ?').bind(status, made[i]?.id).run()
    const steps: readonly (readonly [number, string, number])[] = [
      [0, 'held', 3],
      [0, 'spam', 3],
      [1, 'deleted', 2],
      [1, 'deleted', 2],
      [0, 'visible', 3],
      [1, 'visible', 4],
    ]
    for (const [i, status, count] of steps) {
      await become(i, status)
      expect(await countOf(post)).toBe(count)
    }
    await env.DB.prepare('DELETE FROM comments WHERE id = ?').bind(made[0]?.id).run()
    expect(await countOf(post)).toBe(3)
  })
})
