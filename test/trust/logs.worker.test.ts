import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeCast } from '../support/worker/cast.ts'
import { behind } from '../support/worker/faulty-db.ts'
import { TABLE } from './access-table.ts'

// Every request of the map is sent with canaries wherever a person could stand, to a blog that works and to one whose
// database breaks in the middle: what is logged names the request and never the person.

const CANARIES = {
  address: '198.51.100.77',
  agent: 'Canary-Agent/7',
  referrer: 'https://canary-referrer.example/x',
  language: 'cy-CANARY',
  cookie: 'canaryCookie0123456789',
  field: '카나리아-글',
}

let lines: string[] = []
beforeEach(() => {
  lines = []
  for (const method of ['log', 'error', 'warn', 'info', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
      lines.push(
        said.map((one) => (one instanceof Error ? `${one.message}\n${one.stack}` : String(one))).join(' '),
      )
    })
})
afterEach(() => vi.restoreAllMocks())

const broken = behind(env.DB, async () => {
  throw new Error('D1_ERROR: Network connection lost.')
})

it.each([
  ['works', {}],
  ['has lost its database', { DB: broken }],
] as const)(
  'a blog that %s logs lines of JSON about routes, and nobody',
  { timeout: 60_000 },
  async (state, data) => {
    const cast = await makeCast(data)
    for (const [name, row] of Object.entries(TABLE)) {
      const [method = ''] = name.split(' ')
      const at = cast.addressOf(row, { who: 'guest', post: 'out', comment: 0 })
      const fields = Object.fromEntries(
        ['name', 'body', 'password', 'key', 'reason', 'value', ...Object.keys(row.fields ?? {})].map(
          (field) => [field, `${CANARIES.field}-${field}`],
        ),
      )
      const headers = {
        ...{ 'cf-connecting-ip': CANARIES.address, 'user-agent': CANARIES.agent, referer: CANARIES.referrer },
        ...{ 'accept-language': CANARIES.language, 'cf-ray': 'ray-1' },
        cookie: `__Host-madang-device=${CANARIES.cookie}; __Host-madang-admin=${CANARIES.cookie}`,
        authorization: `Bearer ${CANARIES.cookie}`,
      }
      const response =
        method === 'GET'
          ? await cast.site.get(
              `${at}${at.includes('?') ? '&' : '?'}q=${encodeURIComponent(CANARIES.field)}`,
              headers,
            )
          : await cast.site.submit(at, fields, headers)
      await response.arrayBuffer().catch(() => undefined)
    }
    const told = lines.join('\n')
    for (const [what, canary] of Object.entries(CANARIES))
      expect([state, what, told.includes(canary)]).toEqual([state, what, false])
    expect(told).not.toContain(encodeURIComponent(CANARIES.field))
    expect(lines.length).toBeGreaterThan(20)
    const requests = lines.filter((line) => line.startsWith('{"request"'))
    for (const line of requests)
      expect(Object.keys(JSON.parse(line))).toEqual(['request', 'method', 'route', 'status', 'ms'])
  },
)
