import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { AppContext } from '../env.ts'

/**
 * One JSON line for every write (but beacons) and every failure: which request, which route, how it ended, how long it took. Never an
 * address, a name or a text: only the route's pattern. What failed tells its id, so that a report finds its line.
 */
export const log = createMiddleware<AppContext>(async function log(c, next) {
  const since = performance.now()
  await next()
  const ms = Math.round(performance.now() - since)
  const { ok, status, headers } = c.res
  if (ok) headers.set('server-timing', `worker;dur=${ms}`)
  const { method, path } = c.req
  if (status < 500 && (method !== 'POST' || path === COUNTING)) return
  const request = c.req.header('cf-ray') ?? crypto.randomUUID()
  if (status >= 500) headers.set('x-request-id', request)
  console.log(JSON.stringify({ request, method, route: routePath(c), status, ms }))
})

/** Every page sends some of these; the ledger tells of them. */
const COUNTING = '/views'
