import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'

/** Notes under which key each write is counted; the binding is the edge of the platform. */
function noting() {
  const keys: string[] = []
  const limit = async ({ key }: { key: string }) => {
    keys.push(key)
    return { success: true }
  }
  return { keys, bindings: { WRITE_LIMIT: { limit } } }
}

const post = makePost()
const english = makePost({ lang: 'en', slug: 'a', path: '/en/posts/a' })
const path = encodeURI(post.path)
const from = (address: string) => ({ 'cf-connecting-ip': address })

describe('writes are counted', () => {
  it('by network: an address of IPv4, a /64 of IPv6, whatever a client claims else', async () => {
    const { keys, bindings } = noting()
    const site = makeSite([post], bindings)
    for (const address of [
      '203.0.113.7',
      '203.0.113.8',
      '2001:db8:1:2::1',
      '2001:db8:1:2:ffff::9',
      '2001:db8:1:3::1',
    ])
      await site.submit(`${path}/reactions`, { kind: 'like' }, from(address))
    await site.submit(
      `${path}/reactions`,
      { kind: 'like' },
      { ...from('203.0.113.7'), 'x-forwarded-for': '1.1.1.1' },
    )
    const [a, b, c, d, e, f] = keys
    expect([d, f]).toEqual([c, a])
    expect(new Set([a, b, c, e]).size).toBe(4)
  })

  it('under a name that does not tell the address', async () => {
    const { keys, bindings } = noting()
    await makeSite([post], bindings).submit(`${path}/comments`, makeFields(), from('203.0.113.7'))
    expect(keys).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
  })

  it('in every language, for comments and reactions, never for reading or for views', async () => {
    const { keys, bindings } = noting()
    const site = makeSite([post, english], bindings)
    await site.submit('/en/posts/a/comments', makeFields())
    await site.submit('/en/posts/a/reactions', { kind: 'like' })
    await site.submit(`${path}/comments`, makeFields())
    expect(keys).toHaveLength(3)
    await site.get(path)
    await site.get(`${path}/comments`)
    await site.send('/views', { post: post.id, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 })
    expect(keys).toHaveLength(3)
  })

  it('by the platform’s own limit, which ends a flood and leaves others alone', {
    timeout: 30_000,
  }, async () => {
    const site = makeSite([post], { WRITE_LIMIT: env.WRITE_LIMIT })
    let last = 200
    for (let sent = 0; sent < 1400 && last === 200; sent += 50) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          site.send(`${path}/reactions`, { kind: 'like', on: 0 }, from('198.51.100.1')),
        ),
      )
      last = answers.at(-1)?.status ?? 0
    }
    expect(last).toBe(429)
    expect((await site.send(`${path}/reactions`, { kind: 'like', on: 0 }, from('198.51.100.2'))).status).toBe(
      200,
    )
  })
})
