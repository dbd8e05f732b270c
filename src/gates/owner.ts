import { createMiddleware } from 'hono/factory'
import { readToken } from '../domain/device.ts'
import { Refusal } from '../domain/refusal.ts'
import { sessionHash } from '../domain/session.ts'
import { type AppContext, readSettings, SettingError } from '../env.ts'
import * as sessions from '../store/sessions.ts'

const LOGIN = '/admin/login'

/**
 * Stands before everything under /admin: without a living session a page leads to the login, a write is refused.
 * Nothing behind it is ever stored by a browser.
 */
export const owner = createMiddleware<AppContext>(async function owner(c, next) {
  const { adminKey } = readSettings(c.env)
  if (!adminKey)
    throw new SettingError('ADMIN_KEY is missing; set it with: npx wrangler secret put ADMIN_KEY')
  c.header('cache-control', 'no-store')
  if (c.req.path === LOGIN) return next()
  const token = readToken(c.req.header('cookie'), 'admin', c.get('url'))
  const session = c.env.DB.withSession('first-primary')
  if (token && (await sessions.isOpen(session, await sessionHash(adminKey, token), c.get('now'))))
    return next()
  if (c.req.method === 'GET') return c.redirect(LOGIN, 303)
  throw new Refusal(403, { code: 'not_signed_in' })
})
