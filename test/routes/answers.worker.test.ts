import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { GUEST, makeDevice, makeOwner, write } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'

function opened() {
  const post = makePost()
  const asked = watch(env.DB)
  return { post, address: encodeURI(post.path), asked, site: makeSite([post], { DB: asked.db }) }
}

describe('an answer', () => {
  it('stands under its thread, with whom it answers, and is written without JavaScript', async () => {
    const { post, address, site } = opened()
    const [ana, ben] = [makeDevice(), makeDevice()]
    const root = await write(site, post.path, ana, { name: '안나' })
    await write(site, post.path, ana, { name: '뒤의 사람' })
    const first = await write(site, post.path, ben, { name: '벤', parent: String(root.id) })
    const page = await (await site.get(`/comments/${first.id}/reply`)).text()
    expect(await textOf(page, '#comment-form-title')).toBe('벤님에게 답글')
    const form = await findForm(page)
    const fields = { ...form?.fields, name: '조', body: '벤에게' }
    const refused = await findForm(
      await (await site.submit(form?.action ?? '', { ...fields, name: ' ' })).text(),
    )
    expect(refused?.fields).toMatchObject({ parent: String(first.id), body: '벤에게' })
    expect((await site.submit(form?.action ?? '', fields)).status).toBe(303)
    const html = await (await site.get(address)).text()
    expect([...html.matchAll(/<bdi class="comment-name">([^<]+)</g)].map((m) => m[1])).toEqual([
      ...['안나', '벤', '조', '뒤의 사람'],
    ])
    expect(await textOf(html, '.addressee bdi')).toBe('벤')
  })

  it('to what is not there is refused, and keeps the text', async () => {
    const { post, site, address } = opened()
    const other = makePost()
    const both = makeSite([post, other])
    const elsewhere = await write(both, other.path, GUEST, {})
    for (const parent of ['1', 'x', String(elsewhere.id)]) {
      const response = await site.submit(`${address}/comments`, {
        ...makeFields({ body: '남는 글' }),
        parent,
      })
      expect([parent, response.status]).toEqual([parent, 422])
      expect((await findForm(await response.text()))?.fields.body).toBe('남는 글')
    }
  })

  it('stored before its comment was deleted is given again to a retry', async () => {
    const { post, site, address } = opened()
    const ana = makeDevice()
    const root = await write(site, post.path, ana, {})
    const fields = { ...makeFields(), parent: String(root.id) }
    const first = await (await site.send(`${address}/comments`, fields)).json<{ id: number }>()
    await site.send(`/comments/${root.id}/delete`, {}, ana)
    expect(await (await site.send(`${address}/comments`, fields)).json()).toMatchObject({
      id: first.id,
      status: 'visible',
    })
  })

  it('to what turned secret is secret, and cannot be made public while that is', async () => {
    const { post, site } = opened()
    const [ana, ben] = [makeDevice(), makeDevice()]
    const root = await write(site, post.path, ana, {})
    const answer = await write(site, post.path, ben, { parent: String(root.id) })
    const deeper = await write(site, post.path, ana, { parent: String(answer.id) })
    await site.send(`/comments/${root.id}`, { secret: 'on' }, ana)
    await site.send(`/comments/${answer.id}`, { secret: 'off' }, ben)
    const { results } = await env.DB.prepare('SELECT secret FROM comments WHERE id IN (?, ?, ?)')
      .bind(root.id, answer.id, deeper.id)
      .all()
    expect(results).toEqual([{ secret: 1 }, { secret: 1 }, { secret: 1 }])
  })
})

describe('an answer that waits', () => {
  it.each(['hidden with what it answers', 'hidden only when it is approved'])('is %s', async (when) => {
    const { post, site } = opened()
    const [ana, ben, owner] = [makeDevice(), makeDevice(), await makeOwner()]
    const root = await write(site, post.path, ana, {})
    const answer = await write(site, post.path, ben, { parent: String(root.id) })
    const deeper = await write(site, post.path, ben, { parent: String(answer.id), body: '가장 깊은 글' })
    await site.send(`/admin/comments/${answer.id}/hold`, {}, owner)
    await site.send(`/comments/${root.id}`, { secret: 'on' }, ana)
    if (when.includes('only'))
      await env.DB.prepare('UPDATE comments SET secret = 0 WHERE id = ?').bind(answer.id).run()
    expect(await (await site.get(`${encodeURI(post.path)}/comments`)).text()).not.toContain('가장 깊은 글')
    await site.send(`/admin/comments/${answer.id}/approve`, {}, owner)
    const { results } = await env.DB.prepare('SELECT secret, status FROM comments WHERE id IN (?, ?)')
      .bind(answer.id, deeper.id)
      .all()
    expect(results).toEqual(Array(2).fill({ secret: 1, status: 'visible' }))
  })
})

describe('new comments', () => {
  it('are asked for at the cost of one row while there are none, and then told', async () => {
    const { post, address, asked, site } = opened()
    const { id } = await write(site, post.path, GUEST, {})
    const ask = (headers = {}) =>
      site.get(`${address}/comments?after=${id}`, { accept: 'application/json', ...headers })
    const first = await ask()
    expect(await first.json()).toEqual({ comments: [] })
    const etag = first.headers.get('etag') ?? ''
    const before = asked.rows.read
    expect((await ask({ 'if-none-match': etag })).status).toBe(304)
    expect(asked.rows.read - before).toBe(1)
    await write(site, post.path, GUEST, { body: '새 글' })
    expect(await (await ask({ 'if-none-match': etag })).json()).toMatchObject({
      comments: [{ html: '<p>새 글</p>' }],
    })
  })
})

describe('a conversation that closes after some days', () => {
  it('takes comments until then, and shows them ever after', async () => {
    const post = makePost({ publishedAt: Date.now() - 3 * 86_400_000 })
    const blog = { ...BLOG, comments: { ...BLOG.comments, closeAfterDays: 4 } }
    const site = makeSite([post], {}, { blog })
    const { id } = await write(site, post.path, GUEST, {})
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * 86_400_000)
    expect((await site.send(`${encodeURI(post.path)}/comments`, makeFields())).status).toBe(403)
    const html = await (await site.get(encodeURI(post.path))).text()
    expect(await findForm(html)).toBeUndefined()
    expect(html).toContain(`id="c-${id}"`)
    expect((await site.get(`/comments/${id}/reply`)).status).toBe(403)
    clock.mockRestore()
  })
})
