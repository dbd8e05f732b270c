import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { BACKUP_TABLES, READ_PEPPERS, READ_SCHEMA } from '../../src/store/backup-tables.ts'
import { COMMENT, dump, everything, fill, NOW, restore, run, wipe } from '../support/worker/backup.ts'

beforeEach(fill)

describe('a backup', () => {
  it('brings everything back into an empty database, totals included; a second time it writes nothing', async () => {
    const [backup, before] = [await dump(), await everything()]
    await wipe()

    expect(await restore(backup)).toBeGreaterThan(20)
    expect(await everything()).toEqual(before)
    expect(await restore(backup)).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it('changes nothing in the database it came from', async () => {
    const before = await everything()
    expect(await restore(await dump())).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it('leaves in place what was written, edited, erased and counted since', async () => {
    const backup = await dump()
    await run(
      `${COMMENT} VALUES (4, 'p2', 4, NULL, '넷', '새 글', '', 1, 'visible', 0, x'04', NULL, NULL, NULL, NULL, NULL, 50)`,
      `UPDATE comments SET status = 'deleted', name = '', source = '', html = '', password_hash = NULL WHERE id = 2`,
      `INSERT INTO audit VALUES (8, 2, 60, 'writer', 'delete', 'visible', 'deleted')`,
      `UPDATE comments SET source = '고친 답', edited_at = 61 WHERE id = 3`,
      `INSERT INTO audit VALUES (9, 3, 61, 'writer', 'edit', 'held', 'held')`,
      `UPDATE view_days SET views = 50 WHERE day = '2026-01-01'`,
      `UPDATE post_totals SET views = 51 WHERE post_id = 'p1'`,
    )
    const before = await everything()

    expect(await restore(backup)).toBe(0)
    expect(await everything()).toEqual(before)
  })

  it('takes edits and erasures along to a database that is older', async () => {
    const old = await dump()
    await run(
      `UPDATE comments SET status = 'deleted', name = '', source = '', html = '', password_salt = NULL WHERE id = 2`,
      `INSERT INTO audit VALUES (8, 2, 60, 'writer', 'delete', 'visible', 'deleted')`,
      `UPDATE comments SET secret = 1 WHERE id = 9007199254740991`,
      `INSERT INTO audit VALUES (9, 9007199254740991, 61, 'writer', 'hide', 'visible', 'visible')`,
    )
    const [backup, after] = [await dump(), await everything()]
    await wipe()
    await restore(old)
    await restore(backup)

    expect(await everything()).toEqual(after)
  })

  it('of an older version: what it does not know takes defaults, what we do not know is passed over', async () => {
    await wipe()
    const row = `{"id":5,"post_id":"p9","root_id":5,"name":"옛","source":"글","html":"","created_at":5,"mood":"좋음"}`
    const day = `{"category":"dev","day":"2025-01-01","views":2}`
    await restore(
      new Map([
        ['comments', [row]],
        ['category_days', [day]],
        ['moods', ['{}']],
      ]),
    )

    const { comments, category_days: days, category_totals: totals } = await everything()
    expect(comments).toMatchObject([
      { id: 5, status: 'visible', secret: 0, lang: '', likes: 0, device: null },
    ])
    expect(days).toMatchObject([{ views: 2, visitors: 0, engaged_ms: 0, facets: '{}' }])
    expect(totals).toMatchObject([{ category: 'dev', views: 2 }])
  })

  it('holds no like of a comment it does not hold, and nothing from after it was begun', async () => {
    const late = await dump(35)
    expect(late.get('comments')).toHaveLength(3)
    expect(late.get('comment_likes')).toEqual([])
    await wipe()
    await restore(new Map([['comment_likes', ['{"comment_id":77,"device":"AA","created_at":1}']]]))
    expect((await everything()).comment_likes).toEqual([])
  })

  it('reads every row once, whatever the page', async () => {
    expect(await dump(NOW, 1)).toEqual(await dump(NOW, 100))
    expect(await dump(NOW, 2)).toEqual(await dump(NOW, 100))
  })

  it('and a database that each counted something of a day are brought together at the greater', async () => {
    await restore(
      new Map([['view_days', ['{"post_id":"p1","day":"2026-01-01","views":4,"visitors":9,"reads":3}']]]),
    )
    const { view_days: days, post_totals: totals } = await everything()
    expect(days).toContainEqual(
      expect.objectContaining({ day: '2026-01-01', views: 5, visitors: 9, reads: 3 }),
    )
    expect(totals).toContainEqual(expect.objectContaining({ post_id: 'p1', views: 6, visitors: 10 }))
  })

  it('holds no secrets: no session, no attempt, no network prefix', async () => {
    await run(
      `UPDATE comments SET prefix = x'c0ffee'`,
      `INSERT OR IGNORE INTO sessions VALUES (zeroblob(32), 1, 1)`,
      `INSERT OR IGNORE INTO attempts VALUES ('login', 'canary', 1, 1)`,
    )
    const text = JSON.stringify([...(await dump())])
    expect(text).not.toMatch(/c0ffee|canary|prefix/i)
    expect(BACKUP_TABLES.map((t) => t.name)).not.toContain('sessions')
  })

  it('says which peppers its passwords need, and which schema it has', async () => {
    expect((await env.DB.prepare(READ_PEPPERS).all()).results).toEqual([{ pepper: 'pepper01' }])
    const schema = await env.DB.prepare(READ_SCHEMA).first<{ name: string; now: number }>()
    expect(schema?.name).toMatch(/^\d{4}_\w+\.sql$/)
    expect(schema?.now).toBeGreaterThan(NOW)
  })

  it.each(BACKUP_TABLES)(
    'reads $name by its key, page by page, never past a page',
    async ({ read, first, name }) => {
      const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${read}`)
        .bind(first, NOW, 2)
        .all<{ detail: string }>()
      const details = plan.results.map((r) => r.detail)
      expect(details[0]).toMatch(new RegExp(`^SEARCH ${name} USING (?:INTEGER )?PRIMARY KEY \\(`))
      expect(details.join()).not.toMatch(/SCAN|TEMP B-TREE/)
    },
  )
})

it('knows every table there is: backed up, made again, or left out on purpose', async () => {
  const madeAgain = [
    'post_totals',
    'reaction_totals',
    'poll_totals',
    'category_totals',
    'nightly',
    'conversation_days',
  ]
  const leftOut = ['sessions', 'attempts', 'notices', 'flush_marks', 'd1_migrations']
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
  ).all<{ name: string }>()
  const known = [...BACKUP_TABLES.map((t) => t.name), ...madeAgain, ...leftOut]
  expect(results.map((r) => r.name).filter((n) => !known.includes(n))).toEqual([])
})
