import { describe, expect, it } from 'vitest'
import { textOf } from '../../support/worker/html.ts'
import { linesOf, makeStored, statusOf } from '../../support/worker/moderated.ts'
import { makePost } from '../../support/worker/shelf.ts'
import { makeSite, OWN_PAGE } from '../../support/worker/site.ts'
import { become, makeDevice, makeOwner, write } from '../../support/worker/thread.ts'

async function opened() {
  const post = makePost()
  const site = makeSite([post])
  const owner = await makeOwner()
  const say = (body: string, more: Record<string, string> = {}) =>
    write(site, post.path, makeDevice(), { body, ...more })
  const read = async (path: string) => (await site.get(path, owner)).text()
  return { post, site, owner, say, read }
}

const idsOn = (html: string, within = ''): number[] =>
  [...html.slice(Math.max(0, html.indexOf(within))).matchAll(/<li id="c-(\d+)"/g)].map((m) => Number(m[1]))

describe('the queue', () => {
  it('is nobody’s but the owner’s, and stays in no cache', async () => {
    const { site, owner } = await opened()
    for (const path of ['/admin', '/admin/comments', '/admin/comments/1', '/admin/blocks']) {
      const guest = await site.get(path)
      expect([path, guest.status, guest.headers.get('location')]).toEqual([path, 303, '/admin/login'])
      expect((await site.get(path, owner)).headers.get('cache-control')).toBe('no-store')
    }
    for (const path of [
      '/admin/comments/1/approve',
      '/admin/comments/bulk',
      '/admin/pause',
      '/admin/blocks',
    ]) {
      expect([path, (await site.submit(path, {})).status]).toEqual([path, 403])
      const foreign = { ...owner, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
      expect([path, (await site.submit(path, {}, foreign)).status]).toEqual([path, 403])
    }
  })

  it('shows what waits, the oldest first, with all that a judgement needs', async () => {
    const { post, site, say, read } = await opened()
    const by = makeDevice()
    const parent = await write(site, post.path, by, { name: '물음이', body: '첫 줄 **물음**\n둘째 줄' })
    const answer = await write(site, post.path, by, { name: '답이', body: '대답', parent: String(parent.id) })
    const later = await say('나중 것', { secret: 'on' })
    await become(answer.id, 'held')
    await become(later.id, 'held')
    const html = await read('/admin/comments')
    expect(idsOn(html).filter((id) => id === answer.id || id === later.id)).toEqual([answer.id, later.id])
    const item = `#c-${answer.id}`
    expect(await textOf(html, `${item} .comment-name`)).toBe('답이')
    expect(await textOf(html, `${item} .comment-body`)).toBe('대답')
    expect(await textOf(html, `${item} .context a`)).toBe(post.title)
    expect(await textOf(html, `${item} .context q`)).toBe('첫 줄 물음')
    expect(await textOf(html, `${item} .history`)).toContain('최근 댓글 2개: 보임 1 · 기다림 1')
    expect(await textOf(html, `#c-${later.id} .badge`)).toContain('비밀')
  })

  it('says why a filter held it, what readers reported, and what happened', async () => {
    const { site, owner, say, read } = await opened()
    const { id, post } = await makeStored({ status: 'held', reason: 'first-comment' })
    const html = await read('/admin/comments')
    expect(await textOf(html, `#c-${id} .why`)).toBe('이 기기의 첫 댓글이라 기다립니다.')
    expect(await textOf(html, `#c-${id} .context`)).toContain(post)
    const bad = await say('나쁜 말')
    await site.send(`/comments/${bad.id}/report`, { reason: '욕설 <입니다>' }, makeDevice())
    const reported = await read('/admin/comments')
    expect(idsOn(reported)[0]).toBe(bad.id)
    expect(await textOf(reported, `#c-${bad.id} .reports li`)).toContain('욕설 <입니다>')
    await site.submit(`/admin/comments/${bad.id}/done`, {}, owner)
    expect(idsOn(await read('/admin/comments'))).not.toContain(bad.id)
    expect(await textOf(await read(`/admin/comments/${bad.id}`), '.log li')).toContain('관리자: 신고 처리')
  })

  it('finds by name and text, case aside, with signs taken as they are', async () => {
    const { say, read } = await opened()
    const [percent, plain] = [await say('100%_확실 Sale'), await say('100 확실')]
    const search = async (q: string) =>
      idsOn(await read(`/admin/comments?status=visible&q=${encodeURIComponent(q)}`))
    expect(await search('0%_확실 sALE')).toEqual([percent.id])
    expect(await search('확실')).toEqual([plain.id, percent.id])
    expect(await search("' OR 1=1 --")).toEqual([])
    expect(await search('확'.repeat(60))).toEqual([])
  })

  it('finds the comment of an address somebody complains about, whatever its status', async () => {
    const { post, site, owner, say, read } = await opened()
    const { id } = await say('내려 주세요')
    await site.submit(`/admin/comments/${id}/spam`, {}, owner)
    for (const q of [
      `https://blog.example${encodeURI(post.path)}#c-${id}`,
      `${post.path}#c-${id}`,
      `/comments/${id}`,
      `${id}`,
    ])
      expect(idsOn(await read(`/admin/comments?q=${encodeURIComponent(q)}`))).toEqual([id])
  })

  it('goes on by its cursor, fifty a page, and meets each comment once', async () => {
    const { read } = await opened()
    const made: number[] = []
    for (let i = 0; i < 60; i++) made.push((await makeStored({ status: 'spam', source: `쪽${i}` })).id)
    const first = await read('/admin/comments?status=spam')
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const pages = [...idsOn(first), ...idsOn(await read(next))]
    expect(idsOn(first)).toHaveLength(50)
    expect(pages.filter((id) => made.includes(id))).toEqual(made.toReversed())
  })
})

describe('a verb', () => {
  it('by a form leads back to the page of the form, which offers to undo it', async () => {
    const { post, site, owner, say } = await opened()
    const { id } = await say('기다리는 글')
    await become(id, 'held')
    const back = '/admin/comments?status=held'
    const answer = await site.submit(`/admin/comments/${id}/approve`, { back }, owner)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${back}&did=approve&done=${id}`])
    expect(await (await site.get(encodeURI(post.path))).text()).toContain('기다리는 글')
    const told = await (await site.get(answer.headers.get('location') ?? '', owner)).text()
    expect(await textOf(told, '#done p')).toBe('댓글 1개를 승인했습니다.')
    await site.submit('/admin/comments/bulk', { verb: 'restore', ids: String(id), back }, owner)
    expect(await statusOf(id)).toBe('held')
  })

  it('by the script gives the comment as it now stands', async () => {
    const { site, owner, say } = await opened()
    const { id } = await say('글')
    const answer = await site.send(`/admin/comments/${id}/hold`, {}, owner)
    const json = await answer.json<{ status: string; changed: boolean; item: string }>()
    expect(json).toMatchObject({ id, status: 'held', changed: true })
    expect(await textOf(json.item, '.status')).toBe('기다림')
    expect(await (await site.send(`/admin/comments/${id}/hold`, {}, owner)).json()).toMatchObject({
      changed: false,
    })
    expect(await linesOf(id)).toHaveLength(1)
  })

  it('takes what was shown away from guests at once', async () => {
    const { post, site, owner, say } = await opened()
    const { id } = await say('카나리아 한 마리')
    expect(await (await site.get(encodeURI(post.path))).text()).toContain('카나리아')
    await site.submit(`/admin/comments/${id}/spam`, {}, owner)
    expect(await (await site.get(encodeURI(post.path))).text()).not.toContain('카나리아')
  })

  it('erases on delete, and says that nothing brings it back', async () => {
    const { site, owner, say, read } = await opened()
    const { id } = await say('지울 글')
    await site.submit(`/admin/comments/${id}/delete`, {}, owner)
    const answer = await site.send(`/admin/comments/${id}/restore`, {}, owner)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      error: { code: 'comment_erased', message: /되돌릴 수 없습니다/ },
    })
    const html = await read('/admin/comments?status=deleted')
    expect(html).not.toContain('지울 글')
    expect(await textOf(html, `#c-${id} .log li`)).toContain('관리자: 지움 (보임 → 지워짐)')
  })

  it('to many takes every ticked box', async () => {
    const { site, owner } = await opened()
    const made = [await makeStored({ status: 'held' }), await makeStored({ status: 'held' })]
    const answer = await site.fetch('/admin/comments/bulk', {
      method: 'POST',
      body: new URLSearchParams([['verb', 'spam'], ...made.map((m) => ['ids', String(m.id)])]),
      headers: { ...OWN_PAGE, ...owner },
    })
    expect(answer.status).toBe(303)
    expect(await Promise.all(made.map((m) => statusOf(m.id)))).toEqual(['spam', 'spam'])
    const json = await site.send('/admin/comments/bulk', { verb: 'hold', ids: made.map((m) => m.id) }, owner)
    expect(await json.json()).toMatchObject({ results: [{ changed: true }, { changed: true }] })
  })

  it.each([
    ['/admin/comments/1/approve', {}, 404, 'not_found'],
    ['/admin/comments/1/burn', {}, 404, 'not_found'],
    ['/admin/comments/99999999999999999999/approve', {}, 404, 'not_found'],
    ['/admin/comments/bulk', { verb: 'burn', ids: '1' }, 422, 'verb_unknown'],
    ['/admin/comments/bulk', { verb: 'hold' }, 422, 'ids_invalid'],
    ['/admin/comments/bulk', { verb: 'hold', ids: ['x'] }, 422, 'ids_invalid'],
  ])('%s with %j is %i', async (path, fields, status, code) => {
    const { site, owner } = await opened()
    const answer = await site.send(path, fields, owner)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })
})
