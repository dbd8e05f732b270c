import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { backTo } from '../../domain/moderation.ts'
import { wantsJson } from '../../domain/negotiation.ts'
import type { PageMemory } from '../../domain/page-bytes.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AppContext } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as switches from '../../store/switches.ts'

type C = Context<AppContext>

/** The switches: whether comments are taken, of the blog and of one post. */
export const adminHome = (shelf: Shelf, memory: PageMemory) =>
  new Hono<AppContext>().post('/admin/pause', async (c) => {
    const { on, post, back } = c.get('fields')
    const isOn = parseOn(on)
    if (typeof post === 'string' && post !== '') {
      if (isOn && !shelf.findById(post, c.get('now')))
        throw new Refusal(422, { code: 'post_unknown', field: 'post' })
      await switches.close(primary(c), post, isOn, c.get('now'))
      memory.forget(post)
    } else await switches.pause(primary(c), isOn, c.get('now'))
    if (!wantsJson(c.req.header('accept'), c.req.header('content-type')))
      return c.redirect(
        typeof back === 'string' ? backTo(back).pathname + backTo(back).search : '/admin',
        303,
      )
    const { paused, closed } = await switches.read(primary(c))
    return c.json({ paused, closed: [...closed] })
  })

const primary = (c: C) => c.env.DB.withSession('first-primary')

/** @throws Refusal 422 */
function parseOn(value: unknown): boolean {
  if (value === '1' || value === 1 || value === true || value === 'on') return true
  if (value === '0' || value === 0 || value === false || value === 'off') return false
  throw new Refusal(422, { code: 'on_invalid', field: 'on' })
}
