import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { FUTURE, makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'

const countOf = (post: string) =>
  env.DB.prepare('SELECT count(*) AS n FROM comments WHERE post_id = ?').bind(post).first<number>('n')

const post = makePost()
const address = encodeURI(post.path)
const site = makeSite([post])

const KEY = '0b9f0f2e-7f57-4c55-9d93-2f8f7b7c5a10'
const RULES: readonly (readonly [string, object, string, string])[] = [
  ['an empty name', { name: ' ' }, 'name_empty', 'name'],
  ['a missing name', { name: undefined }, 'wrong_type', 'name'],
  ['a name nobody sees', { name: '\u3164\u200b' }, 'name_empty', 'name'],
  ['a name of 41 characters', { name: '가'.repeat(41) }, 'name_too_long', 'name'],
  ['an empty body', { body: ' \n ' }, 'body_empty', 'body'],
  ['a body of 2,001 characters', { body: '가'.repeat(2001) }, 'body_too_long', 'body'],
  ['a NUL', { body: 'a\u0000b' }, 'text_forbidden_character', 'body'],
  ['a bidi override', { name: 'a\u202eb' }, 'text_forbidden_character', 'name'],
  ['stacked marks', { body: `a${'\u0301'.repeat(5)}` }, 'text_zalgo', 'body'],
  ['a lone surrogate', { body: 'a\ud800' }, 'text_malformed', 'body'],
  ['a number for a body', { body: 7 }, 'wrong_type', 'body'],
  ['a list for a name', { name: ['a'] }, 'wrong_type', 'name'],
  ['no key', { key: undefined }, 'key_invalid', 'key'],
  ['a key of other characters', { key: 'abc def ghi' }, 'key_invalid', 'key'],
  ['a key that is too short', { key: 'abc' }, 'key_invalid', 'key'],
]

describe('a comment that breaks a rule', () => {
  it.each(RULES)('by %s is answered 422 in JSON that names code and field', async (_, given, code, field) => {
    const response = await site.send(`${address}/comments`, { ...makeFields({ key: KEY }), ...given })
    expect(response.status).toBe(422)
    const { error } = await response.json<{ error: { code: string; message: string; field: string } }>()
    expect(error).toEqual({ code, field, message: expect.stringMatching(/[가-힣].*\.$/) })
    expect(await countOf(post.id)).toBe(0)
  })

  it.each([
    ['ko', 'en-XX;q=0.1, ko-KR', '이름을 적어 주세요.'],
    ['en', 'fr, en-GB;q=0.8, ko;q=0.2', 'Please give a name.'],
    ['ko, the blog’s, for who asks for neither', 'fr', '이름을 적어 주세요.'],
  ])('is told so in %s', async (_, language, message) => {
    const fields = makeFields({ name: '' })
    const json = await site.send(`${address}/comments`, fields, { 'accept-language': language })
    expect(await json.json()).toEqual({ error: { code: 'name_empty', field: 'name', message } })
    const page = await site.submit(`${address}/comments`, fields, { 'accept-language': language })
    expect(await textOf(await page.text(), '#comment-problem')).toBe(message)
  })

  it('comes back as the filled form with a new key, and mended it is taken', async () => {
    const post = makePost()
    const address = encodeURI(post.path)
    const site = makeSite([post])
    const typed = makeFields({ name: '가'.repeat(41), body: '\n첫 줄\n\n</textarea><b>"끝"</b> &lt;' })
    const response = await site.submit(`${address}/comments`, typed)
    expect(response.status).toBe(422)
    const html = await response.text()
    const form = await findForm(html)
    expect(form).toMatchObject({
      action: `${address}/comments`,
      fields: { name: typed.name, body: typed.body },
    })
    expect(form?.fields.key).not.toBe(typed.key)
    expect(html).toMatch(/<input[^>]* id="comment-name"[^>]* aria-invalid="true"/)
    expect((await site.submit(`${address}/comments`, { ...form?.fields, name: '길손' })).status).toBe(303)
    expect(await countOf(post.id)).toBe(1)
  })
})

describe('a post that takes no comments', () => {
  it.each([
    ['is unknown', '/posts/none/comments'],
    ['is unknown in its language', '/en/posts/none/comments'],
    ['has an address of broken bytes', '/posts/%E0%A4%A/comments'],
  ])('because it %s answers 404', async (_, path) => {
    expect((await site.submit(path, makeFields())).status).toBe(404)
    const json = await site.send(path, makeFields())
    expect(json.status).toBe(404)
    expect(await json.json()).toMatchObject({ error: { code: 'not_found' } })
  })

  it('because it is not yet out answers as an unknown one', async () => {
    const hidden = makePost({ publishedAt: FUTURE })
    const response = await makeSite([hidden]).send(`${encodeURI(hidden.path)}/comments`, makeFields())
    const unknown = await site.send('/posts/none/comments', makeFields())
    expect(response.status).toBe(404)
    expect(await response.text()).toBe(await unknown.text())
    expect(await countOf(hidden.id)).toBe(0)
  })

  it('because they are closed shows what was said, without a form, and refuses 403', async () => {
    const closed = makePost()
    const path = encodeURI(closed.path)
    await makeSite([closed]).submit(`${path}/comments`, makeFields({ body: '닫히기 전' }))
    const site = makeSite([{ ...closed, comments: 'closed' }])
    const html = await (await site.get(path)).text()
    expect(html).toContain('닫히기 전')
    expect(html).toContain('이 글의 댓글은 닫혀 있습니다.')
    expect(await findForm(html)).toBeUndefined()
    const response = await site.send(`${path}/comments`, makeFields())
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ error: { code: 'comments_closed' } })
    expect(await countOf(closed.id)).toBe(1)
  })

  it('because they are off has no conversation at all', async () => {
    const off = makePost({ comments: 'off' })
    const site = makeSite([off])
    const path = encodeURI(off.path)
    expect(await (await site.get(path)).text()).not.toContain('id="conversation"')
    expect((await site.submit(`${path}/comments`, makeFields())).status).toBe(404)
    expect((await site.get(`${path}/comments`)).status).toBe(404)
    expect((await site.submit(`${path}/reactions`, { kind: 'like' })).status).toBe(404)
  })
})
