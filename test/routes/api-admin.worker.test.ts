import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedFigures } from '../support/worker/seeded-figures.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { makeOwner } from '../support/worker/thread.ts'

const STATS_KEY = 'test-stats-key-0123456789abcdef0123456789'
const POST = makePost({ category: 'dev' })
const site = makeSite([POST], { STATS_KEY })
const PATHS = ['/api/v1/admin/overview', '/api/v1/admin/categories', `/api/v1/admin/posts/${POST.id}`]
const MARCH = '?from=2025-03-01&to=2025-03-31'
const by = (key: string) => ({ authorization: `Bearer ${key}` })

beforeAll(() => seedFigures([POST.id], ['', 'dev']))

describe('the owner’s figures as JSON', () => {
  it.each(PATHS)('at %s open by either key alone, never by a cookie', async (path) => {
    const owner = await makeOwner()
    const keys: Record<string, string>[] = [
      {},
      owner,
      by(''),
      by(`${STATS_KEY}x`),
      { authorization: STATS_KEY },
    ]
    for (const headers of keys) {
      const refused = await site.get(path, headers)
      expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'key_wrong' } }])
    }
    for (const key of [STATS_KEY, env.ADMIN_KEY ?? '']) {
      const answer = await site.get(path + MARCH, by(key))
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
  })

  it('know no STATS_KEY where none is set', async () => {
    const bare = makeSite([POST])
    for (const key of ['', 'undefined', STATS_KEY])
      expect((await bare.get('/api/v1/admin/overview', by(key))).status).toBe(403)
  })

  it.each([...PATHS, '/api/v1/admin/none', '/api/v1/admin'])(
    'at %s are for no page of another site',
    async (path) => {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { ...by(STATS_KEY), origin: 'https://elsewhere.example' }
        const answer = await site.fetch(path, { method, headers })
        expect([method, answer.headers.get('access-control-allow-origin')]).toEqual([method, null])
      }
    },
  )

  it('are the figures of the range asked for', async () => {
    const all = await (await site.get(`/api/v1/admin/overview${MARCH}`, by(STATS_KEY))).json()
    expect(all).toMatchObject({
      views: 93,
      reads: 31,
      posts: [{ id: POST.id, views: 93 }],
      postsAreAll: true,
    })
    const one = await (await site.get(`/api/v1/admin/posts/${POST.id}${MARCH}`, by(STATS_KEY))).json()
    expect(one).toMatchObject({ views: 93, total: { views: 1095 } })
    expect((await site.get('/api/v1/admin/overview?days=0', by(STATS_KEY))).status).toBe(422)
    expect((await site.get('/api/v1/admin/posts/none', by(STATS_KEY))).status).toBe(404)
  })
})

describe('counts of posts', () => {
  it('are for everybody, of posts that are out', async () => {
    const answer = await site.get(`/api/v1/counts?posts=${POST.id},none,${POST.id}`)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual([{ id: POST.id, comments: 2, reactions: 1, views: 1095 }])
  })

  it('take one to a hundred ids', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `x${i}`).join(',')
    expect((await site.get(`/api/v1/counts?posts=${ids(100)}`)).status).toBe(200)
    for (const posts of [ids(101), '', ',']) {
      const refused = await site.get(`/api/v1/counts?posts=${posts}`)
      expect([refused.status, await refused.json()]).toMatchObject([
        422,
        { error: { code: 'posts_invalid' } },
      ])
    }
    expect((await site.get('/api/v1/counts')).status).toBe(422)
  })
})
