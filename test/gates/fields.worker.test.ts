import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite, OWN_PAGE } from '../support/worker/site.ts'

const post = makePost()
const address = `${encodeURI(post.path)}/comments`
const site = makeSite([post])

const sent = (body: string | Uint8Array, type?: string) =>
  site.fetch(address, {
    method: 'POST',
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    headers: { ...OWN_PAGE, accept: 'application/json', ...(type && { 'content-type': type }) },
  })

describe('a body', () => {
  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'application/json; charset=euc-kr',
    'application/x-www-form-urlencoded; charset=iso-8859-1',
    'application/x-www-form-urlencoded; charset="utf-16"',
    '',
  ])('of type “%s” is refused 415', async (type) => {
    const response = await sent(JSON.stringify(makeFields()), type)
    expect(response.status).toBe(415)
    expect(await response.json()).toMatchObject({ error: { code: 'unsupported_type' } })
  })

  it('may be missing where a verb needs no more than its address', async () => {
    const answer = await site.fetch(`${encodeURI(post.path)}/reactions?on=1&kind=like`, {
      method: 'POST',
      headers: OWN_PAGE,
    })
    expect(answer.status).not.toBe(415)
    expect((await sent('')).status).toBe(422)
  })

  it.each([
    ['application/json', JSON.stringify],
    ['application/json;charset=UTF-8', JSON.stringify],
    ['APPLICATION/JSON; charset="utf8"', JSON.stringify],
    [
      'application/x-www-form-urlencoded; charset=utf-8',
      (f: object) => String(new URLSearchParams({ ...f })),
    ],
  ] as const)('of type %s is read', async (type, print) => {
    expect((await sent(print(makeFields()), type)).status).toBe(201)
  })

  it.each(['', '{', '[]', '"text"', 'null', '7', '{"name": }', 'name=a'])(
    'of JSON that is no object is refused 400: %s',
    async (body) => {
      const response = await sent(body, 'application/json')
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: { code: 'malformed' } })
    },
  )

  it('of bytes that are no UTF-8 is refused 400, not changed', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(makeFields({ body: 'a?b' })))
    bytes[bytes.indexOf(0x3f)] = 0xff
    expect((await sent(bytes, 'application/json')).status).toBe(400)
  })

  it('nested as deep as it can be is judged', async () => {
    const deep = `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
    expect((await sent(deep, 'application/json')).status).toBe(422)
  })

  it('cannot reach what objects inherit', async () => {
    const fields = `{"__proto__":{"name":"a","body":"b"},"key":"${crypto.randomUUID()}"}`
    expect((await sent(fields, 'application/json')).status).toBe(422)
  })
})
