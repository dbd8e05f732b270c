import { createMiddleware } from 'hono/factory'
import { Refusal } from '../domain/refusal.ts'
import { base64url, sign } from '../domain/signing.ts'
import { type AppContext, readSettings } from '../env.ts'

const PERIOD_SECONDS = 60

/** Holds floods of writes from one address off the database. The address itself goes nowhere. @throws Refusal 429 */
export const rate = createMiddleware<AppContext>(async function rate(c, next) {
  if (c.req.method !== 'POST') return next()
  const key = base64url(await sign(readSettings(c.env).pepper, 'rate', c.get('network')))
  const { success } = await c.env.WRITE_LIMIT.limit({ key })
  if (!success) throw new Refusal(429, { code: 'too_many' }, PERIOD_SECONDS)
  await next()
})
