import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm } from '../support/worker/html.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'
import { makeDevice, makeOwner, write } from '../support/worker/thread.ts'

const MINUTE = 60_000

function opened() {
  const post = makePost()
  return { post, site: makeSite([post]), path: `${encodeURI(post.path)}/comments` }
}

const kept = (id: number) =>
  env.DB.prepare(
    'SELECT status, hold_reason AS reason, hex(prefix) AS prefix, print FROM comments WHERE id = ?',
  )
    .bind(id)
    .first<{ status: string; reason: string | null; prefix: string; print: string | null }>()

describe('a comment that looks like spam', () => {
  it('waits, with its reason for the owner, and its writer sees it', async () => {
    const { post, site, path } = opened()
    const ana = makeDevice()
    const { id, status } = await write(site, post.path, ana, { body: '당일대출 상담 010-1234-5678' })
    expect([status, await kept(id)]).toEqual(['held', expect.objectContaining({ reason: 'wording' })])
    expect(await (await site.get(path, ana)).text()).toContain('당일대출')
    expect(await (await site.get(path)).text()).not.toContain('당일대출')
    const queue = await (await site.get('/admin/comments', await makeOwner())).text()
    expect(queue).toContain('광고에 흔한 말이나 연락처가 있습니다.')
  })

  it('waits when its form’s hidden field is filled in', async () => {
    const { post, site, path } = opened()
    const fields = (await findForm(await (await site.get(encodeURI(post.path))).text()))?.fields ?? {}
    expect(fields).toHaveProperty('website', '')
    const ana = makeDevice()
    await site.submit(path, { ...fields, ...makeFields(), key: fields.key ?? '', website: 'x' }, ana)
    const row = await env.DB.prepare('SELECT hold_reason FROM comments WHERE request_key = ?')
      .bind(fields.key)
      .first()
    expect(row).toEqual({ hold_reason: 'honeypot' })
  })

  it('waits after an edit that made it so', async () => {
    const { post, site } = opened()
    const ana = makeDevice()
    const { id } = await write(site, post.path, ana, {})
    await site.send(`/comments/${id}`, { body: '카 지 노 추천인코드 1004 텔레 ace777' }, ana)
    expect(await kept(id)).toMatchObject({ status: 'held', reason: 'wording' })
  })

  it('is shown when the owner writes it', async () => {
    const { post, site } = opened()
    const owner = await makeOwner()
    const { status } = await write(site, post.path, owner, {
      body: '당일대출 상담 010-1234-5678',
      name: BLOG.author,
    })
    expect(status).toBe('visible')
  })
})

describe('a guest under the owner’s name', () => {
  it.each([BLOG.author, '마 당 지 기', '마당\u200b지기', '마당지기.'])('%s waits', async (name) => {
    const { post, site } = opened()
    const { id } = await write(site, post.path, makeDevice(), { name })
    expect(await kept(id)).toMatchObject({ status: 'held', reason: 'owner-name' })
  })
})

describe('a blocked network', () => {
  it('is known by a name that lasts 30 days, and what comes from it waits', async () => {
    const { post, site } = opened()
    const [home, neighbour] = ['2001:db8:7:7::1', '2001:db8:7:7::2']
    const { id } = await write(site, post.path, { ...makeDevice(), 'cf-connecting-ip': home }, {})
    expect((await kept(id))?.prefix).toMatch(/^[0-9A-F]{32}$/)
    await site.send('/admin/blocks', { verb: 'add', kind: 'prefix', comment: String(id) }, await makeOwner())
    const next = await write(site, post.path, { ...makeDevice(), 'cf-connecting-ip': neighbour }, {})
    expect(await kept(next.id)).toMatchObject({ status: 'held', reason: 'blocked-prefix' })
    const other = await write(site, post.path, { ...makeDevice(), 'cf-connecting-ip': '198.51.100.9' }, {})
    expect(await kept(other.id)).toMatchObject({ status: 'visible' })
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 31 * 86_400_000)
    const later = await write(site, post.path, { ...makeDevice(), 'cf-connecting-ip': neighbour }, {})
    clock.mockRestore()
    expect(await kept(later.id)).toMatchObject({ status: 'visible' })
  })
})

describe('a form that comes back', () => {
  it('is as old as it was: a forgotten name is no haste', async () => {
    const { post, site, path } = opened()
    const fields = (await findForm(await (await site.get(encodeURI(post.path))).text()))?.fields ?? {}
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * MINUTE)
    const again = await site.submit(path, {
      ...fields,
      name: '',
      body: '제 글 https://minsu.dev/a https://b.dev',
    })
    const form = await findForm(await again.text())
    expect(form?.fields.key).not.toBe(fields.key)
    const response = await site.submit(path, { ...form?.fields, name: '길손' }, makeDevice())
    clock.mockRestore()
    expect(response.status).toBe(303)
    expect(cookieOf(response).cookie).toBe('')
    const row = await env.DB.prepare('SELECT status FROM comments WHERE request_key = ?')
      .bind(form?.fields.key)
      .first()
    expect(row).toEqual({ status: 'visible' })
  })
})

describe('what a comment is known by', () => {
  it('goes with its text', async () => {
    const { post, site } = opened()
    const ana = makeDevice()
    const { id } = await write(site, post.path, ana, { body: '열두 글자보다는 긴 글을 하나 씁니다.' })
    expect((await kept(id))?.print).toMatch(/^[0-9a-z]+/)
    await site.send(`/comments/${id}/delete`, {}, ana)
    expect(await kept(id)).toMatchObject({ prefix: '', print: null })
  })
})

it('an author who tries things out on their own machine is not held for haste', {
  timeout: 30_000,
}, async () => {
  const { site, path } = opened()
  const headers = { 'cf-connecting-ip': '127.0.0.1' }
  for (let n = 1; n <= 45; n++) {
    const answer = await site.send(path, makeFields({ body: `시험 삼아 남겨 보는 댓글 ${n}` }), headers)
    expect([n, (await answer.json<{ status: string }>()).status]).toEqual([n, 'visible'])
  }
})
