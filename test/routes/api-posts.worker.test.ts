import { env } from 'cloudflare:workers'
import { type Schema, Validator } from '@cfworker/json-schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openApi } from '../../src/build/openapi/openapi.ts'
import { createShelf } from '../../src/shelf/shelf.ts'
import { seedFigures } from '../support/worker/seeded-figures.ts'
import { BLOG, FUTURE, makePost, makeShelfData, PAST } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { GUEST, makeDevice, write } from '../support/worker/thread.ts'

const DAY = 86_400_000
const DRAFTS = Array.from({ length: 60 }, (_, i) =>
  makePost({
    publishedAt: PAST + i * DAY,
    category: i % 2 ? 'dev/edge' : 'ai-trends',
    tags: i % 3 ? [] : ['하나'],
  }),
)
const NEWEST_FIRST = DRAFTS.toReversed()
const LATER = makePost({ publishedAt: FUTURE })
const QUIET = makePost({ comments: 'off', publishedAt: PAST - DAY })
const site = makeSite([LATER, ...NEWEST_FIRST, QUIET])

interface Page {
  readonly posts: readonly { readonly id: string }[]
  readonly next: string | null
}

const read = async (path: string) => (await site.get(path)).json<Page>()
const idsOf = (posts: readonly { readonly id: string }[]) => posts.map(({ id }) => id)

describe('GET /api/v1/posts', () => {
  it('lists what is out, newest first, page after page', async () => {
    const first = await read('/api/v1/posts')
    const second = await read(`/api/v1/posts?cursor=${first.next}`)
    expect([...idsOf(first.posts), ...idsOf(second.posts)]).toEqual(idsOf([...NEWEST_FIRST, QUIET]))
    expect([first.posts.length, second.next]).toEqual([50, null])
  })

  it('narrows to a category with its children, to a tag, to both', async () => {
    const dev = NEWEST_FIRST.filter((post) => post.category === 'dev/edge')
    expect(idsOf((await read('/api/v1/posts?category=dev')).posts)).toEqual(idsOf([...dev, QUIET]))
    const tagged = dev.filter(({ tags }) => tags.length > 0)
    expect(idsOf((await read('/api/v1/posts?category=dev&tag=하나')).posts)).toEqual(idsOf(tagged))
    expect((await read('/api/v1/posts?tag=없음')).posts).toEqual([])
  })

  it.each(['?cursor=', '?cursor=00000000', `?cursor=${LATER.id}`])(
    'refuses the cursor of %s',
    async (query) => {
      const answer = await site.get(`/api/v1/posts${query}`)
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: { field: 'cursor' } }])
    },
  )

  it('knows nothing of a category that is none', async () => {
    expect((await site.get('/api/v1/posts?category=none')).status).toBe(404)
  })
})

describe('GET /api/v1/posts/{id}', () => {
  it('holds the text, and answers of a post to come as of one that never was', async () => {
    const [post] = NEWEST_FIRST
    expect(await (await site.get(`/api/v1/posts/${post?.id}`)).json()).toMatchObject({
      ...{ id: post?.id, url: BLOG.url + encodeURI(post?.path ?? ''), author: BLOG.author },
      html: expect.stringContaining('<'),
    })
    const [hidden, unknown] = await Promise.all(
      [LATER.id, '00000000'].map(async (id) => site.get(`/api/v1/posts/${id}`)),
    )
    expect([hidden?.status, await hidden?.text()]).toEqual([404, await unknown?.text()])
  })

  it('/comments is what guests see, whoever asks', async () => {
    const post = DRAFTS[0] ?? QUIET
    const ana = makeDevice()
    await write(site, post.path, ana, { body: '모두에게' })
    const kept = await write(site, post.path, ana, { body: '지기에게만', secret: 'on' })
    const path = `/api/v1/posts/${post.id}/comments`
    const mine = await (await site.get(path, ana)).text()
    expect(mine).toBe(await (await site.get(path)).text())
    expect(mine).toContain('모두에게')
    expect(mine).not.toContain('지기에게만')
    expect(mine).toContain(String(kept.id))
    expect((await site.get(`/api/v1/posts/${QUIET.id}/comments`)).status).toBe(404)
    expect((await site.get(`${path}?sort=loudest`)).status).toBe(400)
  })
})

describe('the description of the JSON API', () => {
  const { paths, components } = openApi(BLOG)
  const key = { authorization: `Bearer ${env.ADMIN_KEY}` }
  const post = DRAFTS[1] ?? QUIET
  beforeAll(async () => {
    await seedFigures([post.id], ['', 'dev'])
    await write(site, post.path, GUEST, { secret: 'on' })
  })

  const asked = Object.entries(paths).flatMap(([path, { get }]) =>
    Object.keys(get.responses).map((status) => ({ path, status, responses: get.responses })),
  )
  /** How each refusal is brought about. */
  const wrong: Readonly<Record<string, string>> = {
    400: '?sort=no&cursor=no',
    422: '?days=0',
    404: '?category=no',
  }

  it.each(asked)('is true of $path, $status', async ({ path, status, responses }) => {
    const id = status === '404' ? '00000000' : post.id
    const query = path.endsWith('/counts') && status === '200' ? `?posts=${id}` : (wrong[status] ?? '')
    const answer = await site.get(path.replace('{id}', id) + query, status === '403' ? {} : key)
    const body = await answer.json()
    const schema = responses[status]?.content['application/json'].schema
    const validator = new Validator({ ...schema, components } as Schema, '2020-12', false)
    expect([answer.status, validator.validate(body).errors]).toEqual([Number(status), []])
    const open = path.includes('/admin/') ? null : '*'
    expect(answer.headers.get('access-control-allow-origin')).toBe(open)
  })

  it('leaves out no address of the API', async () => {
    const routes = createApp(createShelf(makeShelfData([post]))).routes
    const served = routes.filter((r) => r.method === 'GET' && r.path.startsWith('/api/')).map((r) => r.path)
    expect(new Set(Object.keys(paths).map((p) => p.replace('{id}', ':id')))).toEqual(new Set(served))
  })
})
