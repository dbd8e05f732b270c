import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { isVisible } from '../src/domain/post.ts'
import worker from '../src/index.ts'
import { bundledShelf } from '../src/shelf/bundled.ts'
import { findForm, textOf } from './support/worker/html.ts'
import { makePost } from './support/worker/shelf.ts'
import { makeFields, makeSite, ORIGIN, OWN_PAGE } from './support/worker/site.ts'

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const context = createExecutionContext()
  const response = await worker.fetch(new Request(`${ORIGIN}${path}`, init), env, context)
  await waitOnExecutionContext(context)
  return response
}

const shelfData = bundledShelf()

describe('the Worker with the articles of this blog', () => {
  it('serves every one of them, whole, with its hooks', async () => {
    const out = shelfData.posts.filter((post) => isVisible(post, Date.now()))
    expect(out.length).toBeGreaterThan(0)
    for (const post of out) {
      const html = await (await ask(encodeURI(post.path))).text()
      expect(await textOf(html, '#article h1')).toBe(post.title)
      expect(html).toContain(`<article id="article" lang="${post.lang}" data-post-id="${post.id}"`)
      expect(html).toContain('<section id="conversation"')
      expect(html).toContain('<ol id="comments">')
      expect((await findForm(html))?.action).toBe(`${encodeURI(post.path)}/comments`)
      expect((await findForm(html, '#reactions'))?.buttons.join('')).toContain(
        shelfData.blog.reactions.map((r) => r.label)[0] ?? '',
      )
      expect(html.trimEnd()).toMatch(/<\/html>$/)
    }
  })

  it('says which shelf it carries', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ ok: true, version: shelfData.version })
  })
})

describe('the map', () => {
  const post = makePost()
  const path = encodeURI(post.path)
  const site = makeSite([post])

  it.each([path, '/', '/healthz', '/feed.xml', '/api/v1/categories'])('knows no POST to %s', async (to) =>
    expect((await site.submit(to, makeFields())).status).toBe(404),
  )

  it.each(['/views', '/posts', '/posts/', '/en', '/p/', '/api', '/api/v1', '/.dev.vars', '/_shelf/x', '//'])(
    'knows no page %s',
    async (to) => {
      const response = await site.get(to)
      expect([301, 404]).toContain(response.status)
      if (response.status === 301) expect(new URL(response.headers.get('location') ?? '').origin).toBe(ORIGIN)
    },
  )

  it.each(['PUT', 'PATCH', 'DELETE'])('takes no %s anywhere', async (method) => {
    for (const to of [path, `${path}/comments`, '/views', '/none'])
      expect((await site.fetch(to, { method, headers: OWN_PAGE })).status).toBe(405)
  })
})
