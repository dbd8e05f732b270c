import { createMiddleware } from 'hono/factory'
import { isReadable, parseFields } from '../domain/fields.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AppContext } from '../env.ts'

/** Reads the body of a POST once, for whoever comes after. @throws Refusal 415, 400 */
export const fields = createMiddleware<AppContext>(async function fields(c, next) {
  if (c.req.method === 'POST') {
    const type = c.req.header('content-type')
    const body = await c.req.arrayBuffer()
    // Nothing has no type: some verbs need no more than their address.
    const isNothing = type === undefined && body.byteLength === 0
    if (!isNothing && !isReadable(type)) throw new Refusal(415, { code: 'unsupported_type' })
    const read = parseFields(type, textOf(body))
    if (!read.ok) throw new Refusal(400, read.problem)
    c.set('fields', read.value)
  }
  await next()
})

/** Bytes that are no UTF-8 are refused, not replaced: nothing a stranger wrote is changed behind their back. */
function textOf(body: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body)
  } catch {
    throw new Refusal(400, { code: 'malformed' })
  }
}
