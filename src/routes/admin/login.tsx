import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { adminCookie, readToken } from '../../domain/device.ts'
import { networkPrefix } from '../../domain/network-prefix.ts'
import type { Problem } from '../../domain/problem.ts'
import { Refusal } from '../../domain/refusal.ts'
import { MAX_LOGIN_TRIES, newSessionToken, SESSION_MAX_MS, sessionHash } from '../../domain/session.ts'
import { base64url, sameBytes, sign } from '../../domain/signing.ts'
import { type AppContext, readSettings } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as attempts from '../../store/attempts.ts'
import * as sessions from '../../store/sessions.ts'
import { LoginPage } from '../../views/admin/login-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

const HOUR_SECONDS = 3600

/** Signing in with the owner's key, and out again. */
export const login = (shelf: Shelf) =>
  new Hono<AppContext>()
    .get('/admin/login', (c) => page(c, shelf, 200))
    .post('/admin/login', async (c) => {
      const who = await limitTries(c)
      if (!(await isKey(c))) return page(c, shelf, 403, { code: 'admin_key_wrong', field: 'key' })
      const token = newSessionToken()
      const session = c.env.DB.withSession('first-primary')
      await sessions.create(session, await hashOf(c, token), c.get('now'))
      await attempts.clear(session, 'login', who, c.get('now'))
      c.header('set-cookie', adminCookie(token, SESSION_MAX_MS / 1000, c.get('url')))
      return c.redirect('/admin', 303)
    })
    .post('/admin/logout', async (c) => {
      const url = c.get('url')
      const token = readToken(c.req.header('cookie'), 'admin', url)
      const session = c.env.DB.withSession('first-primary')
      if (c.get('fields').everywhere === 'on') await sessions.revokeAll(session)
      else if (token) await sessions.revoke(session, await hashOf(c, token))
      c.header('set-cookie', adminCookie('', 0, url))
      return c.redirect('/', 303)
    })

/** The gate before has seen that there is a key. */
const hashOf = (c: C, token: string) => sessionHash(readSettings(c.env).adminKey ?? '', token)

const page = (c: C, shelf: Shelf, status: 200 | 403, problem?: Problem) =>
  c.html(LoginPage({ site: shelf, words: wordsFor(c.get('language')), problem }), status)

/** Notes a try of this network. @throws Refusal 429 when it has guessed too often in this hour. */
async function limitTries(c: C): Promise<string> {
  const prefix = networkPrefix(c.req.header('cf-connecting-ip') ?? '')
  const who = base64url(await sign(readSettings(c.env).pepper, 'login', prefix))
  const tries = await attempts.note(c.env.DB.withSession('first-primary'), 'login', who, c.get('now'))
  if (tries > MAX_LOGIN_TRIES) throw new Refusal(429, { code: 'too_many' }, HOUR_SECONDS)
  return who
}

/** Both sides are hashed first: the time of the comparison tells nothing of the key. */
async function isKey(c: C): Promise<boolean> {
  const { adminKey, pepper } = readSettings(c.env)
  const given = c.get('fields').key
  const [a, b] = await Promise.all([
    sign(pepper, 'admin-key', typeof given === 'string' ? given.trim() : ''),
    sign(pepper, 'admin-key', adminKey ?? ''),
  ])
  return adminKey !== undefined && sameBytes(a, b)
}
