import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'
import { broken, watch } from '../support/worker/watched-db.ts'

const DEVICE = { cookie: '__Host-madang-device=AAAAAAAAAAAAAAAAAAAAAA' }

function opened() {
  const post = makePost()
  const asked = watch(env.DB)
  return { post, address: encodeURI(post.path), asked, site: makeSite([post], { DB: asked.db }) }
}

describe('an article', () => {
  it('read cold asks the database once, for everything', async () => {
    const { address, asked, site } = opened()
    await (await site.get(address)).text()
    expect([asked.batches.length, asked.singles.length]).toEqual([1, 0])
  })

  it('read again by a guest within five seconds asks nothing', async () => {
    const { address, asked, site } = opened()
    const first = await (await site.get(address)).text()
    const second = await (await site.get(address)).text()
    expect([asked.batches.length, asked.singles.length]).toEqual([1, 0])
    const keyless = (html: string) => html.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    expect(keyless(second)).toBe(keyless(first))
  })

  it('read six seconds later asks again', async () => {
    const { address, asked, site } = opened()
    await (await site.get(address)).text()
    const later = Date.now() + 6000
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
    await (await site.get(address)).text()
    clock.mockRestore()
    expect(asked.batches).toHaveLength(2)
  })

  it('is answered fresh to a device, and what the device sees is not kept', async () => {
    const { address, asked, site } = opened()
    await (await site.get(address)).text()
    await (await site.get(address, DEVICE)).text()
    await (await site.get(address, DEVICE)).text()
    expect(asked.batches).toHaveLength(3)
    const other = opened()
    await (await other.site.get(other.address, DEVICE)).text()
    await (await other.site.get(other.address)).text()
    expect(other.asked.batches).toHaveLength(2)
  })

  it('asked by HEAD asks nothing, cold or warm, nor does its conversation', async () => {
    const { address, asked, site } = opened()
    for (const path of [address, `${address}/comments`]) {
      const response = await site.fetch(path, { method: 'HEAD' })
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('')
    }
    expect(asked).toMatchObject({ batches: [], singles: [] })
  })

  it('gives two readers of one warm page keys of their own, and both comments stand', async () => {
    const { post, address, site } = opened()
    await (await site.get(address)).text()
    const pages = await Promise.all([1, 2].map(async () => (await site.get(address)).text()))
    const forms = await Promise.all(pages.map((html) => findForm(html)))
    expect(forms[0]?.fields.key).not.toBe(forms[1]?.fields.key)
    for (const form of forms) {
      const typed = { ...form?.fields, name: '길손', body: '같은 글' }
      expect((await site.submit(form?.action ?? '', typed)).status).toBe(303)
    }
    const count = env.DB.prepare('SELECT count(*) AS n FROM comments WHERE post_id = ?').bind(post.id)
    expect(await count.first('n')).toBe(2)
  })

  it('carries one key for both of its forms: a guest’s first reaction and first comment are one device’s', async () => {
    const { address, site } = opened()
    const html = await (await site.get(address)).text()
    const [form, bar] = [await findForm(html), await findForm(html, '#reactions')]
    expect(bar?.fields.key).toBe(form?.fields.key)
    const key = form?.fields.key ?? ''
    const wrote = await site.submit(`${address}/comments`, makeFields({ key }))
    const reacted = await site.submit(`${address}/reactions`, { kind: 'like', key })
    expect(cookieOf(reacted)).toEqual(cookieOf(wrote))
  })

  it('kept warm is fresh after a comment, and after a reaction', async () => {
    const { address, site } = opened()
    await (await site.get(address)).text()
    await site.submit(`${address}/comments`, makeFields({ body: '방금 쓴 글' }))
    expect(await (await site.get(address)).text()).toContain('방금 쓴 글')
    await site.submit(`${address}/reactions`, { kind: 'like', on: '1' })
    expect(await textOf(await (await site.get(address)).text(), '.figures')).toContain('반응 1 · 댓글 1')
  })

  it('asked for before a comment and answered after it is not kept', async () => {
    const { post, address } = opened()
    const gate = Promise.withResolvers<void>()
    const late = watch(env.DB, () => gate.promise)
    // Guests are held back, the writer is not.
    const held = late.db.withSession
    const withSession = (start?: string) =>
      start === 'first-primary' ? env.DB.withSession(start) : held(start)
    const site = makeSite([post], { DB: Object.assign(late.db, { withSession }) })
    const reader = site.get(address).then((response) => response.text())
    await site.submit(`${address}/comments`, makeFields({ body: '먼저 닿은 글' }))
    gate.resolve()
    await reader
    await (await site.get(address)).text()
    expect(late.batches).toHaveLength(2)
  })

  it('becomes visible by the clock, and neighbours kept warm know it at once', async () => {
    const opensAt = Date.now() + 3_600_000
    const [post, coming] = [makePost(), makePost({ publishedAt: opensAt })]
    const site = makeSite([post, coming])
    const path = encodeURI(coming.path)
    expect((await site.get(path)).status).toBe(404)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(opensAt - 1)
    expect(await (await site.get(encodeURI(post.path))).text()).not.toContain(coming.id)
    clock.mockReturnValue(opensAt)
    expect((await site.get(path)).status).toBe(200)
    expect(await (await site.get(encodeURI(post.path))).text()).toContain(coming.id)
    clock.mockRestore()
  })
})

describe('the text of an article', () => {
  it('arrives before the database has answered', async () => {
    const { post, address } = opened()
    const gate = Promise.withResolvers<void>()
    const late = watch(env.DB, () => gate.promise)
    const response = await makeSite([post], { DB: late.db }).get(address)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = (await reader?.read())?.value ?? ''
    expect(first).toContain(`본문 ${post.id}`)
    expect(first).toContain('</article>')
    expect(late.batches).toHaveLength(1)
    gate.resolve()
    let rest = ''
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) rest += part.value
    expect(rest).toContain('id="comment-form"')
    expect(rest.trimEnd()).toMatch(/<\/html>$/)
  })

  it('is whole after four seconds though the database never answers', async () => {
    const { post, address } = opened()
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const never = watch(env.DB, () => new Promise(() => {}))
    const response = await makeSite([post], { DB: never.db }).get(address)
    const html = response.text()
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    await vi.advanceTimersByTimeAsync(4000)
    vi.useRealTimers()
    expect(await textOf(await html, '#conversation .resting')).toContain('마당이 잠시 쉬고 있습니다.')
    expect((await html).trimEnd()).toMatch(/<\/html>$/)
    expect(told).toHaveBeenCalledWith('The database did not answer within 4000 ms')
    told.mockRestore()
  })

  it.each(['D1_ERROR: Network connection lost.', 'D1_ERROR: D1 DB is overloaded.'])(
    'is whole while the database says “%s”, and that page is not kept',
    async (fault) => {
      const [post, neighbour] = [makePost({ category: 'dev/edge' }), makePost({ category: 'dev/edge' })]
      const told = vi.spyOn(console, 'error').mockImplementation(() => {})
      const asked = broken(env.DB, fault)
      const site = makeSite([post, neighbour], { DB: asked.db })
      for (const times of [1, 2]) {
        const response = await site.get(encodeURI(post.path))
        expect(response.status).toBe(200)
        const html = await response.text()
        expect(html.trimEnd()).toMatch(/<\/html>$/)
        expect(await textOf(html, '#category-box li a')).toBe(neighbour.title)
        expect(html).not.toContain('class="count"')
        expect(await textOf(html, '#conversation .resting')).toContain('마당이 잠시 쉬고 있습니다.')
        expect(html).not.toMatch(/D1_|SQL/)
        expect(asked.batches).toHaveLength(times)
      }
      expect(told).toHaveBeenCalled()
      told.mockRestore()
    },
  )
})
