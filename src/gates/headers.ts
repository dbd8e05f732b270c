import { createMiddleware } from 'hono/factory'
import { contentPolicy } from '../domain/content-policy.ts'
import type { AppContext } from '../env.ts'

/**
 * Headers of every response, errors included. `inlineHash` is that of the one inline script. A page from memory takes
 * them whole from `pageHeaders`, put together once: asked and set one by one they are a tenth of what it costs.
 */
export const headers = (inlineHash: string) => {
  const fixed = Object.entries(headersFor(inlineHash))
  const pageHeaders = new Headers([...fixed, ['content-type', 'text/html; charset=utf-8']])
  return createMiddleware<AppContext>(async function headers(c, next) {
    c.set('pageHeaders', pageHeaders)
    await next()
    if (c.res.headers.has(LAST)) return
    for (const [name, value] of fixed) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  })
}

const LAST = 'permissions-policy'

const headersFor = (inlineHash: string) => ({
  // What says nothing of its own is one reader's, now: a cache that guesses would keep it for hours.
  'cache-control': 'private, no-cache',
  'content-security-policy': contentPolicy(inlineHash),
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  [LAST]: 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
})
