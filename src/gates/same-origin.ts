import { createMiddleware } from 'hono/factory'
import type { Blog } from '../domain/blog.ts'
import { isSameOrigin } from '../domain/origin.ts'
import { Refusal } from '../domain/refusal.ts'
import { type AppContext, readSettings } from '../env.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** Lets unsafe methods pass only from this blog's own pages, whatever they carry. @throws Refusal 403 */
export const sameOrigin = (blog: Blog) =>
  createMiddleware<AppContext>(async function sameOrigin(c, next) {
    if (!SAFE.includes(c.req.method)) {
      const claim = { fetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
      if (!isSameOrigin(claim, [blog.url, ...readSettings(c.env).origins]))
        throw new Refusal(403, { code: 'foreign_origin' })
    }
    await next()
  })
