import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { BEYOND } from '../../src/domain/cursor.ts'
import { GUEST } from '../../src/domain/visibility.ts'
import * as courtyards from '../../src/store/courtyards.ts'
import * as reactions from '../../src/store/reactions.ts'
import { unique } from '../support/worker/hits.ts'
import { watch } from '../support/worker/watched-db.ts'

let from = 1

/** Comments of a post in one statement. */
async function fill(post: string, count: number, status = 'visible') {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 + ?3 - 1)
     INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, status, created_at)
     SELECT i, ?1, i, 'name', 'source', 'html', 1, ?4, 0 FROM n`,
  )
    .bind(post, from, count, status)
    .run()
  from += count
}

const device = (n: number) => new Uint8Array(32).fill(n)
const NOW = Date.parse('2026-01-15T12:00:00+09:00')

describe('a courtyard', () => {
  it('costs at most 120 rows to read with 50 comments of 10,000, reactions and a full box', async () => {
    const post = unique('post')
    await fill(post, 10_000)
    const box = Array.from({ length: 5 }, () => unique('post'))
    for (const other of box) await fill(other, 3)
    for (const kind of ['like', 'thanks', 'wow']) {
      await reactions.set(env.DB, post, device(1), kind, true, NOW)
      await reactions.set(env.DB, post, device(2), kind, true, NOW)
    }
    const asked = watch(env.DB)
    const court = await courtyards.read(asked.db, { post, viewer: { ...GUEST, device: device(1) }, box })
    expect(court.comments).toHaveLength(50)
    expect(court.totals.get(post)).toEqual({ comments: 10_000, reactions: 6, views: 0 })
    expect([...court.totals.keys()].sort()).toEqual([post, ...box].sort())
    expect(court.reactions.mine.toSorted()).toEqual(['like', 'thanks', 'wow'])
    expect([asked.batches.length, asked.singles.length]).toEqual([1, 0])
    expect(asked.rows.read).toBeLessThanOrEqual(120)
    expect(asked.rows.written).toBe(0)
  })

  it('costs as little on its last page', async () => {
    const post = unique('post')
    await fill(post, 10_000)
    const last = from - 1
    const asked = watch(env.DB)
    const court = await courtyards.read(asked.db, {
      post,
      viewer: GUEST,
      from: { likes: 0, root: last - 50, id: BEYOND },
    })
    expect(court.comments.map((c) => c.id).at(-1)).toBe(last)
    expect(court.next).toBeUndefined()
    expect(asked.rows.read).toBeLessThanOrEqual(120)
  })

  it('costs no more when ten thousand comments wait for the owner', async () => {
    const post = unique('post')
    await fill(post, 5000, 'held')
    await fill(post, 60)
    await fill(post, 5000, 'spam')
    const asked = watch(env.DB)
    expect((await courtyards.read(asked.db, { post, viewer: GUEST })).comments).toHaveLength(50)
    expect(asked.rows.read).toBeLessThanOrEqual(120)
  })

  it('knows one page more when there is one, and only then', async () => {
    const [full, over] = [unique('post'), unique('post')]
    await fill(full, 50)
    expect((await courtyards.read(env.DB, { post: full, viewer: GUEST })).next).toBeUndefined()
    await fill(over, 51)
    const court = await courtyards.read(env.DB, { post: over, viewer: GUEST })
    const last = court.comments.at(-1)?.id
    expect(court.next).toBe(`${last}-${last}`)
  })

  it('nobody has been in is empty', async () => {
    const wish = { post: unique('post'), viewer: { ...GUEST, device: device(3) }, box: [unique('post')] }
    expect(await courtyards.read(env.DB, wish)).toEqual({
      comments: [],
      next: undefined,
      reactions: { counts: {}, mine: [] },
      totals: new Map(),
      sort: 'oldest',
      poll: undefined,
      closed: false,
    })
  })
})
