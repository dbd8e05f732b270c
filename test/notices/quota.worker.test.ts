import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { retry, watchQuota } from '../../src/notices/notices.ts'
import { makeReceiver, makeTeller } from '../support/worker/receiver.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2027-03-01T12:00:00+09:00')

/** A day of the blog on which 1,000 views were counted and 500 openings were not: about 5,000 requests. */
async function busy(day: string): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("INSERT INTO category_days (category, day, views) VALUES ('', ?, 1000)").bind(day),
    env.DB.prepare("INSERT INTO filtered_days (day, reason, count) VALUES (?, 'bot', 300)").bind(day),
    env.DB.prepare("INSERT INTO filtered_days (day, reason, count) VALUES (?, 'prefetch', 200)").bind(day),
  ])
}

describe('the day’s requests', () => {
  it('are told once when 70 % of what the plan gives are used, and not before', async () => {
    await busy('2027-03-01')
    const receiver = makeReceiver()
    const teller = makeTeller(receiver)
    await watchQuota({ ...teller, dailyRequests: 7143 }, NOON)
    await watchQuota({ ...teller, dailyRequests: 0 }, NOON)
    await watchQuota(teller, NOON)
    expect(receiver.messages).toEqual([])

    await watchQuota({ ...teller, dailyRequests: 7142 }, NOON)
    await watchQuota({ ...teller, dailyRequests: 7142 }, NOON + HOUR_MS)
    expect(receiver.messages).toHaveLength(1)
    expect(receiver.messages[0]).toMatchObject({
      ...{ event: 'quota', id: 'quota:2027-03-01', day: '2027-03-01', requests: 5000, of: 7142 },
      text: expect.stringContaining('70 %'),
    })
  })

  it('are told again when nobody took it', async () => {
    await busy('2027-03-02')
    const receiver = makeReceiver({ status: 503 })
    const teller = { ...makeTeller(receiver), dailyRequests: 6000 }
    await watchQuota(teller, NOON + 24 * HOUR_MS)
    receiver.answer.status = 204
    await retry(teller, NOON + 26 * HOUR_MS)
    expect(receiver.messages.map(({ id }) => id)).toEqual(['quota:2027-03-02', 'quota:2027-03-02'])
  })
})
