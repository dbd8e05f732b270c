import { createMiddleware } from 'hono/factory'
import { type Blog, LANGUAGES } from '../domain/blog.ts'
import { readToken } from '../domain/device.ts'
import { pickLanguage } from '../domain/negotiation.ts'
import type { AppContext } from '../env.ts'

/** What every route is handed: the request's instant, the reader's device and language. The one place that reads the clock. */
export const context = (blog: Blog) =>
  createMiddleware<AppContext>(async function context(c, next) {
    c.set('now', Date.now())
    c.set('device', readToken(c.req.header('cookie'), 'device', new URL(c.req.url)))
    const ofPage = LANGUAGES.find((l) => c.req.path.startsWith(`/${l}/`)) ?? blog.language
    c.set('language', pickLanguage(c.req.header('accept-language'), ofPage))
    await next()
  })
