import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { become, makeDevice, type Person, write } from '../support/worker/thread.ts'

function opened() {
  const post = makePost({ poll: { question: '무엇을?', options: ['하나', '둘'] } })
  return { post, address: encodeURI(post.path), site: makeSite([post]), ana: makeDevice(), ben: makeDevice() }
}

/** The same browser with one more cookie. */
const with_ = (by: Person, response: Response): Person => ({
  cookie: [by.cookie ?? '', (response.headers.get('set-cookie') ?? '').split(';')[0]].join('; '),
})

// Fifty comments in a moment are a flood to whoever writes next.
beforeEach(async () => {
  await env.DB.prepare('DELETE FROM comments').run()
})

describe('what a browser wrote', () => {
  it('is listed for it alone, newest first, with what waits, and kept by no cache', async () => {
    const { post, site, ana, ben } = opened()
    for (const body of ['하나', '둘', '셋']) await write(site, post.path, ana, { body })
    const { id } = await write(site, post.path, ana, { body: '기다림' })
    await become(id, 'held')
    const response = await site.get('/me', ana)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect([...html.matchAll(/<p>(하나|둘|셋|기다림)<\/p>/g)].map((m) => m[1])).toEqual([
      '기다림',
      '셋',
      '둘',
      '하나',
    ])
    expect(await textOf(html, '.waiting')).toContain('기다립니다')
    for (const other of [{}, ben])
      expect(await (await site.get('/me', other)).text()).toContain('아직 없습니다')
  })

  it('has its new answers marked until they were looked at', async () => {
    const { post, site, ana, ben } = opened()
    const { id } = await write(site, post.path, ana, {})
    await write(site, post.path, ben, { parent: String(id), body: '첫 답' })
    await write(site, post.path, ana, { parent: String(id), body: '혼잣말' })
    const first = await site.get('/me', ana)
    expect(await textOf(await first.text(), '.answers .new p')).toContain('첫 답')
    const again = with_(ana, first)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5000)
    expect(await textOf(await (await site.get('/me', again)).text(), '.answers .new p')).toBe('')
    await write(site, post.path, ben, { parent: String(id), body: '둘째 답' })
    expect(await textOf(await (await site.get('/me', again)).text(), '.answers .new p')).toContain('둘째 답')
    expect(await textOf(await (await site.get('/me', again)).text(), '.answers')).not.toContain('혼잣말')
    clock.mockRestore()
  })

  it('goes on page after page', async () => {
    const { post, site, ana } = opened()
    for (let i = 0; i < 52; i++) await write(site, post.path, ana, { body: `글 ${i}` })
    const html = await (await site.get('/me', ana)).text()
    const next = /href="(\/me\?before=\d+)"/.exec(html)?.[1] ?? ''
    expect((await (await site.get(next, ana)).text()).match(/<p>글 \d+<\/p>/g)).toEqual([
      '<p>글 1</p>',
      '<p>글 0</p>',
    ])
  })

  it('is given out whole', async () => {
    const { post, address, site, ana } = opened()
    const { id } = await write(site, post.path, ana, { name: '안나', body: '**글**', secret: 'on' })
    await site.send(`${address}/reactions`, { kind: 'like', on: 1 }, ana)
    await site.send(`/comments/${id}/reactions`, { kind: 'like', on: 1 }, ana)
    await site.send(`${address}/poll`, { option: '1' }, ana)
    const response = await site.submit('/me/export.json', {}, ana)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(await response.json()).toMatchObject({
      comments: [{ id, name: '안나', body: '**글**', secret: 1, status: 'visible' }],
      reactions: [{ post: post.id, kind: 'like' }],
      likes: [{ comment: id }],
      votes: [{ post: post.id, choice: 1 }],
    })
  })

  it('is erased whole, at once, counts included; nobody else’s is', async () => {
    const { post, address, site, ana, ben } = opened()
    const { id } = await write(site, post.path, ana, { body: '안나의 글', password: '참깨 열쇠' })
    const other = await write(site, post.path, ben, { body: '벤의 글' })
    for (const by of [ana, ben]) {
      await site.send(`${address}/reactions`, { kind: 'like', on: 1 }, by)
      await site.send(`/comments/${other.id}/reactions`, { kind: 'like', on: 1 }, by)
      await site.send(`${address}/poll`, { option: '1' }, by)
    }
    expect(await (await site.get(address)).text()).toContain('안나의 글')
    const form = await findForm(await (await site.get('/me', ana)).text(), '#erase')
    const response = await site.submit(form?.action ?? '', {}, ana)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/me?erased=1'])
    expect(response.headers.get('set-cookie')).toMatch(/__Host-madang-device=; .*Max-Age=0/)
    const html = await (await site.get(address)).text()
    expect(html).not.toContain('안나의 글')
    expect(await textOf(html, '.figures')).toContain('반응 1 · 댓글 1')
    expect(await textOf(html, `#c-${other.id} .verbs .n`)).toBe('1')
    const left = await env.DB.prepare('SELECT device, source, password_hash FROM comments WHERE id = ?')
      .bind(id)
      .first()
    expect(left).toEqual({ device: null, source: '', password_hash: null })
    expect(await (await site.submit('/me/export.json', {}, ana)).json()).toEqual({
      comments: [],
      reactions: [],
      likes: [],
      votes: [],
    })
  })
})
