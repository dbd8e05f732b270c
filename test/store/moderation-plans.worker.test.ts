import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseQueueWish, QUEUE_PAGE, SEARCH_WINDOW } from '../../src/domain/moderation.ts'
import * as queue from '../../src/store/queue.ts'
import { makeStored } from '../support/worker/moderated.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { makeOwner } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'

/** Every statement the owner's pages asked, by the name at its head. */
const asked = new Map<string, string>()

/** The figures above the queue: what they may read is counted in rows, by their own tests. */
const FIGURES = /^(?:figures|totals)\./

/** The real database, overheard. */
function overheard(): D1Database {
  const hear = (real: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => {
      const name = /^\s*\/\* ([\w.]+)/.exec(sql)?.[1] ?? sql
      if (!FIGURES.test(name)) asked.set(name, sql)
      return real.prepare(sql)
    },
    batch: <Row>(statements: D1PreparedStatement[]) => real.batch<Row>(statements),
  })
  return { ...hear(env.DB), withSession: (start?: string) => hear(env.DB.withSession(start)) } as D1Database
}

async function planOf(sql: string): Promise<string[]> {
  const count = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map((m) => Number(m[1])))
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(count).fill(null))
    .all<{ detail: string }>()
  return results.map((row) => row.detail)
}

/** Lists made by the statement itself, and the two small tables that are read whole, and the index of open reports up to a limit. */
const WALKED =
  /^SCAN (?:CONSTANT ROW|json_each|j\b|d\b|\(subquery|blocks$|switches$|reports USING INDEX reports_open)/

describe('every statement of the owner’s pages', () => {
  beforeAll(async () => {
    const post = makePost()
    const [site, owner] = [makeSite([post], { DB: overheard() }), await makeOwner()]
    const { id } = await makeStored({ post: post.id, status: 'held' })
    for (const path of ['/admin', '/admin/blocks', '/admin/comments', `/admin/comments?q=${id}`])
      await site.get(path, owner)
    for (const status of ['held', 'visible', 'spam', 'deleted'])
      await site.get(`/admin/comments?status=${status}&q=x`, owner)
    const answer = { key: crypto.randomUUID(), body: '답', parent: String(id) }
    await site.send(`/admin/posts/${post.id}/comments`, answer, owner)
    for (const kind of ['device', 'prefix', 'word'])
      await site.send('/admin/blocks', { verb: 'add', kind, comment: String(id), value: '카지노' }, owner)
    await site.send('/admin/blocks', { verb: 'remove', kind: 'word', value: '카지노' }, owner)
    for (const on of [true, false]) await site.send('/admin/pause', { on }, owner)
    for (const verb of ['done', 'hold', 'restore', 'spam', 'delete'])
      await site.send(`/admin/comments/${id}/${verb}`, {}, owner)
  })

  it('was overheard', () => {
    expect(asked.size).toBeGreaterThan(30)
    expect([...asked.keys()].filter((name) => /\s/.test(name))).toEqual([])
  })

  it('finds its rows by an index', async () => {
    const walks: string[] = []
    for (const [name, sql] of asked)
      for (const step of await planOf(sql))
        if (step.startsWith('SCAN') && !WALKED.test(step)) walks.push(`${name}: ${step}`)
    expect(walks).toEqual([])
  })

  it.each(['queue.held', 'queue.spam', 'queue.countHeld', 'queue.countSpam'])(
    '%s walks what waits and nothing else',
    async (name) =>
      expect((await planOf(asked.get(name) ?? '')).join()).toContain('comments_waiting (status=?'),
  )

  it('sorts nothing but the list of blocks', async () => {
    const sorts: string[] = []
    for (const [name, sql] of asked)
      if ((await planOf(sql)).some((step) => step.includes('TEMP B-TREE FOR ORDER BY'))) sorts.push(name)
    expect(sorts).toEqual(['blocks.list'])
  })
})

describe('a page of the queue', () => {
  const FLOOD = 6000
  const wish = (query: Record<string, string>) => parseQueueWish(query)

  beforeAll(async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
       INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, status, device, created_at)
       SELECT i, 'flood', i, '스팸', CASE i WHEN 1 THEN 'needle' ELSE '광고' || i END, '', 1, 'spam', x'aa', 1 FROM n`,
    )
      .bind(FLOOD)
      .run()
  })

  it('reads little in a flood, first page or last, by two round trips', async () => {
    for (const cursor of [FLOOD + 1, 60]) {
      const asked = watch(env.DB)
      const page = await queue.read(asked.db, wish({ status: 'spam', cursor: String(cursor) }))
      expect(page.items).toHaveLength(QUEUE_PAGE)
      expect(asked.batches).toHaveLength(2)
      expect(asked.rows.read).toBeLessThan(2500)
    }
  })

  it('searches a window at a time, says so, and reaches the end by its links', async () => {
    let cursor: number | undefined
    let pages = 0
    for (; pages < 10; pages++) {
      const asked = watch(env.DB)
      const page = await queue.read(
        asked.db,
        wish({ status: 'spam', q: 'NEEDLE', ...(cursor && { cursor: `${cursor}` }) }),
      )
      expect(asked.rows.read).toBeLessThan(3 * SEARCH_WINDOW)
      if (page.items.length > 0) break
      expect(page.isPartial).toBe(true)
      cursor = page.next
    }
    expect(pages).toBeGreaterThan(1)
    expect(pages).toBeLessThan(5)
  })

  it('of visible comments walks past a flood window by window, not at once', async () => {
    const asked = watch(env.DB)
    const page = await queue.read(asked.db, wish({ status: 'visible', cursor: String(FLOOD + 1) }))
    expect(page).toMatchObject({ items: [], isPartial: true, next: FLOOD + 1 - SEARCH_WINDOW })
    expect(asked.rows.read).toBeLessThan(3 * SEARCH_WINDOW)
  })
})
