import { beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { TABLE } from './access-table.ts'
import { observe } from './observatory.ts'

// Mozilla Observatory's score of every page, worked out from the headers it is really sent with.

const WANTED = 130
const PAGES = Object.entries(TABLE).filter(([name]) => name.startsWith('GET '))

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})

describe.each(['guest', 'writer', 'owner'] as const)('as %s finds it', (who) => {
  it.each(PAGES)(`%s scores at least ${WANTED}, or 100 where it is no page`, async (name, row) => {
    const comment = await cast.comment('visible')
    const response = await cast.ask('GET', row, { who, post: 'out', comment })
    const isPage = response.headers.get('content-type')?.startsWith('text/html') || response.status === 303
    const { score, rules } = observe({ headers: response.headers, html: await response.text() })
    expect([name, score, rules]).toSatisfy(([, s]) => Number(s) >= (isPage ? WANTED : 100))
  })
})

describe('a page with a mistake', () => {
  it('of any kind is scored below', async () => {
    const row = TABLE['GET /'] ?? { kind: 'all', at: '/', status: 200 }
    const good = (await cast.ask('GET', row, { who: 'guest', post: 'out', comment: 0 })).headers
    const scoreWith = (name: string, value?: string) => {
      const headers = new Headers(good)
      if (value === undefined) headers.delete(name)
      else headers.set(name, value)
      return observe({ headers, html: '' }).score
    }
    expect(scoreWith('x-none')).toBeGreaterThanOrEqual(WANTED)
    const policy = good.get('content-security-policy') ?? ''
    const bad = [
      scoreWith('content-security-policy'),
      scoreWith(
        'content-security-policy',
        policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
      ),
      scoreWith('content-security-policy', policy.replace("default-src 'none'", "default-src 'self'")),
      scoreWith('content-security-policy', policy.replace("form-action 'self'", 'form-action *')),
      scoreWith('content-security-policy', policy.replace("frame-ancestors 'none'", '')),
      scoreWith('strict-transport-security'),
      scoreWith('strict-transport-security', 'max-age=60'),
      scoreWith('referrer-policy', 'unsafe-url'),
      scoreWith('x-content-type-options'),
      scoreWith('cross-origin-resource-policy'),
      scoreWith('set-cookie', 'a=b; HttpOnly; SameSite=Lax'),
      scoreWith('set-cookie', 'a=b; Secure; SameSite=Lax'),
      observe({ headers: good, html: '<script src="https://cdn.example/x.js"></script>' }).score,
    ]
    expect(bad.filter((score) => score >= WANTED)).toEqual([])
  })
})
