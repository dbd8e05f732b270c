import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import worker from '../../src/index.ts'
import { FUTURE, makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite, ORIGIN, OWN_PAGE, without } from '../support/worker/site.ts'
import { broken } from '../support/worker/watched-db.ts'

const post = makePost({ slug: '머리글', path: '/posts/머리글' })
const hidden = makePost({ publishedAt: FUTURE })
const path = encodeURI(post.path)
const site = makeSite([post, hidden])
const away = makeSite([post], { DB: broken(env.DB, 'D1_ERROR: Network connection lost.').db })
const faulty = makeSite([post], { DB: broken(env.DB, 'D1_TYPE_ERROR: no such type').db })
const flooded = makeSite([post], { WRITE_LIMIT: { limit: async () => ({ success: false }) } })
const key = crypto.randomUUID()
const beacon = { post: post.id, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 }
const PERSON = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' }

const ANSWERS: readonly (readonly [number, string, () => Promise<Response>])[] = [
  [200, 'an article', () => site.get(path)],
  [200, 'a warm article', () => site.get(path)],
  [200, 'an article asked by HEAD', () => site.fetch(path, { method: 'HEAD' })],
  [200, 'an article without database', () => away.get(path)],
  [200, 'a list', () => site.get('/')],
  [200, 'a warm list', () => site.get('/')],
  [200, 'a feed', () => site.get('/feed.xml')],
  [200, 'robots.txt', () => site.get('/robots.txt')],
  [200, 'the health', () => site.get('/healthz')],
  [200, 'figures', () => site.get('/api/v1/categories')],
  [200, 'a conversation', () => site.get(`${path}/comments`)],
  [201, 'a comment as JSON', () => site.send(`${path}/comments`, makeFields({ key }))],
  [202, 'a view looked away from', () => site.send('/views', { ...beacon, post: 'none' }, PERSON)],
  [204, 'a view', () => site.send('/views', beacon, PERSON)],
  [204, 'a preflight', () => site.fetch('/api/v1/categories', { method: 'OPTIONS' })],
  [301, 'a slash too many', () => site.get(`${path}/`)],
  [302, 'a short address', () => site.get(`/p/${post.id}`)],
  [303, 'a comment', () => site.submit(`${path}/comments`, makeFields({ key }))],
  [304, 'a known feed', async () => site.get('/feed.xml', { 'if-none-match': (await etag()) ?? '' })],
  [308, 'an NFD address', () => site.get(encodeURI(post.path.normalize('NFD')))],
  [400, 'broken JSON', () => site.fetch('/views', { method: 'POST', body: '{', headers: JSON_PAGE })],
  [403, 'a foreign write', () => site.fetch('/views', { method: 'POST' })],
  [404, 'nothing', () => site.get('/none')],
  [404, 'a hidden article', () => site.get(encodeURI(hidden.path))],
  [404, 'nothing for a machine', () => site.get('/api/v1/none')],
  [405, 'another method', () => site.fetch(path, { method: 'DELETE', headers: OWN_PAGE })],
  [409, 'a used key', () => site.submit(`${path}/comments`, makeFields({ key, body: '다름' }))],
  [413, 'too much', () => site.send('/views', 'x'.repeat(70_000))],
  [415, 'another type', () => site.fetch('/views', { method: 'POST', body: 'x', headers: OWN_PAGE })],
  [422, 'a broken rule', () => site.submit(`${path}/comments`, makeFields({ name: '' }))],
  [429, 'a flood', () => flooded.submit(`${path}/comments`, makeFields())],
  [500, 'a fault of ours', () => faulty.send(`${path}/comments`, makeFields())],
  [503, 'no database', () => away.send(`${path}/comments`, makeFields())],
  [503, 'no pepper', () => makeSite([post], without('PEPPER')).submit(`${path}/comments`, makeFields())],
]
const JSON_PAGE = { ...OWN_PAGE, 'content-type': 'application/json' }
const etag = async () => (await site.get('/feed.xml')).headers.get('etag')

let told: ReturnType<typeof vi.spyOn>
beforeAll(() => {
  told = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(() => told.mockRestore())

describe('every answer is guarded by its headers:', () => {
  it.each(ANSWERS)('%i, %s', async (status, _, ask) => {
    const response = await ask()
    expect(response.status).toBe(status)
    const header = (name: string) => response.headers.get(name) ?? ''
    const policy = header('content-security-policy').split('; ')
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).toContain(`frame-ancestors 'none'`)
    expect(policy).toContain(`base-uri 'none'`)
    expect(policy).toContain(`form-action 'self'`)
    expect(header('content-security-policy')).not.toMatch(/unsafe|\*|http/)
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('referrer-policy')).toBe('strict-origin-when-cross-origin')
    const [, seconds = '0'] = /max-age=(\d+)/.exec(header('strict-transport-security')) ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 86_400)
    expect(header('cache-control')).not.toBe('')
  })

  it('those of all the statuses the contract names', () => {
    const statuses = new Set(ANSWERS.map(([status]) => status))
    for (const status of [
      200, 201, 202, 204, 302, 303, 304, 308, 400, 403, 404, 405, 409, 413, 415, 422, 429, 503,
    ])
      expect(statuses).toContain(status)
  })
})

it('lets run the one script that stands in a page and its speculation rules, and nothing else inline', async () => {
  const response = await worker.fetch(new Request(ORIGIN), env)
  const html = await response.text()
  const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((m) => m[1] ?? '')
  expect(inline).toHaveLength(1)
  const [, rules] = /<script type="speculationrules">([^<]*)<\/script>/.exec(html) ?? []
  const hashes = await Promise.all([inline[0], rules].map(hashOf))
  const policy = response.headers.get('content-security-policy')?.split('; ') ?? []
  expect(policy).toContain(`script-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`)
  expect(html).not.toMatch(/ style="| on[a-z]+="|<style|javascript:/)
})

async function hashOf(text = ''): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
