import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'

const JSON_TYPE = { accept: 'application/json' }

interface Receipt {
  readonly id: number
  readonly status: string
  readonly html: string
  readonly editToken: string
}

const storedOf = async (post: string) =>
  (
    await env.DB.prepare('SELECT id, name, source FROM comments WHERE post_id = ? ORDER BY id')
      .bind(post)
      .all<{ id: number; name: string; source: string }>()
  ).results

function opened() {
  const post = makePost()
  return { post, address: encodeURI(post.path), site: makeSite([post]) }
}

describe('a comment sent by the form', () => {
  it('is stored, and the browser is led to it with a device of its own', async () => {
    const { post, address, site } = opened()
    const response = await site.submit(`${address}/comments`, makeFields({ body: '첫 댓글' }))
    expect(response.status).toBe(303)
    const [stored] = await storedOf(post.id)
    expect(stored).toMatchObject({ name: '길손', source: '첫 댓글' })
    expect(response.headers.get('location')).toBe(`${address}#c-${stored?.id}`)
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-madang-device=[\w-]{22}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure$/,
    )
  })

  it('stands on the page it leads to', async () => {
    const { address, site } = opened()
    const response = await site.submit(`${address}/comments`, makeFields({ body: '보이는 **댓글**' }))
    const id = response.headers.get('location')?.split('#')[1]
    const html = await (await site.get(address, cookieOf(response))).text()
    expect(await textOf(html, `li#${id} strong`)).toBe('댓글')
  })

  it('gives no second device to a browser that has one', async () => {
    const { address, site } = opened()
    const first = await site.submit(`${address}/comments`, makeFields())
    const second = await site.submit(`${address}/comments`, makeFields({ body: '또' }), cookieOf(first))
    expect(second.status).toBe(303)
    expect(second.headers.get('set-cookie')).toBeNull()
  })

  it('goes without Secure on loopback http alone', async () => {
    const { address, site } = opened()
    const nearby = await site.submit(`http://127.0.0.1:8787${address}/comments`, makeFields())
    expect(nearby.headers.get('set-cookie')).toMatch(/^madang-device=[\w-]{22}; .*SameSite=Lax$/)
    const faraway = await site.submit(`http://127.0.0.1.example${address}/comments`, makeFields())
    expect(faraway.headers.get('set-cookie')).toMatch(/^__Host-.*; Secure$/)
  })
})

describe('a comment sent as JSON', () => {
  it('is answered 201 with id, status, html and a token that edits it', async () => {
    const { post, address, site } = opened()
    const response = await site.send(`${address}/comments`, makeFields({ body: '*기울임*' }))
    expect(response.status).toBe(201)
    const [stored] = await storedOf(post.id)
    expect(await response.json()).toMatchObject({
      id: stored?.id,
      status: 'visible',
      html: '<p><em>기울임</em></p>',
      editToken: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('may be a form that asks for JSON', async () => {
    const { address, site } = opened()
    expect((await site.submit(`${address}/comments`, makeFields(), JSON_TYPE)).status).toBe(201)
  })

  it('may ask for the page', async () => {
    const { address, site } = opened()
    const response = await site.send(`${address}/comments`, makeFields(), { accept: 'text/html' })
    expect(response.status).toBe(303)
  })
})

describe('one key', () => {
  it('with the same text gives the same answer again, as JSON and as a page', async () => {
    const { post, address, site } = opened()
    const fields = makeFields()
    const first = await site.send(`${address}/comments`, fields)
    const again = await site.send(`${address}/comments`, fields)
    expect(again.status).toBe(201)
    expect(await again.json()).toEqual(await first.json())
    expect(cookieOf(again)).toEqual(cookieOf(first))
    const page = await site.submit(`${address}/comments`, fields)
    const [stored, ...others] = await storedOf(post.id)
    expect(page.headers.get('location')).toBe(`${address}#c-${stored?.id}`)
    expect(others).toEqual([])
  })

  it('with another text is a conflict, and the form comes back filled, with a new key', async () => {
    const { post, address, site } = opened()
    const fields = makeFields()
    await site.submit(`${address}/comments`, fields)
    const response = await site.submit(`${address}/comments`, { ...fields, body: '다른 글\n\n<b>&amp;' })
    expect(response.status).toBe(409)
    expect(response.headers.get('set-cookie')).toBeNull()
    const form = await findForm(await response.text())
    expect(form).toMatchObject({
      action: `${address}/comments`,
      fields: { name: '길손', body: '다른 글\n\n<b>&amp;' },
    })
    expect(form?.fields.key).not.toBe(fields.key)
    expect(await storedOf(post.id)).toHaveLength(1)
    const sent = await site.submit(`${address}/comments`, { ...form?.fields })
    expect(sent.status).toBe(303)
    expect(await storedOf(post.id)).toHaveLength(2)
  })

  it('with another name is a conflict too, and JSON says so', async () => {
    const { address, site } = opened()
    const fields = makeFields()
    await site.send(`${address}/comments`, fields)
    const response = await site.send(`${address}/comments`, { ...fields, name: '다른 이' })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ error: { code: 'key_reused', field: 'key' } })
  })

  it('serves under each post anew', async () => {
    const [one, other] = [makePost(), makePost()]
    const site = makeSite([one, other])
    const fields = makeFields()
    await site.submit(`${encodeURI(one.path)}/comments`, fields)
    await site.submit(`${encodeURI(other.path)}/comments`, { ...fields, body: '다른 글' })
    expect(await storedOf(one.id)).toHaveLength(1)
    expect(await storedOf(other.id)).toHaveLength(1)
  })

  it('sent 50 times at once makes one comment and 50 equal answers', async () => {
    const { post, address, site } = opened()
    const fields = makeFields()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => site.send(`${address}/comments`, fields)),
    )
    expect(answers.map((a) => a.status)).toEqual(Array(50).fill(201))
    const receipts = await Promise.all(answers.map((a) => a.json<Receipt>()))
    expect(new Set(receipts.map((r) => JSON.stringify(r))).size).toBe(1)
    expect(new Set(answers.map((a) => cookieOf(a).cookie)).size).toBe(1)
    expect(await storedOf(post.id)).toHaveLength(1)
  })
})
