import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { become, GUEST, makeDevice, makeOwner, write } from '../support/worker/thread.ts'

const HOUR = 3_600_000
const PASSWORD = '참깨 열쇠'

function opened() {
  const post = makePost()
  return { post, address: encodeURI(post.path), site: makeSite([post]), ana: makeDevice(), ben: makeDevice() }
}

const rowOf = (id: number) =>
  env.DB.prepare('SELECT * FROM comments WHERE id = ?').bind(id).first<Record<string, unknown>>()

const auditOf = async (id: number) =>
  (
    await env.DB.prepare('SELECT actor, verb, before, after FROM audit WHERE comment_id = ? ORDER BY id')
      .bind(id)
      .all<Record<string, string>>()
  ).results.map((line) => Object.values(line).join(' '))

describe('a comment is edited', () => {
  it('by its device, by its token, by its password; rendered anew, and marked', async () => {
    const { post, address, site, ana } = opened()
    const { id, editToken } = await write(site, post.path, ana, { body: '처음', password: PASSWORD })
    const claims = [
      [{}, ana],
      [{ editToken }, GUEST],
      [{ password: PASSWORD }, GUEST],
    ] as const
    for (const [i, [claim, by]] of claims.entries()) {
      const response = await site.send(`/comments/${id}`, { body: `**${i}**번째`, ...claim }, by)
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ id, html: `<p><strong>${i}</strong>번째</p>` })
    }
    expect((await rowOf(id))?.edited_at).toEqual(expect.any(Number))
    expect(await textOf(await (await site.get(address)).text(), `#c-${id} .edited`)).toContain('고침')
    expect(await auditOf(id)).toEqual(Array(3).fill('writer edit visible visible'))
  })

  it('by nobody else: 403 for what is public, 404 for what is not', async () => {
    const { post, site, ana, ben } = opened()
    const { id } = await write(site, post.path, ana, { password: PASSWORD })
    const tries = [
      [{}, ben],
      [{ editToken: 'A'.repeat(43) }, ben],
      [{ password: '아닌 열쇠' }, GUEST],
    ] as const
    for (const [claim, by] of tries) {
      const response = await site.send(`/comments/${id}`, { body: '남의 글', ...claim }, by)
      expect([response.status, await response.json()]).toEqual([
        403,
        { error: { code: 'not_yours', message: expect.any(String) } },
      ])
    }
    await become(id, 'held')
    const held = await site.send(`/comments/${id}`, { body: '남의 글' }, ben)
    const unknown = await site.send('/comments/12345', { body: '남의 글' }, ben)
    expect([held.status, await held.text()]).toEqual([404, await unknown.text()])
    expect((await rowOf(id))?.source).not.toBe('남의 글')
  })

  it('as long as the blog lets it; afterwards it can only be hidden or deleted', async () => {
    const { post, site, ana } = opened()
    const { id } = await write(site, post.path, ana, {})
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 24 * HOUR + 1)
    const late = await site.send(`/comments/${id}`, { body: '늦은 글' }, ana)
    expect(late.status).toBe(422)
    expect(await late.json()).toMatchObject({ error: { code: 'edit_window_over', field: 'body' } })
    expect((await site.send(`/comments/${id}`, { secret: 'on' }, ana)).status).toBe(200)
    expect(await rowOf(id)).toMatchObject({ secret: 1, edited_at: null })
    clock.mockRestore()
  })

  it('and does not come free by it when it waits', async () => {
    const { post, site, ana } = opened()
    const { id } = await write(site, post.path, ana, {})
    await become(id, 'spam')
    const response = await site.send(`/comments/${id}`, { body: '고운 말' }, ana)
    expect(await response.json()).toMatchObject({ status: 'held' })
    expect((await rowOf(id))?.status).toBe('spam')
  })

  it('without JavaScript: from the link, by password, to the text and back', async () => {
    const { post, address, site, ana } = opened()
    const { id } = await write(site, post.path, ana, { body: '첫 줄\n\n둘째 <b>', password: PASSWORD })
    const asks = await findForm(await (await site.get(`/comments/${id}/edit`)).text(), '#verb-form')
    expect(asks).toMatchObject({ action: `/comments/${id}/edit`, fields: { password: '' } })
    const wrong = await site.submit(`/comments/${id}/edit`, { password: '아니다' })
    expect(wrong.status).toBe(403)
    expect(await wrong.text()).toContain('<title>이 댓글을 쓴 브라우저가 아니거나')
    const page = await (await site.submit(`/comments/${id}/edit`, { password: PASSWORD })).text()
    expect(page).not.toContain(PASSWORD)
    const form = await findForm(page, '#verb-form')
    expect(form?.fields.body).toBe('첫 줄\n\n둘째 <b>')
    const empty = await site.submit(form?.action ?? '', { ...form?.fields, body: ' ' })
    expect(empty.status).toBe(422)
    const again = await findForm(await empty.text(), '#verb-form')
    const saved = await site.submit(again?.action ?? '', { ...again?.fields, body: '고친 글' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${address}#c-${id}`])
    expect(await textOf(await (await site.get(address)).text(), `#c-${id} .comment-body`)).toBe('고친 글')
  })
})

describe('a comment that was taken from sight', () => {
  const doors = (address: string, id: number) => [
    ...[address, '/', `/comments/${id}/reply`, '/comments/feed.xml', '/me'],
    ...['', '?sort=newest', '?sort=best', '?after=0', '/feed.xml'].map((end) => `${address}/comments${end}`),
  ]
  const MANY_DOORS = 6

  it.each([
    ['secret', '', { secret: 'on' }],
    ['deleted', '/delete', {}],
    ['held by the owner', '/hold', {}],
  ])(
    '(%s) is gone at once here and for who has a cookie, and within five seconds on another isolate',
    async (how, verb, fields) => {
      const { post, address, site, ana, ben } = opened()
      const owner = await makeOwner()
      const elsewhere = makeSite([post])
      const { id } = await write(site, post.path, ana, { body: '한때 열린 글' })
      const seenAt = async (at: typeof site, by = GUEST) => {
        const seen: string[] = []
        for (const door of doors(address, id))
          if ((await (await at.get(door, by)).text()).includes('한때 열린 글')) seen.push(door)
        return seen
      }
      for (const at of [site, elsewhere]) expect((await seenAt(at)).length).toBeGreaterThanOrEqual(MANY_DOORS)
      expect((await seenAt(elsewhere, ben)).length).toBeGreaterThanOrEqual(MANY_DOORS)
      const by = how === 'held by the owner' ? owner : ana
      const at = `${how === 'held by the owner' ? '/admin' : ''}/comments/${id}${verb}`
      expect((await site.send(at, fields, by)).status).toBe(200)
      // The front page is remembered for up to five seconds, here as elsewhere.
      expect((await seenAt(site)).filter((door) => door !== '/')).toEqual([])
      expect(await seenAt(elsewhere, ben)).toEqual([])
      expect((await seenAt(site, ana)).length > 0).toBe(how !== 'deleted')
      const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5001)
      expect(await seenAt(elsewhere)).toEqual([])
      clock.mockRestore()
    },
  )
})

describe('a comment is deleted', () => {
  it('with name, text and password, at any time, twice as once, and the audit says so', async () => {
    const { post, address, site, ana } = opened()
    const { id } = await write(site, post.path, ana, { name: '안나', body: '지울 글', password: PASSWORD })
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000 * HOUR)
    for (const _ of [1, 2]) {
      const response = await site.send(`/comments/${id}/delete`, {}, ana)
      expect([response.status, await response.json()]).toEqual([200, { id, status: 'deleted' }])
    }
    clock.mockRestore()
    expect(await rowOf(id)).toMatchObject({
      ...{ status: 'deleted', name: '', source: '', html: '' },
      ...{ password_salt: null, password_hash: null, pepper_id: null, request_digest: expect.anything() },
    })
    expect(await auditOf(id)).toEqual(['writer delete visible deleted'])
    expect(await (await site.get(address)).text()).not.toContain(`id="c-${id}"`)
    expect((await site.get(`/comments/${id}`, ana)).status).toBe(404)
  })

  it('leaving its place while answers hang there, and none when they are gone', async () => {
    const { post, address, site, ana, ben } = opened()
    const root = await write(site, post.path, ana, {})
    const answer = await write(site, post.path, ben, { parent: String(root.id) })
    await site.submit(`/comments/${root.id}/delete`, {}, ana)
    const place = async () => textOf(await (await site.get(address)).text(), `#c-${root.id}`)
    expect(await place()).toContain('지워진 댓글입니다')
    await site.submit(`/comments/${answer.id}/delete`, {}, ben)
    expect(await place()).toBe('')
  })

  it('by its password through a form; the same key then makes no second one', async () => {
    const { post, address, site } = opened()
    const fields = { name: '길손', body: '글', key: crypto.randomUUID(), password: PASSWORD }
    const { id } = await (await site.send(`${address}/comments`, fields)).json<{ id: number }>()
    const form = await findForm(await (await site.get(`/comments/${id}/delete`)).text(), '#verb-form')
    const response = await site.submit(form?.action ?? '', { ...form?.fields, password: PASSWORD })
    expect([response.status, response.headers.get('location')]).toEqual([303, `${address}#conversation`])
    const again = await site.send(`${address}/comments`, fields)
    expect(await again.json()).toMatchObject({ id, status: 'deleted', html: '' })
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE post_id = ?').bind(post.id).first('n'),
    ).toBe(1)
  })
})
