import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'
import { GUEST, makeDevice, write } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'
import { findAll, readXml } from '../support/worker/xml.ts'

const POLL = { question: '무엇을 쓰나요?', options: ['하나', '둘 <b>'] }

function opened(given: Parameters<typeof makePost>[0] = {}) {
  const post = makePost(given)
  const asked = watch(env.DB)
  return { post, address: encodeURI(post.path), asked, site: makeSite([post], { DB: asked.db }) }
}

describe('a like', () => {
  it('is one per device, however often it is pressed, and can be taken back; ≤ 3 rows', async () => {
    const { post, asked, site } = opened()
    const [ana, ben] = [makeDevice(), makeDevice()]
    const { id } = await write(site, post.path, GUEST, {})
    const press = async (on: string, by: typeof ana) =>
      (await site.send(`/comments/${id}/reactions`, { kind: 'like', on }, by)).json()
    const before = asked.rows.written
    expect(await press('1', ana)).toEqual({ counts: { like: 1 }, mine: ['like'] })
    expect(asked.rows.written - before).toBeLessThanOrEqual(3)
    expect(await press('1', ana)).toEqual({ counts: { like: 1 }, mine: ['like'] })
    expect(await press('1', ben)).toEqual({ counts: { like: 2 }, mine: ['like'] })
    expect(await press('0', ana)).toEqual({ counts: { like: 1 }, mine: [] })
  })

  it('without JavaScript leads back to its comment, shown as pressed to this browser', async () => {
    const { post, address, site } = opened()
    const { id } = await write(site, post.path, GUEST, {})
    const response = await site.submit(`/comments/${id}/reactions?on=1`, {
      kind: 'like',
      key: crypto.randomUUID(),
    })
    expect([response.status, response.headers.get('location')]).toEqual([303, `${address}#c-${id}`])
    const button = /<button[^>]*form="likes"[^>]*>/
    expect(button.exec(await (await site.get(address, cookieOf(response))).text())?.[0]).toContain(
      'aria-pressed="true"',
    )
    expect(button.exec(await (await site.get(address)).text())?.[0]).toContain('aria-pressed="false"')
  })
})

describe('a poll', () => {
  it('keeps its result from who has not voted, takes one vote per device, and lets it change; ≤ 3 rows', async () => {
    const { address, asked, site } = opened({ poll: POLL })
    const [ana, ben] = [makeDevice(), makeDevice()]
    const form = await findForm(await (await site.get(address)).text(), '#poll')
    expect(form).toMatchObject({ action: `${address}/poll`, fields: { key: expect.any(String) } })
    const vote = async (option: unknown, by: typeof ana) =>
      (await site.send(`${address}/poll`, { option }, by)).json()
    const before = asked.rows.written
    expect(await vote('0', ana)).toEqual({ counts: { 0: 1 }, mine: ['0'] })
    expect(asked.rows.written - before).toBeLessThanOrEqual(3)
    expect(await vote('1', ben)).toEqual({ counts: { 0: 1, 1: 1 }, mine: ['1'] })
    expect(await vote('1', ana)).toEqual({ counts: { 1: 2 }, mine: ['1'] })
    expect(await textOf(await (await site.get(address)).text(), '#poll .n')).toBe('')
    expect(await textOf(await (await site.get(address, ana)).text(), '#poll .n')).toBe('0표2표')
  })

  it('that is closed tells all, and takes no vote', async () => {
    const closesAt = Date.now() + 1000
    const { address, site } = opened({ poll: { ...POLL, closesAt } })
    expect((await site.submit(`${address}/poll`, { option: '1' })).status).toBe(303)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(closesAt)
    const late = await site.send(`${address}/poll`, { option: '0' })
    expect([late.status, await late.json()]).toMatchObject([422, { error: { code: 'poll_closed' } }])
    expect(await textOf(await (await site.get(address)).text(), '#poll .n')).toBe('0표1표')
    clock.mockRestore()
  })

  it('has no other answers, and other posts have none', async () => {
    const { address, site } = opened({ poll: POLL })
    expect((await site.send(`${address}/poll`, { option: '2' })).status).toBe(422)
    const none = opened()
    expect((await none.site.send(`${none.address}/poll`, { option: '0' })).status).toBe(404)
  })
})

describe('a preview', () => {
  it('is the text as it will look, as HTML, as JSON and in the form, and stores nothing', async () => {
    const { post, address, site } = opened()
    const fields = makeFields({ body: '**굵게** <b>' })
    const html = '<p><strong>굵게</strong> &lt;b&gt;</p>'
    expect(await (await site.submit('/comments/preview', fields)).text()).toBe(html)
    expect(await (await site.send('/comments/preview', fields)).json()).toEqual({ html })
    const page = await (await site.submit(`${address}/comments/preview`, fields)).text()
    expect(page).toContain(html)
    const form = await findForm(page)
    expect(form?.fields).toMatchObject({ name: fields.name, body: fields.body })
    expect((await site.submit('/comments/preview', { body: ' ' })).status).toBe(422)
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE post_id = ?').bind(post.id).first('n'),
    ).toBe(0)
  })
})

describe('a report', () => {
  it('comes to the owner with its reason, once per device', async () => {
    const { post, address, site } = opened()
    const { id } = await write(site, post.path, GUEST, {})
    const form = await findForm(await (await site.get(`/comments/${id}/report`)).text(), '#verb-form')
    const ana = makeDevice()
    for (const _ of [1, 2]) {
      const response = await site.submit(form?.action ?? '', { reason: '광고입니다' }, ana)
      expect([response.status, response.headers.get('location')]).toEqual([303, `${address}#c-${id}`])
    }
    expect((await site.submit(form?.action ?? '', { reason: ' ' }, ana)).status).toBe(422)
    const { results } = await env.DB.prepare('SELECT reason FROM reports WHERE comment_id = ?').bind(id).all()
    expect(results).toEqual([{ reason: '광고입니다' }])
  })
})

describe('moderation', () => {
  const rules = async (moderation: 'first' | 'all') => {
    const { BLOG } = await import('../support/worker/shelf.ts')
    const post = makePost()
    const site = makeSite([post], {}, { blog: { ...BLOG, comments: { ...BLOG.comments, moderation } } })
    return { post, site }
  }

  it('of all holds each comment, marked for its writer', async () => {
    const { post, site } = await rules('all')
    const ana = makeDevice()
    expect(await write(site, post.path, ana, {})).toMatchObject({ status: 'held' })
    expect(await write(site, post.path, ana, {})).toMatchObject({ status: 'held' })
    expect(await textOf(await (await site.get(encodeURI(post.path), ana)).text(), '.waiting')).toContain(
      '기다립니다',
    )
    expect(await textOf(await (await site.get(encodeURI(post.path))).text(), '.empty')).not.toBe('')
  })

  it('of the first holds a device’s comments until one was shown', async () => {
    const { post, site } = await rules('first')
    const ana = makeDevice()
    const { id } = await write(site, post.path, ana, {})
    expect(await write(site, post.path, ana, {})).toMatchObject({ status: 'held' })
    await env.DB.prepare(`UPDATE comments SET status = 'visible' WHERE id = ?`).bind(id).run()
    expect(await write(site, post.path, ana, {})).toMatchObject({ status: 'visible' })
  })
})

describe('comments as feeds', () => {
  it('are of what anybody may read, newest first, by post and for the blog', async () => {
    const { post, address, site } = opened()
    await write(site, post.path, GUEST, { name: '길손 & <b>', body: '첫 **글** &' })
    await write(site, post.path, GUEST, { body: '속말', secret: 'on' })
    const { id } = await write(site, post.path, GUEST, { body: '나중 글' })
    for (const path of [`${address}/comments/feed.xml`, '/comments/feed.xml']) {
      const response = await site.get(path)
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const text = await response.text()
      const contents = findAll(readXml(text), 'content').map((e) => e.text)
      expect(contents.slice(0, 2)).toEqual(['<p>나중 글</p>', '<p>첫 <strong>글</strong> &amp;</p>'])
      expect(text).not.toContain('속말')
      expect(text).toContain(`https://blog.example/comments/${id}`)
      const etag = response.headers.get('etag') ?? ''
      expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
    }
  })

  it('stand on the home page, the newest of them, of posts that are out', async () => {
    const { post, site } = opened()
    const hidden = makePost({ publishedAt: Date.now() + 86_400_000 })
    await write(site, post.path, GUEST, { name: '안나', body: `**긴** 글 ${'가'.repeat(100)}` })
    await write(site, post.path, GUEST, { body: '속말', secret: 'on' })
    await env.DB.prepare(
      `INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
       VALUES (?1, ?2, ?1, 'n', '아직', '', 1, 0)`,
    )
      .bind(Number.MAX_SAFE_INTEGER - 1, hidden.id)
      .run()
    const text = await textOf(await (await site.get('/')).text(), '#recent-comments')
    await env.DB.prepare('DELETE FROM comments WHERE post_id = ?').bind(hidden.id).run()
    expect(text).toMatch(/긴 글 가{56}…/)
    expect(text).not.toMatch(/속말|아직/)
  })
})
