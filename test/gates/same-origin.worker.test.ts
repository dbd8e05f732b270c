import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'

const post = makePost()
const address = `${encodeURI(post.path)}/comments`
const site = makeSite([post])

const BLOG = 'https://blog.example'
const CLAIMS: readonly (readonly [allowed: boolean, Record<string, string>])[] = [
  [true, { 'sec-fetch-site': 'same-origin' }],
  [true, { 'sec-fetch-site': 'same-origin', origin: 'null' }],
  [true, { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  [false, { 'sec-fetch-site': 'same-site', origin: BLOG }],
  [false, { 'sec-fetch-site': 'cross-site', origin: BLOG }],
  [false, { 'sec-fetch-site': 'none', origin: BLOG }],
  [false, { 'sec-fetch-site': '', origin: BLOG }],
  [false, { 'sec-fetch-site': 'same-origin, cross-site', origin: BLOG }],
  [true, { origin: BLOG }],
  [true, { origin: 'http://madang.test' }],
  [false, { origin: 'null' }],
  [false, { origin: 'https://evil.example' }],
  [false, { origin: 'https://blog.example.evil.example' }],
  [false, { origin: 'http://blog.example' }],
  [false, { origin: 'https://blog.example:444' }],
  [false, { referer: `${BLOG}/` }],
  [false, {}],
]
const TYPES = ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data']

const post_ = (headers: Record<string, string>, type: string, method = 'POST') => {
  const fields = makeFields()
  const body = type === 'application/json' ? JSON.stringify(fields) : String(new URLSearchParams(fields))
  return site.fetch(address, { method, body, headers: { ...headers, 'content-type': type } })
}

describe('a write', () => {
  it.each(CLAIMS)('passes? %s: %o', async (allowed, headers) => {
    expect((await post_(headers, 'application/x-www-form-urlencoded')).status).toBe(allowed ? 303 : 403)
    expect((await post_(headers, 'application/json')).status).toBe(allowed ? 201 : 403)
  })

  it.each(TYPES)('from elsewhere is refused whatever it carries: %s', async (type) => {
    expect((await post_({ 'sec-fetch-site': 'cross-site' }, type)).status).toBe(403)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND'])('by %s from elsewhere is refused too', async (method) => {
    const elsewhere = { 'sec-fetch-site': 'cross-site' }
    expect((await post_(elsewhere, 'application/json', method)).status).toBe(403)
  })

  it.each(['/views', `${encodeURI(post.path)}/reactions`, '/nowhere', '/'])(
    'to %s is judged',
    async (path) => {
      const response = await site.fetch(path, { method: 'POST', body: '{}' })
      expect(response.status).toBe(403)
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )

  it('refused says so in JSON', async () => {
    const response = await site.send(address, makeFields(), { 'sec-fetch-site': 'cross-site' })
    expect(await response.json()).toEqual({
      error: { code: 'foreign_origin', message: '이 블로그의 페이지에서 보낸 요청만 받습니다.' },
    })
  })
})

it('lets anyone read, from anywhere', async () => {
  const response = await site.get(encodeURI(post.path), { 'sec-fetch-site': 'cross-site' })
  expect(response.status).toBe(200)
})
