import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { BLOG, FUTURE, makePost, PAST } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { watch } from '../support/worker/watched-db.ts'

const DAY = 86_400_000
const QUIET = { blog: { ...BLOG, stats: 'private' as const } }
const popularIn = (html: string) => {
  const [, list = ''] = html.split('id="popular"')
  return [...(list.split('</aside>')[0]?.matchAll(/&lt;(post-\d+)&gt;/g) ?? [])].map((m) => m[1])
}

/** The database as a week of readers leaves it: views of posts and of the category `dev`, and what cron notes. */
async function seed(views: readonly (readonly [id: string, views: number])[], popular: readonly string[]) {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT OR REPLACE INTO post_totals (post_id, views)
       SELECT value ->> 0, value ->> 1 FROM json_each(?1)`,
    ).bind(JSON.stringify(views)),
    env.DB.prepare(
      `INSERT OR REPLACE INTO category_totals (category, views, visitors, reads) VALUES ('dev', 4321, 9, 9)`,
    ),
    env.DB.prepare(`INSERT OR REPLACE INTO nightly (name, value, at) VALUES ('popular', ?1, 0)`).bind(
      JSON.stringify(popular),
    ),
  ])
}

describe('the figures on a list', () => {
  const posts = Array.from({ length: 4 }, (_, i) =>
    makePost({ category: 'dev', publishedAt: PAST + i * DAY }),
  )
  const [oldest, , loud, newest] = posts.map(({ id }) => id)
  const edge = makePost({ category: 'dev/edge', publishedAt: PAST - DAY })
  const essay = makePost({ category: '글쓰기', publishedAt: PAST - 2 * DAY })
  const hidden = makePost({ category: 'dev', publishedAt: FUTURE })
  const guestbook = makePost({ path: '/pages/guests', category: '' })
  const all = [...posts, edge, essay, hidden]
  const seeded = () =>
    seed(
      [
        [loud ?? '', 1234],
        [newest ?? '', 0],
      ],
      [hidden.id, essay.id, guestbook.id, edge.id, 'taken-away', oldest ?? '', loud ?? ''],
    )
  const page = async (path: string, site = makeSite(all)) => (await site.get(path)).text()

  it('say how often each post was viewed, and nothing of posts nobody has viewed', async () => {
    await seeded()
    for (const path of ['/', '/category/dev']) {
      const html = await page(path)
      expect(html.match(/조회 1,234/g)).toHaveLength(1)
      expect(html).not.toContain('조회 0')
    }
  })

  it('say at the head of a category, on each of its pages, how often all of it was viewed', async () => {
    await seeded()
    for (const path of ['/category/dev', '/category/dev?page=2'])
      expect(await textOf(await page(path), '.list-head .byline')).toBe('글 5편조회 4,321새 글 구독')
    expect(await textOf(await page('/category/ai-trends'), '.list-head .byline')).toBe('글 0편')
  })

  it('name what is popular this week, most viewed first, and nothing that is hidden, gone or no post', async () => {
    await seeded()
    expect(popularIn(await page('/'))).toEqual([essay.id, edge.id, oldest, loud])
    expect(popularIn(await page('/?page=2'))).toEqual([])
  })

  it('name on a category’s page only what is popular below it', async () => {
    await seeded()
    expect(popularIn(await page('/category/dev'))).toEqual([edge.id, oldest, loud])
    expect(popularIn(await page('/category/dev/edge'))).toEqual([edge.id])
  })

  it('name five at most', async () => {
    const many = Array.from({ length: 7 }, () => makePost())
    await seed(
      [],
      many.map(({ id }) => id),
    )
    expect(popularIn(await page('/', makeSite(many)))).toEqual(many.slice(0, 5).map(({ id }) => id))
  })

  it('leave no empty heading where nothing is popular', async () => {
    await seed([], [])
    expect(await page('/')).not.toContain('id="popular"')
    await env.DB.prepare(`DELETE FROM nightly WHERE name = 'popular'`).run()
    expect(await page('/')).not.toContain('id="popular"')
  })

  it('are nowhere when the blog keeps them private', async () => {
    await seeded()
    for (const path of ['/', '/category/dev']) {
      const html = await page(path, makeSite(all, {}, QUIET))
      expect(html).toContain('class="posts"')
      expect(html).not.toContain('조회')
      expect(html).not.toContain('id="popular"')
    }
  })

  it.each(['/', '/category/dev'])('of %s cost one batch and two rows more', async (path) => {
    await seeded()
    const asked = watch(env.DB)
    await page(path, makeSite(all, { DB: asked.db }))
    expect(asked.batches.length).toBe(1)
    expect(asked.rows.read).toBeLessThanOrEqual(2 * BLOG.pageSize + 2)
  })
})
