import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite, without } from '../support/worker/site.ts'
import { broken, watch } from '../support/worker/watched-db.ts'

const FAULTS = [
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: D1 DB is overloaded. Requests queued too long.',
]
const TOO_MANY = { WRITE_LIMIT: { limit: async () => ({ success: false }) } }

const post = makePost()
const address = encodeURI(post.path)
const siteOn = (fault: string) => makeSite([post], { DB: broken(env.DB, fault).db })

// What went wrong is told to the author: it is no noise of the test's own.
let told: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  told = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => told.mockRestore())

describe.each(FAULTS)('while the database says “%s”', (fault) => {
  it('a comment sent as JSON is answered 503, when to come back, and why', async () => {
    const response = await siteOn(fault).send(`${address}/comments`, makeFields())
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(await response.json()).toEqual({
      error: { code: 'database_away', message: expect.stringContaining('저장소가 잠시 쉬고 있습니다.') },
    })
    expect(told).toHaveBeenCalled()
  })

  it('a form comes back with all that was typed, and is taken once the database is there', async () => {
    const post = makePost()
    const path = `${encodeURI(post.path)}/comments`
    const typed = makeFields({ name: '길 <손>', body: '\n하루 걸려 쓴 글\n\n</textarea>&lt;"' })
    const response = await makeSite([post], { DB: broken(env.DB, fault).db }).submit(path, typed)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(response.headers.get('set-cookie')).toBeNull()
    const html = await response.text()
    expect(html).not.toMatch(/D1_|SQL|INSERT|at \w+ \(|\.tsx?:/)
    const form = await findForm(html, '#resend')
    expect(form).toEqual({ action: path, fields: typed, buttons: ['다시 보내기'] })
    const again = await makeSite([post]).submit(form?.action ?? '', { ...form?.fields })
    expect(again.status).toBe(303)
    const row = env.DB.prepare('SELECT name FROM comments WHERE post_id = ?').bind(post.id)
    expect(await row.first('name')).toBe('길 <손>')
  })

  it('a reaction is answered 503, and no device is given for what was not kept', async () => {
    const response = await siteOn(fault).send(`${address}/reactions`, { kind: 'like', on: 1 })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('10')
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('machines are told in JSON', async () => {
    const response = await siteOn(fault).get('/api/v1/categories')
    expect(response.status).toBe(503)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ error: { code: 'database_away' } })
  })
})

describe('a fault of our own', () => {
  const ours = 'D1_ERROR: CHECK constraint failed: secret at offset 7: SQLITE_CONSTRAINT'

  it('is answered 500 without a word of what broke, and keeps the text', async () => {
    const typed = makeFields({ body: '공들인 글' })
    const response = await siteOn(ours).submit(`${address}/comments`, typed, { 'accept-language': 'en' })
    expect(response.status).toBe(500)
    const html = await response.text()
    expect(html).not.toMatch(/D1_|SQL|constraint|offset/)
    expect(await findForm(html, '#resend')).toMatchObject({ fields: typed, buttons: ['Send again'] })
    expect(told).toHaveBeenCalled()
  })
})

describe('who writes too much', () => {
  it('is asked to wait a minute, and loses nothing', async () => {
    const site = makeSite([post], TOO_MANY)
    const typed = makeFields({ body: '급한 글' })
    const response = await site.submit(`${address}/comments`, typed)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(await findForm(await response.text(), '#resend')).toMatchObject({ fields: typed })
    const json = await site.send(`${address}/comments`, typed)
    expect(json.status).toBe(429)
    expect(await json.json()).toMatchObject({ error: { code: 'too_many' } })
  })

  it('is asked for the password anew: none is ever sent back', async () => {
    const typed = { ...makeFields(), password: 'hunter-2-canary' }
    const html = await (await makeSite([post], TOO_MANY).submit(`${address}/comments`, typed)).text()
    expect(html).not.toContain('hunter-2-canary')
    expect((await findForm(html, '#resend'))?.fields).toMatchObject({ password: '', body: typed.body })
  })

  it('gets no form for a press of a button', async () => {
    const html = await (
      await makeSite([post], TOO_MANY).submit(`${address}/reactions`, { kind: 'like' })
    ).text()
    expect(await findForm(html, '#resend')).toBeUndefined()
  })

  it('may still read', async () => {
    expect((await makeSite([post], TOO_MANY).get(address)).status).toBe(200)
  })
})

describe('a page of an error', () => {
  it('sends no text back to who is not allowed', async () => {
    const closed = makePost({ comments: 'closed' })
    const response = await makeSite([closed]).submit(`${encodeURI(closed.path)}/comments`, makeFields())
    expect(response.status).toBe(403)
    expect(await findForm(await response.text(), '#resend')).toBeUndefined()
  })

  it.each([
    ['ko', '찾는 글이 없습니다'],
    ['en', 'Nothing here'],
  ])('speaks %s', async (language, title) => {
    const html = await (await makeSite([]).get('/none', { 'accept-language': language })).text()
    expect(await textOf(html, 'h1')).toBe(title)
  })

  it('names the methods an address takes', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const response = await makeSite([post]).fetch(address, { method: 'DELETE', headers })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST')
  })
})

describe('a Worker without its PEPPER', () => {
  const site = makeSite([post], without('PEPPER'))

  it('refuses writes and names what is missing', async () => {
    const response = await site.submit(`${address}/comments`, makeFields())
    expect(response.status).toBe(503)
    expect(await response.text()).toBe('PEPPER is missing; set it with: npx wrangler secret put PEPPER\n')
  })

  it('still serves its articles', async () => {
    const response = await site.get(address)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(`본문 ${post.id}`)
  })
})

it('an address that leads nowhere offers to search for its words, and what likely was meant, without a query', async () => {
  const post = makePost({ slug: 'sqlite-at-the-edge' })
  const asked = watch(env.DB)
  const response = await makeSite([post], { DB: asked.db }).get('/2024/sqlite-edge.html')
  expect(response.status).toBe(404)
  const html = await response.text()
  expect((await findForm(html, 'form[action="/search"]'))?.fields.q).toBe('sqlite edge')
  expect(await textOf(html, '.related a')).toBe(post.title)
  expect(asked.batches.length + asked.singles.length).toBe(0)
})
