import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedFigures } from '../../support/worker/seeded-figures.ts'
import { makePost } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { makeOwner } from '../../support/worker/thread.ts'
import { watch } from '../../support/worker/watched-db.ts'

const MANY = Array.from({ length: 1000 }, (_, i) =>
  makePost({ category: i % 2 ? 'dev/edge' : 'dev', tags: i % 10 ? [] : ['열'], title: `글 ${i}` }),
)
const FEW = MANY.slice(0, 3)
const [, two, three] = FEW

beforeAll(async () => {
  await seedFigures(
    MANY.map((p) => p.id),
    ['', 'dev', 'dev/edge'],
  )
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE view_days SET views = 50, reads = 10 WHERE post_id = ?1 AND day = '2025-12-31'`,
    ).bind(two?.id),
    env.DB.prepare(`INSERT INTO conversation_days VALUES (?1, '2025-12-30', 4, 2)`).bind(three?.id),
  ])
})

async function read(query: string, posts = FEW) {
  const watched = watch(env.DB)
  const answer = await makeSite(posts, { DB: watched.db }).get(`/admin/posts?${query}`, await makeOwner())
  return { html: await answer.text(), rows: watched.rows, status: answer.status }
}

/** Not a whole month, which would be rolled up. */
const DECEMBER = 'from=2025-12-02&to=2025-12-31'
const titlesOf = (html: string) =>
  [...html.matchAll(/\/admin\/posts\/[^"]+">([^<]+)</g)].map(([, title]) => title)

describe('the table of all posts', () => {
  it('is in the order asked for', async () => {
    expect(titlesOf((await read(DECEMBER)).html)[0]).toBe(two?.title)
    expect(titlesOf((await read(`${DECEMBER}&sort=comments`)).html)[0]).toBe(three?.title)
    expect(titlesOf((await read(`${DECEMBER}&sort=title`)).html)).toEqual(['글 0', '글 1', '글 2'])
    expect((await read(`${DECEMBER}&sort=reads`)).html).toMatch(/aria-sort="descending"><a[^>]*>완독</)
  })

  it('shows the posts asked for, those without a view too', async () => {
    const unseen = makePost({ category: 'dev', title: '아무도' })
    expect(titlesOf((await read(DECEMBER, [...FEW, unseen])).html)).toContain('아무도')
    expect(titlesOf((await read(`${DECEMBER}&category=dev/edge`)).html)).toEqual(['글 1'])
    expect(titlesOf((await read(`${DECEMBER}&category=dev`)).html)).toHaveLength(3)
    expect(titlesOf((await read(`${DECEMBER}&tag=열`)).html)).toEqual(['글 0'])
    expect(titlesOf((await read(`${DECEMBER}&q=${encodeURIComponent('글 2')}`)).html)).toEqual(['글 2'])
    expect(titlesOf((await read(`${DECEMBER}&series=none`)).html)).toEqual([])
  })

  it('of a thousand posts over 31 days costs at most 40,000 rows, over years too', async () => {
    for (const query of [
      'from=2025-11-20&to=2025-12-20',
      'from=2025-01-01&to=2025-12-31',
      'from=2025-02-10&to=2025-12-20',
    ]) {
      const { html, rows, status } = await read(query, MANY)
      expect(status).toBe(200)
      expect([query, rows.written]).toEqual([query, 0])
      expect(rows.read).toBeLessThanOrEqual(40_000)
      expect(rows.read).toBeGreaterThan(5000)
      expect(titlesOf(html)).toHaveLength(100)
    }
  }, 60_000)

  it('says which days it has where they are not those asked for', async () => {
    const { html } = await read('from=2025-02-10&to=2025-12-20', MANY)
    expect(html).toContain('달 단위로 셉니다: 2025.02.01~')
    expect((await read(DECEMBER)).html).not.toContain('달 단위로')
  })
})
