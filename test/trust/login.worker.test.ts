import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MAX_LOGIN_TRIES,
  newSessionToken,
  SESSION_IDLE_MS,
  SESSION_MAX_MS,
  sessionHash,
} from '../../src/domain/session.ts'
import * as sessions from '../../src/store/sessions.ts'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeSite, without } from '../support/worker/site.ts'
import { makeOwner } from '../support/worker/thread.ts'

const KEY = env.ADMIN_KEY ?? ''
const NOW = Date.parse('2026-03-01T12:00:00+09:00')
const post = makePost()
const site = makeSite([post])

const from = (address: string) => ({ 'cf-connecting-ip': address })
const signIn = (key: string, headers: Record<string, string> = from('192.0.2.1')) =>
  site.submit('/admin/login', { key }, headers)
const isSignedIn = async (cookie: Record<string, string>) =>
  (await site.get('/admin/blocks', cookie)).status === 200

beforeEach(async () => {
  await env.DB.batch(['attempts', 'sessions'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)))
})

describe('guessing the owner’s key', () => {
  it('ends after five tries in an hour, for the right key too', async () => {
    for (let i = 0; i < MAX_LOGIN_TRIES; i++) expect((await signIn(`wrong ${i}`)).status).toBe(403)
    const locked = await signIn(KEY)
    expect([MAX_LOGIN_TRIES, locked.status, locked.headers.get('retry-after')]).toEqual([5, 429, '3600'])
    expect(locked.headers.get('set-cookie')).toBeNull()
  })

  it('at once is counted no less than one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => signIn(`wrong ${i}`)))
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
  })

  it('is counted by network: a /64 of IPv6 is one, another address is another', async () => {
    const inOneNetwork = (i: number) => from(`2001:db8:1:2::${i}`)
    for (let i = 0; i < 5; i++) await signIn('wrong', inOneNetwork(i))
    expect((await signIn('wrong', inOneNetwork(99))).status).toBe(429)
    expect((await signIn('wrong', from('2001:db8:1:3::1'))).status).toBe(403)
    expect((await signIn('wrong', from('198.51.100.7'))).status).toBe(403)
  })

  it('is not helped by headers a guesser may write', async () => {
    for (let i = 0; i < 5; i++)
      await signIn('wrong', {
        ...from('192.0.2.1'),
        'x-forwarded-for': `10.0.0.${i}`,
        'x-real-ip': `10.0.0.${i}`,
      })
    expect((await signIn('wrong', { ...from('192.0.2.1'), 'x-forwarded-for': '10.9.9.9' })).status).toBe(429)
  })

  it('gives the same words whatever was guessed', async () => {
    const guesses = ['', 'a', KEY.slice(0, -1), `${KEY}x`, KEY.toUpperCase(), '\u0000', 'x'.repeat(5000)]
    const bodies = await Promise.all(
      guesses.map(async (key, i) => (await signIn(key, from(`203.0.113.${i}`))).text()),
    )
    expect(new Set(bodies).size).toBe(1)
  })
})

describe('a session', () => {
  it('is a cookie no script reads, no other site sends, no plain line carries', async () => {
    const line = (await signIn(KEY)).headers.get('set-cookie') ?? ''
    expect(line).toMatch(/^__Host-madang-admin=[\w-]{43}; /)
    for (const flag of [
      'HttpOnly',
      'Secure',
      'SameSite=Strict',
      'Path=/',
      `Max-Age=${SESSION_MAX_MS / 1000}`,
    ])
      expect(line.split('; ')).toContain(flag)
    expect(line).not.toMatch(/domain/i)
  })

  it('is new at every sign-in, and never the one a visitor brought', async () => {
    const planted = `__Host-madang-admin=${newSessionToken()}`
    const first = cookieOf(await signIn(KEY, { ...from('192.0.2.1'), cookie: planted }))
    const second = cookieOf(await signIn(KEY))
    expect(new Set([planted, first.cookie, second.cookie]).size).toBe(3)
    expect(await Promise.all([{ cookie: planted }, first, second].map(isSignedIn))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('is kept as a hash only', async () => {
    const token = cookieOf(await signIn(KEY)).cookie.split('=')[1] ?? ''
    const { results } = await env.DB.prepare('SELECT * FROM sessions').all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain(token)
  })

  it('ends on the server when the owner signs out, and everywhere when they say so', async () => {
    const [here, there] = [cookieOf(await signIn(KEY)), cookieOf(await signIn(KEY))]
    const out = await site.submit('/admin/logout', {}, here)
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-madang-admin=; .*Max-Age=0/)
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, true])
    const again = cookieOf(await signIn(KEY))
    await site.submit('/admin/logout', { everywhere: 'on' }, again)
    expect([await isSignedIn(there), await isSignedIn(again)]).toEqual([false, false])
  })

  it('ends when the owner takes a new key', async () => {
    const cookie = cookieOf(await signIn(KEY))
    const renewed = makeSite([post], { ADMIN_KEY: 'another-admin-key-0123456789abcdef' })
    expect((await renewed.get('/admin/blocks', cookie)).status).toBe(303)
    expect(await isSignedIn(cookie)).toBe(true)
  })

  it('ends by itself: after 14 idle days, and after 90 in any case', async () => {
    const token = await sessionHash(KEY, newSessionToken())
    await sessions.create(env.DB, token, NOW)
    expect(await sessions.isOpen(env.DB, token, NOW + SESSION_IDLE_MS - 1)).toBe(true)
    for (let at = NOW; at < NOW + SESSION_MAX_MS; at += SESSION_IDLE_MS / 2)
      expect(await sessions.isOpen(env.DB, token, at)).toBe(true)
    expect(await sessions.isOpen(env.DB, token, NOW + SESSION_MAX_MS)).toBe(false)
    const idle = await sessionHash(KEY, newSessionToken())
    await sessions.create(env.DB, idle, NOW)
    expect(await sessions.isOpen(env.DB, idle, NOW + SESSION_IDLE_MS)).toBe(false)
  })
})

describe('without secrets', () => {
  // What is missing is told to the author: it is no noise of the test's own.
  beforeEach(() => {
    for (const method of ['error', 'log'] as const) vi.spyOn(console, method).mockImplementation(() => {})
  })
  afterEach(() => vi.restoreAllMocks())

  const article = encodeURI(post.path)
  const PUBLIC = [
    '/',
    article,
    `${article}/comments`,
    '/archive',
    '/feed.xml',
    '/api/v1/posts',
    '/healthz',
    '/me',
  ]

  it.each(['ADMIN_KEY', 'PEPPER'] as const)('%s: everything public is there', async (name) => {
    const poor = makeSite([post], without(name))
    for (const path of PUBLIC) expect([path, (await poor.get(path)).status]).toEqual([path, 200])
  })

  it('ADMIN_KEY: the owner’s rooms are closed, to old sessions too', async () => {
    const poor = makeSite([post], without('ADMIN_KEY'))
    const owner = await makeOwner()
    for (const path of ['/admin', '/admin/login', '/admin/comments', '/admin/export/comments.csv']) {
      const response = await poor.get(path, owner)
      expect([path, response.status, await response.text()]).toEqual([
        ...[path, 503, expect.stringContaining('ADMIN_KEY is missing')],
      ])
    }
    for (const key of ['', 'undefined', KEY])
      expect((await poor.submit('/admin/login', { key })).status).toBe(503)
    for (const authorization of ['Bearer ', 'Bearer undefined', `Bearer ${KEY}`, 'Bearer null'])
      expect((await poor.get('/api/v1/admin/overview', { authorization })).status).toBe(403)
  })

  it('PEPPER: nothing is written, and the answer says what to do', async () => {
    const poor = makeSite([post], without('PEPPER'))
    const response = await poor.submit(`${article}/comments`, {
      name: '길손',
      body: '글',
      key: crypto.randomUUID(),
    })
    expect([response.status, await response.text()]).toEqual([
      ...[503, expect.stringContaining('PEPPER is missing')],
    ])
  })
})
