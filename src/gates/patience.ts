import { createMiddleware } from 'hono/factory'
import { Refusal } from '../domain/refusal.ts'
import type { AppContext } from '../env.ts'

/** Longer than any page waits for the database before it goes on without. */
const PATIENCE_MS = 10_000
const PAUSE_SECONDS = 10

/**
 * Lets nobody wait for a database that does not answer. What was asked of it may still be done: a form's key makes the
 * next try find it. Streamed pages have begun by then, and end by themselves. @throws Refusal 503
 */
export const patience = createMiddleware<AppContext>(async function patience(_, next) {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () => reject(new Refusal(503, { code: 'database_away' }, PAUSE_SECONDS))
  const timer = setTimeout(late, PATIENCE_MS)
  try {
    await Promise.race([next(), promise])
  } finally {
    clearTimeout(timer)
  }
})
