import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { findForm, textOf } from '../../support/worker/html.ts'
import { linesOf, statusOf } from '../../support/worker/moderated.ts'
import { BLOG, makePost } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { become, GUEST, makeDevice, makeOwner, write } from '../../support/worker/thread.ts'

async function opened() {
  const post = makePost()
  const site = makeSite([post])
  const [owner, writer] = [await makeOwner(), makeDevice()]
  const answer = (fields: Record<string, string>, key: string = crypto.randomUUID()) =>
    site.send(`/admin/posts/${post.id}/comments`, { key, ...fields }, owner)
  return { post, site, owner, writer, answer, address: encodeURI(post.path) }
}

const rowOf = (id: number) =>
  env.DB.prepare('SELECT name, owner, secret, parent_id, root_id, status FROM comments WHERE id = ?')
    .bind(id)
    .first()

describe('the owner’s answer', () => {
  it('stands in the thread under the author’s name, marked', async () => {
    const { post, site, writer, answer, address } = await opened()
    const asked = await write(site, post.path, writer, { body: '물음' })
    const said = await answer({ body: '**대답**', parent: String(asked.id) })
    expect(said.status).toBe(201)
    const { id } = await said.json<{ id: number }>()
    expect(await rowOf(id)).toEqual({
      ...{
        name: BLOG.author,
        owner: 1,
        secret: 0,
        parent_id: asked.id,
        root_id: asked.id,
        status: 'visible',
      },
    })
    const html = await (await site.get(address)).text()
    expect(await textOf(html, `#c-${id} .badge`)).toBe('글쓴이')
    expect(await textOf(html, `#c-${id} strong`)).toBe('대답')
  })

  it('to a secret comment is secret: its writer reads it, nobody else', async () => {
    const { post, site, writer, answer, address } = await opened()
    const asked = await write(site, post.path, writer, { body: '몰래 묻기', secret: 'on' })
    await answer({ body: '몰래 대답', parent: String(asked.id) })
    expect(await (await site.get(address, writer)).text()).toContain('몰래 대답')
    for (const other of [GUEST, makeDevice()])
      expect(await (await site.get(address, other)).text()).not.toContain('몰래 대답')
  })

  it('sent twice is one, and another text under its key is refused', async () => {
    const { post, site, writer, answer } = await opened()
    const asked = await write(site, post.path, writer, { body: '물음' })
    const [key, parent] = [crypto.randomUUID(), String(asked.id)]
    const first = await (await answer({ body: '대답', parent }, key)).json<{ id: number }>()
    expect(await (await answer({ body: '대답', parent }, key)).json()).toMatchObject({ id: first.id })
    expect((await answer({ body: '딴 대답', parent }, key)).status).toBe(409)
  })

  it('lets a waiting comment through, and a repeat does not do so again', async () => {
    const { post, site, owner, writer, answer } = await opened()
    const asked = await write(site, post.path, writer, { body: '물음' })
    await become(asked.id, 'held')
    const [key, parent] = [crypto.randomUUID(), String(asked.id)]
    expect((await answer({ body: '대답', parent }, key)).status).toBe(201)
    expect(await statusOf(asked.id)).toBe('visible')
    expect(await linesOf(asked.id)).toMatchObject([{ verb: 'approve', before: 'held', after: 'visible' }])
    await site.submit(`/admin/comments/${asked.id}/hold`, {}, owner)
    expect((await answer({ body: '대답', parent }, key)).status).toBe(201)
    expect(await statusOf(asked.id)).toBe('held')
  })

  it.each(['spam', 'deleted'])(
    'to a comment that is %s comes back filled, with a new key',
    async (status) => {
      const { post, site, owner, writer } = await opened()
      const asked = await write(site, post.path, writer, { body: '물음' })
      await become(asked.id, status)
      const key = crypto.randomUUID()
      const fields = { key, body: '  쓰던 <답>', parent: String(asked.id), back: '/admin/comments' }
      const said = await site.submit(`/admin/posts/${post.id}/comments`, fields, owner)
      expect(said.status).toBe(422)
      const html = await said.text()
      expect(await textOf(html, 'title')).toMatch(/^답하려는 댓글이 지워졌거나 스팸입니다/)
      const form = await findForm(html, '.answer-form')
      expect(form?.fields.body).toBe('  쓰던 <답>')
      expect(form?.fields.key).not.toBe(key)
    },
  )

  it('needs a text, a post of this blog and a parent of this post', async () => {
    const { site, owner, answer } = await opened()
    const elsewhere = makePost()
    const other = await write(makeSite([elsewhere]), elsewhere.path, makeDevice(), { body: '딴 글' })
    expect((await answer({ body: ' ' })).status).toBe(422)
    expect((await answer({ body: '대답', parent: String(other.id) })).status).toBe(422)
    expect(
      (await site.send('/admin/posts/none/comments', { body: 'x', key: 'x'.repeat(8) }, owner)).status,
    ).toBe(404)
  })

  it('leads back to the queue it was written in', async () => {
    const { post, site, owner } = await opened()
    const fields = { key: crypto.randomUUID(), body: '한마디', back: '/admin/comments?status=visible' }
    const said = await site.submit(`/admin/posts/${post.id}/comments`, fields, owner)
    expect(said.headers.get('location')).toMatch(/^\/admin\/comments\?status=visible&did=answer&done=\d+$/)
    const html = await (await site.get(said.headers.get('location') ?? '', owner)).text()
    expect(await textOf(html, '#done')).toContain('답을 올렸습니다.')
  })
})
