import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeSite } from '../support/worker/site.ts'
import { makeDevice, write } from '../support/worker/thread.ts'

const HOUR = 3_600_000
const PASSWORD = '참깨 열쇠'

function opened() {
  const post = makePost()
  return { post, address: encodeURI(post.path), site: makeSite([post]), ana: makeDevice(), ben: makeDevice() }
}

describe('a password', () => {
  it('is guessed at five times an hour, by all together, and its device is never locked out', async () => {
    const { post, site, ana } = opened()
    const { id } = await write(site, post.path, ana, { password: PASSWORD })
    const guess = (password: string, ip: string) =>
      site.send(`/comments/${id}/delete`, { password }, { 'cf-connecting-ip': ip })
    for (let i = 1; i <= 5; i++) expect((await guess(`틀림 ${i}`, `10.0.0.${i}`)).status).toBe(403)
    const locked = await guess(PASSWORD, '10.0.0.9')
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '3600'])
    expect((await site.send(`/comments/${id}`, { body: '주인', password: '틀림' }, ana)).status).toBe(200)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + HOUR)
    expect((await guess(PASSWORD, '10.0.0.9')).status).toBe(200)
    clock.mockRestore()
  })

  it('is guessed at thirty times an hour by one network over all comments, those that are not included', async () => {
    const { site } = opened()
    const statuses: number[] = []
    for (let i = 0; i < 31; i++) {
      const headers = { 'cf-connecting-ip': `2001:db8:1:2::${i}` }
      statuses.push(
        (await site.send(`/comments/${1000 + i}/delete`, { password: '가나다라' }, headers)).status,
      )
    }
    expect(statuses).toEqual([...Array(30).fill(404), 429])
  })

  it('kept under an old pepper still opens', async () => {
    const { post, site, ana } = opened()
    const { id, editToken } = await write(site, post.path, ana, { password: PASSWORD })
    const turned = { PEPPER: 'another-pepper-0123456789abcdef', PEPPER_OLD: env.PEPPER ?? '' }
    const later = makeSite([post], turned)
    expect((await later.send(`/comments/${id}`, { body: '하나', password: PASSWORD })).status).toBe(200)
    expect((await later.send(`/comments/${id}`, { body: '둘', editToken })).status).toBe(200)
    const lost = makeSite([post], { PEPPER: 'another-pepper-0123456789abcdef' })
    expect((await lost.send(`/comments/${id}`, { body: '셋', password: PASSWORD })).status).toBe(403)
  })

  it.each(['세글자', '가'.repeat(73), 7])('%s is refused, and the form keeps the rest', async (password) => {
    const { address, site } = opened()
    const response = await site.send(`${address}/comments`, {
      ...{ name: '길손', body: '글', key: crypto.randomUUID() },
      password,
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { field: 'password' } })
  })

  it('opens a secret comment and its answers for this browser, and forged cookies open nothing', async () => {
    const { post, address, site, ana, ben } = opened()
    const { id } = await write(site, post.path, ana, { body: '속말', secret: 'on', password: PASSWORD })
    expect((await site.submit(`/comments/${id}/open`, { password: '아니다' })).status).toBe(403)
    const response = await site.submit(`/comments/${id}/open`, { password: PASSWORD })
    expect([response.status, response.headers.get('location')]).toEqual([303, `${address}#c-${id}`])
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-madang-opened=\d+~[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(await (await site.get(address, cookieOf(response))).text()).toContain('속말')
    const forged = cookieOf(response).cookie.replace(/\d+~/, `${id + 1}.${id}~`)
    for (const cookie of [forged, `__Host-madang-opened=${id}`, `__Host-madang-opened=${id}~`])
      expect(await (await site.get(address, { cookie })).text()).not.toContain('속말')
    expect(await (await site.get(address, ben)).text()).toContain('비밀 댓글입니다')
  })
})
