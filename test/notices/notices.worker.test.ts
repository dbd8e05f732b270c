import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { announce, digest, prune, retry } from '../../src/notices/notices.ts'
import { signatureOf } from '../../src/notices/webhook.ts'
import * as notices from '../../src/store/notices.ts'
import { makeReceiver, makeTeller, NOW, type Receiver, store } from '../support/worker/receiver.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const TRY_MS = 5 * 60_000

const sentOf = (receiver: Receiver, id: number): number =>
  receiver.sent.filter(({ headers }) => headers['x-madang-event'] === `comment:${id}`).length

describe('a new comment', () => {
  it('is told once, signed, with its name and text, however often it is announced', async () => {
    const receiver = makeReceiver()
    const teller = makeTeller(receiver)
    const id = await store({ name: '길손', source: '잘 읽었습니다 @everyone <!channel>' })

    await announce(teller, id, NOW)
    await announce(teller, id, NOW)

    expect(receiver.messages).toHaveLength(1)
    const [message] = receiver.messages
    expect(message).toMatchObject({
      event: 'comment',
      id: `comment:${id}`,
      comment: {
        id,
        status: 'visible',
        secret: false,
        name: '길손',
        text: '잘 읽었습니다 @everyone <!channel>',
      },
      post: { title: '첫 글', url: 'https://blog.example/posts/first' },
      url: `https://blog.example/comments/${id}`,
    })
    expect(message?.text).not.toMatch(/[@<]/)
    const [sent] = receiver.sent
    const [, at, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(sent?.headers['x-madang-signature'] ?? '') ?? []
    expect(Number(at)).toBe(Math.floor(NOW / 1000))
    expect(v1).toBe(await signatureOf(teller.webhook?.secret ?? '', `${at}.${sent?.body}`))
    expect(sent?.headers['x-madang-event']).toBe(`comment:${id}`)
  })

  it.each([
    ['secret', { secret: 1 }],
    ['held', { status: 'held' }],
  ])('that is %s is told without its name and text', async (what, given) => {
    const receiver = makeReceiver()
    const id = await store({ name: '카나리아', source: '새는 노래한다', ...given })

    await announce(makeTeller(receiver), id, NOW)

    expect(receiver.messages[0]?.comment).toEqual({
      ...{ id, status: what === 'held' ? 'held' : 'visible', secret: what === 'secret' },
    })
    expect(JSON.stringify(receiver.sent)).not.toMatch(/카나리아|노래/)
  })

  it.each(['spam', 'deleted'])('that is %s is not told', async (status) => {
    const receiver = makeReceiver()
    await announce(makeTeller(receiver), await store({ status }), NOW)
    expect(receiver.sent).toEqual([])
  })

  it('writes two rows to be told, and none without a webhook', async () => {
    const receiver = makeReceiver()
    const [id, untold] = [await store(), await store()]
    await announce(makeTeller(receiver), id, NOW)
    await announce({ ...makeTeller(receiver), webhook: undefined }, untold, NOW)
    const rows = await env.DB.prepare('SELECT id, tries, done_at FROM notices WHERE id IN (?, ?)')
      .bind(`comment:${id}`, `comment:${untold}`)
      .all()
    expect(rows.results).toEqual([{ id: `comment:${id}`, tries: 1, done_at: NOW }])
    const again = await env.DB.prepare('UPDATE notices SET done_at = 1 WHERE id = ?')
      .bind(`comment:${id}`)
      .run()
    expect(again.meta.rows_written).toBe(1)
  })
})

describe('what the webhook did not take', () => {
  it('is tried again after an hour, then ever more seldom, under the same name, and seven times in all', async () => {
    const receiver = makeReceiver({ status: 500 })
    const teller = makeTeller(receiver)
    const id = await store()
    await announce(teller, id, NOW)

    const tried: number[] = []
    for (let hour = 0; hour <= 80; hour++) {
      const before = sentOf(receiver, id)
      await retry(teller, NOW + hour * HOUR_MS)
      if (sentOf(receiver, id) > before) tried.push(hour)
    }

    expect(tried).toEqual([1, 3, 7, 15, 31, 55])
    expect(receiver.messages.filter((m) => m.comment?.id === id).every((m) => m.id === `comment:${id}`)).toBe(
      true,
    )
  })

  it('is told as it is by then: nothing of what turned secret meanwhile', async () => {
    const receiver = makeReceiver({ status: 500 })
    const teller = makeTeller(receiver)
    const id = await store({ name: '카나리아' })
    await announce(teller, id, NOW)
    await env.DB.prepare('UPDATE comments SET secret = 1 WHERE id = ?').bind(id).run()
    receiver.sent.length = 0
    receiver.answer.status = 204

    await retry(teller, NOW + HOUR_MS)
    await retry(teller, NOW + 9 * HOUR_MS)

    expect(sentOf(receiver, id)).toBe(1)
    expect(JSON.stringify(receiver.sent)).not.toContain('카나리아')
  })

  it('counts a redirect and no answer at all as not taken', async () => {
    const redirecting = makeReceiver({ status: 302 })
    const away = { ...makeTeller(redirecting), fetch: () => Promise.reject(new Error('refused')) }
    const [one, other] = [await store(), await store()]
    await announce(makeTeller(redirecting), one, NOW)
    await announce(away, other, NOW)
    const { results } = await env.DB.prepare('SELECT done_at FROM notices WHERE id IN (?, ?)')
      .bind(`comment:${one}`, `comment:${other}`)
      .all()
    expect(results).toEqual([{ done_at: null }, { done_at: null }])
    await env.DB.prepare('DELETE FROM notices').run()
  })
})

describe('a comment nobody announced', () => {
  it('is found by cron and told once; the owner’s own is not, and an old one is not', async () => {
    const receiver = makeReceiver()
    const teller = makeTeller(receiver)
    const at = NOW + 200 * DAY_MS
    const id = await store({}, at)
    await store({ owner: 1 }, at)
    await store({}, at - 5 * HOUR_MS)

    await retry(teller, at + HOUR_MS)
    await retry(teller, at + 2 * HOUR_MS)

    expect(receiver.messages.map((m) => m.id)).toEqual([`comment:${id}`])
  })
})

describe('the digest', () => {
  it('tells of yesterday as the blog counts days, once', async () => {
    const receiver = makeReceiver()
    const teller = makeTeller(receiver)
    const morning = Date.parse('2026-06-10T09:05:00+09:00')
    await store({}, Date.parse('2026-06-09T00:00:01+09:00'))
    await store({}, Date.parse('2026-06-09T23:59:59+09:00'))
    await store({}, Date.parse('2026-06-10T00:00:01+09:00'))
    await store({}, Date.parse('2026-06-08T23:59:59+09:00'))
    await env.DB.prepare(
      "INSERT INTO category_days (category, day, views, visitors, reads) VALUES ('', ?, 12, 7, 3)",
    )
      .bind('2026-06-09')
      .run()

    await digest(teller, morning)
    await digest(teller, morning + HOUR_MS)

    expect(receiver.messages).toHaveLength(1)
    expect(receiver.messages[0]).toMatchObject({
      ...{
        event: 'digest',
        id: 'digest:2026-06-09',
        day: '2026-06-09',
        comments: 2,
        views: 12,
        visitors: 7,
        reads: 3,
      },
      url: 'https://blog.example/admin',
    })
  })

  it('says nothing of a day without anything', async () => {
    await env.DB.prepare("UPDATE comments SET status = 'visible' WHERE status = 'held'").run()
    const receiver = makeReceiver()
    await digest(makeTeller(receiver), Date.parse('2031-01-02T09:05:00+09:00'))
    expect(receiver.sent).toEqual([])
  })
})

it('forgets after a week', async () => {
  await notices.note(env.DB, 'digest:2020-01-01', NOW - 8 * DAY_MS, NOW)
  await notices.note(env.DB, 'digest:2020-01-02', NOW - 6 * DAY_MS, NOW + TRY_MS)
  await prune(makeTeller(makeReceiver()), NOW)
  const { results } = await env.DB.prepare("SELECT id FROM notices WHERE id LIKE 'digest:2020%'").all()
  expect(results).toEqual([{ id: 'digest:2020-01-02' }])
})
