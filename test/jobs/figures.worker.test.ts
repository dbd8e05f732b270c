import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { commentIdAt } from '../../src/domain/comment-id.ts'
import * as figures from '../../src/jobs/figures.ts'
import * as conversationDays from '../../src/store/conversation-days.ts'
import * as nightly from '../../src/store/nightly.ts'
import { makeReceiver, makeTeller } from '../support/worker/receiver.ts'
import { makePost } from '../support/worker/shelf.ts'

const NOW = Date.parse('2026-05-06T04:05:00+09:00')
const YESTERDAY = '2026-05-05'
const run = (...statements: string[]) => env.DB.batch(statements.map((s) => env.DB.prepare(s)))

const posts = [makePost({ category: 'dev' }), makePost({ category: 'dev/edge' }), makePost({ category: '' })]
const [dev, edge, page] = posts.map((p) => p.id)
const world = {
  ...makeTeller(makeReceiver()),
  listAll: () => posts.slice(0, 2),
  listPages: () => posts.slice(2),
}

/** A day on which everything adds up: 3 views in dev, 2 below it, 1 of a page. */
beforeEach(async () => {
  await run(
    ...[
      'view_days',
      'category_days',
      'category_totals',
      'post_totals',
      'filtered_days',
      'nightly',
      'comments',
    ].map((table) => `DELETE FROM ${table}`),
    `DELETE FROM reactions`,
    `DELETE FROM conversation_days`,
    `DELETE FROM post_totals`,
    `INSERT INTO view_days (post_id, day, views) VALUES ('${dev}', '${YESTERDAY}', 3), ('${edge}', '${YESTERDAY}', 2),
       ('${page}', '${YESTERDAY}', 1)`,
    `INSERT INTO post_totals (post_id, views) VALUES ('${dev}', 3), ('${edge}', 2), ('${page}', 1)`,
    `INSERT INTO category_days (category, day, views, facets) VALUES ('', '${YESTERDAY}', 6, '{"source direct":[5,5,1]}'),
       ('dev', '${YESTERDAY}', 5, '{}'), ('dev/edge', '${YESTERDAY}', 2, '{}')`,
    `INSERT INTO category_totals (category, views) VALUES ('', 6), ('dev', 5), ('dev/edge', 2)`,
    `INSERT INTO filtered_days VALUES ('${YESTERDAY}', 'budget', 1)`,
  )
})

const checked = async () => {
  for (let night = 0; night < 30; night++) await figures.checkFigures(world, NOW)
  return (await nightly.findCheck(env.DB))?.mismatches.map(({ rule }) => rule)
}

describe('the night’s check', () => {
  it('is content where everything adds up, budgeted views without a source and pages without a category too', async () => {
    expect(await checked()).toEqual([])
    expect((await nightly.findCheck(env.DB))?.at).toBe(NOW)
  })

  it.each([
    ['site', `UPDATE category_days SET views = 7 WHERE category = ''`],
    ['category', `UPDATE category_days SET views = 6 WHERE category = 'dev'`],
    ['sources', `UPDATE category_days SET facets = '{"source direct":[4,4,1]}' WHERE category = ''`],
    ['totals', `UPDATE category_totals SET views = 9 WHERE category = 'dev'`],
    ['recount', `UPDATE post_totals SET comments = 1 WHERE post_id = '${dev}'`],
  ])('tells of %s, and mends nothing', async (rule, spoil) => {
    await run(spoil)
    expect(await checked()).toContain(rule)
    expect(await checked()).toContain(rule)
  })

  it('compares every post’s total with its days within thirty nights', async () => {
    await run(`UPDATE post_totals SET views = 99`)
    const told = new Set<string>()
    for (let night = 0; night < 30; night++) {
      await figures.checkFigures(world, NOW + night * 86_400_000)
      const found = await nightly.findCheck(env.DB)
      for (const { rule, about } of found?.mismatches ?? []) if (rule === 'totals') told.add(about)
    }
    expect([...told].sort()).toEqual(posts.map((p) => p.id).sort())
  })
})

const say = (post: string, at: string, status = 'visible') => {
  const id = commentIdAt(Date.parse(at), Math.floor(Math.random() * 4096))
  return `INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, status, created_at)
    VALUES (${id}, '${post}', ${id}, 'n', 's', 'h', 1, '${status}', ${Date.parse(at)})`
}

describe('days of the conversation', () => {
  const whole = { from: '2026-01-01', to: '2026-12-31' }
  const sums = async (range = whole) =>
    Object.fromEntries(await conversationDays.listSums(env.DB, ['', dev ?? '', edge ?? ''], range))

  it('are the blog’s, of visible comments and reactions, for each post and the blog', async () => {
    await run(
      say(dev ?? '', '2026-05-04T23:59:59+09:00'),
      say(dev ?? '', '2026-05-05T00:00:00+09:00'),
      say(dev ?? '', '2026-05-05T12:00:00+09:00', 'spam'),
      say(edge ?? '', '2026-05-06T01:00:00+09:00'),
      `INSERT INTO reactions VALUES ('${edge}', 'like', x'01', ${Date.parse('2026-05-05T01:00:00+09:00')})`,
    )
    await figures.rollUpConversation(world, NOW)
    expect(await sums({ from: YESTERDAY, to: YESTERDAY })).toEqual({
      '': { comments: 1, reactions: 1 },
      [dev ?? '']: { comments: 1, reactions: 0 },
      [edge ?? '']: { comments: 0, reactions: 1 },
    })
    expect((await sums())['']).toEqual({ comments: 2, reactions: 1 })
    expect(await conversationDays.findLastDay(env.DB)).toBe(YESTERDAY)
  })

  it('forget by the next night what was hidden or taken back, and write nothing where nothing changed', async () => {
    await run(
      say(dev ?? '', '2026-05-05T10:00:00+09:00'),
      `INSERT INTO reactions VALUES ('${dev}', 'like', x'01', ${Date.parse('2026-05-05T01:00:00+09:00')})`,
    )
    await figures.rollUpConversation(world, NOW)
    await run(`UPDATE comments SET status = 'spam'`, `DELETE FROM reactions`)
    await figures.rollUpConversation(world, NOW + 86_400_000)
    expect(await sums()).toEqual({})
  })
})

it('notes the week’s posts, most viewed first', async () => {
  await run(`INSERT INTO view_days (post_id, day, views) VALUES ('${page}', '2026-04-01', 500)`)
  await figures.notePopular(world, NOW)
  const { results } = await nightly.popularStatement(env.DB).all()
  expect(nightly.toPopular(results)).toEqual([dev, edge, page])
})
