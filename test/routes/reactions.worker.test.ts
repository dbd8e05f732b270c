import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeSite } from '../support/worker/site.ts'

function opened() {
  const post = makePost()
  const address = encodeURI(post.path)
  return { post, address, reactions: `${address}/reactions`, site: makeSite([post]) }
}

interface Answer {
  readonly counts: Record<string, number>
  readonly mine: string[]
}

describe('a reaction', () => {
  it('sent by a button leads back to the buttons, with a device', async () => {
    const { address, reactions, site } = opened()
    const response = await site.submit(`${reactions}?on=1`, { kind: 'like', key: crypto.randomUUID() })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`${address}#reactions`)
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-madang-device=[\w-]{22};.*HttpOnly/)
  })

  it('sent as JSON is answered with counts and mine', async () => {
    const { reactions, site } = opened()
    const first = await site.send(reactions, { kind: 'like', on: '1' })
    expect(first.status).toBe(200)
    expect(await first.json()).toEqual({ counts: { like: 1 }, mine: ['like'] })
    const second = await site.send(reactions, { kind: 'thanks', on: '1' }, cookieOf(first))
    expect(second.headers.get('set-cookie')).toBeNull()
    expect(await second.json()).toEqual({ counts: { like: 1, thanks: 1 }, mine: ['like', 'thanks'] })
    const other = await site.send(reactions, { kind: 'like', on: '1' })
    expect(await other.json()).toEqual({ counts: { like: 2, thanks: 1 }, mine: ['like'] })
  })

  it.each([
    ['on in the query', '?on=1', {}, '?on=0', {}],
    ['on in the body', '', { on: '1' }, '', { on: '0' }],
    ['numbers', '', { on: 1 }, '', { on: 0 }],
    ['truths', '', { on: true }, '', { on: false }],
    ['the query winning over the body', '?on=1', { on: '0' }, '?on=0', { on: '1' }],
  ])('is set by %s, and a repeat changes nothing', async (_, onQuery, on, offQuery, off) => {
    const { reactions, site } = opened()
    const first = await site.send(`${reactions}${onQuery}`, { kind: 'like', ...on })
    const device = cookieOf(first)
    const again = await site.send(`${reactions}${onQuery}`, { kind: 'like', ...on }, device)
    expect(await again.json()).toEqual({ counts: { like: 1 }, mine: ['like'] })
    for (const _ of [1, 2]) {
      const gone = await site.send(`${reactions}${offQuery}`, { kind: 'like', ...off }, device)
      expect(await gone.json()).toEqual({ counts: {}, mine: [] })
    }
  })

  it('without on goes the other way round', async () => {
    const { reactions, site } = opened()
    const first = await site.send(reactions, { kind: 'like' })
    const device = cookieOf(first)
    expect((await first.json<Answer>()).mine).toEqual(['like'])
    expect((await (await site.send(reactions, { kind: 'like' }, device)).json<Answer>()).mine).toEqual([])
    expect((await (await site.send(reactions, { kind: 'like' }, device)).json<Answer>()).mine).toEqual([
      'like',
    ])
  })

  it('retried with its page’s key is one device’s, though the first answer was lost', async () => {
    const { reactions, site } = opened()
    const fields = { kind: 'like', on: '1', key: crypto.randomUUID() }
    const first = await site.send(reactions, fields)
    const again = await site.send(reactions, fields)
    expect(cookieOf(again)).toEqual(cookieOf(first))
    expect(await again.json()).toEqual({ counts: { like: 1 }, mine: ['like'] })
  })

  it.each([
    ['kind_unknown', 'kind', { kind: 'hate' }],
    ['kind_unknown', 'kind', {}],
    ['kind_unknown', 'kind', { kind: ['like'] }],
    ['kind_unknown', 'kind', { kind: '__proto__' }],
    ['on_invalid', 'on', { kind: 'like', on: 'yes' }],
    ['on_invalid', 'on', { kind: 'like', on: '' }],
  ])('that breaks a rule is refused 422 as %s', async (code, field, fields) => {
    const { reactions, site } = opened()
    const response = await site.send(reactions, fields)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code, field } })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('of a post nobody knows is refused 404', async () => {
    const { site } = opened()
    expect((await site.send('/posts/none/reactions', { kind: 'like' })).status).toBe(404)
  })

  it('is shown to its device as pressed, and to others as a number', async () => {
    const { address, reactions, site } = opened()
    const device = cookieOf(await site.submit(`${reactions}?on=1`, { kind: 'like' }))
    const button = (html: string) => /<button[^>]*value="like"[^>]*>/.exec(html)?.[0]
    const mine = await (await site.get(address, device)).text()
    expect(button(mine)).toContain('aria-pressed="true"')
    expect(button(mine)).toContain(`formaction="${reactions}?on=0"`)
    const others = await (await site.get(address)).text()
    expect(button(others)).toContain('aria-pressed="false"')
    expect(button(others)).toContain(`formaction="${reactions}?on=1"`)
    expect(await textOf(others, '#reactions button[value="like"] .n')).toBe('1')
  })

  it('answered and reloaded leads to the buttons again', async () => {
    const { address, reactions, site } = opened()
    expect((await site.get(reactions)).headers.get('location')).toBe(`${address}#reactions`)
  })
})

it('200 presses on and off by 50 devices at once end at a recount', async () => {
  const { post, reactions, site } = opened()
  const devices = await Promise.all(
    Array.from({ length: 50 }, async () => cookieOf(await site.send(reactions, { kind: 'like', on: 0 }))),
  )
  const presses = devices.flatMap((device, i) =>
    [1, 0, 1, i % 2].map((on) => site.send(`${reactions}?on=${on}`, { kind: 'like' }, device)),
  )
  const answers = await Promise.all(presses)
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
  const { results } = await env.DB.prepare(
    `SELECT (SELECT count(*) FROM reactions WHERE post_id = ?1) AS recount,
            (SELECT count FROM reaction_totals WHERE post_id = ?1 AND kind = 'like') AS kind_count,
            (SELECT reactions FROM post_totals WHERE post_id = ?1) AS post_count`,
  )
    .bind(post.id)
    .all<{ recount: number; kind_count: number; post_count: number }>()
  const { recount = -1, ...counts } = results[0] ?? {}
  expect(counts).toEqual({ kind_count: recount, post_count: recount })
  expect(recount).toBeGreaterThan(0)
})
