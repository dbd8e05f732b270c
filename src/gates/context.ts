import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Blog, LANGUAGES } from '../domain/blog.ts'
import { deviceHash, readToken } from '../domain/device.ts'
import { issueKey } from '../domain/issued-key.ts'
import { pickLanguage } from '../domain/negotiation.ts'
import { networkPrefix } from '../domain/network-prefix.ts'
import { findOpened, readOpened } from '../domain/opened.ts'
import { sessionHash } from '../domain/session.ts'
import { type AppContext, peppersOf, readSettings, type Viewer } from '../env.ts'
import * as sessions from '../store/sessions.ts'

/** What every route is handed: the request's instant, the reader's device and language. The one place that reads the clock. */
export const context = (blog: Blog) =>
  createMiddleware<AppContext>(async function context(c, next) {
    const url = new URL(c.req.url)
    const cookies = c.req.header('cookie')
    c.set('now', Date.now())
    c.set('url', url)
    c.set('network', networkPrefix(c.req.header('cf-connecting-ip') ?? ''))
    c.set('device', readToken(cookies, 'device', url))
    const shown = { admin: readToken(cookies, 'admin', url), opened: findOpened(cookies, url) }
    c.set('guest', c.get('device') === undefined && !shown.admin && !shown.opened)
    // An article is read without a pepper, too.
    c.set('newKey', async () => (c.env.PEPPER ? issueKey(c.env.PEPPER, c.get('now')) : crypto.randomUUID()))
    let asked: Promise<Viewer> | undefined
    c.set('viewer', () => {
      asked ??= viewerOf(c, shown)
      return asked
    })
    const ofPage = LANGUAGES.find((l) => c.req.path.startsWith(`/${l}/`)) ?? blog.language
    c.set('language', pickLanguage(c.req.header('accept-language'), ofPage))
    await next()
  })

interface Shown {
  readonly admin: string | undefined
  readonly opened: string | undefined
}

async function viewerOf(c: Context<AppContext>, { admin, opened }: Shown): Promise<Viewer> {
  const device = c.get('device')
  return {
    device: device === undefined ? undefined : await deviceHash(device),
    owner: admin !== undefined && (await isOwner(c, admin)),
    opened: opened === undefined ? [] : await readOpened(peppersOf(readSettings(c.env)), opened),
  }
}

async function isOwner(c: Context<AppContext>, token: string): Promise<boolean> {
  const { adminKey } = readSettings(c.env)
  if (!adminKey) return false
  const session = c.env.DB.withSession('first-primary')
  return sessions.isOpen(session, await sessionHash(adminKey, token), c.get('now'))
}
