import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { makeDevice, makeOwner } from '../support/worker/thread.ts'

// Every combination of what a browser may say of a request. What must happen is computed from the contract's
// sentence alone: Sec-Fetch-Site present → must be same-origin; absent → Origin must be allowed; neither → 403.

const isFull = env.TRUST === 'full'

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']
const SAFE = ['GET', 'HEAD', 'OPTIONS']
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain;charset=UTF-8',
  'multipart/form-data; boundary=x',
  undefined,
]
const OWN = [BLOG.url, 'http://madang.test']
const ORIGINS = [
  undefined,
  ...OWN,
  'null',
  'https://evil.example',
  `${BLOG.url}.evil.example`,
  BLOG.url.replace('https', 'http'),
  `${BLOG.url}:444`,
  'http://madang.test:80@evil.example',
]
const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', '']

const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }
const post = makePost()
const site = makeSite([post], unlimited)
const address = `${encodeURI(post.path)}/comments`

interface Row {
  readonly method: string
  readonly type: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  readonly cookie: string | undefined
}

const product = <A, B>(all: readonly A[], more: readonly B[]) =>
  all.flatMap((a) => more.map((b) => [a, b] as const))

const isAllowed = ({ method, origin, fetchSite }: Row): boolean =>
  SAFE.includes(method) ||
  (fetchSite === undefined ? origin !== undefined && OWN.includes(origin) : fetchSite === 'same-origin')

async function send({ method, type, origin, fetchSite, cookie }: Row, at = address) {
  const fields = makeFields()
  const body = type === 'application/json' ? JSON.stringify(fields) : String(new URLSearchParams(fields))
  const told = { 'content-type': type, origin, 'sec-fetch-site': fetchSite, cookie }
  const headers = new Headers({ accept: 'application/json' })
  for (const [name, value] of Object.entries(told)) if (value !== undefined) headers.set(name, value)
  const mayCarry = method !== 'GET' && method !== 'HEAD'
  const sent = { method, headers, ...(mayCarry && { body: new TextEncoder().encode(body) }) }
  const response = await site.fetch(at, sent)
  return { status: response.status, isForeign: (await response.text()).includes('"foreign_origin"') }
}

const stored = async () =>
  (await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE post_id = ?')
    .bind(post.id)
    .first<number>('n')) ?? 0

describe('a request is let in exactly when the contract says so', () => {
  it('in each of 1,728 combinations, 6,480 in full', { timeout: 60_000 }, async () => {
    const owner = (await makeOwner()).cookie
    const cookies = isFull ? [undefined, makeDevice().cookie, owner] : [owner]
    const rows = product(
      product(product(product([...UNSAFE, ...SAFE], isFull ? TYPES : TYPES.slice(0, 4)), ORIGINS), SITES),
      cookies,
    ).map(
      ([[[[method, type], origin], fetchSite], cookie]): Row => ({ method, type, origin, fetchSite, cookie }),
    )
    let written = 0
    const wrong: unknown[] = []
    for (const row of rows) {
      const { status, isForeign } = await send(row)
      if (status === 201) written += 1
      if (isForeign === isAllowed(row) || (isForeign && status !== 403)) wrong.push([row, status])
    }
    expect(rows).toHaveLength(isFull ? 6480 : 1728)
    expect(wrong).toEqual([])
    expect(await stored()).toBe(written)
    expect(written).toBeGreaterThan(20)
  })

  it('whatever the address, also where nothing is', async () => {
    const foreign: Row = { ...NOTHING, method: 'POST', fetchSite: 'cross-site', origin: BLOG.url }
    for (const path of ['/', '/nowhere', '/admin/login', '/api/v1/posts', '/me/erase', '/views', '/feed.xml'])
      expect([path, (await send(foreign, path)).isForeign]).toEqual([path, true])
  })
})

const NOTHING: Row = {
  method: 'POST',
  type: TYPES[0],
  origin: undefined,
  fetchSite: undefined,
  cookie: undefined,
}
