import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseQueueWish, QUEUE_PAGE, SEARCH_WINDOW } from '../../src/domain/moderation.ts'
import * as queue from '../../src/store/queue.ts'
import { watch } from '../support/worker/watched-db.ts'

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
