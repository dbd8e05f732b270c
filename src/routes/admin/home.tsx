import { type Context, Hono } from 'hono'
import { backTo } from '../../domain/moderation.ts'
import { wantsJson } from '../../domain/negotiation.ts'
import type { PageMemory } from '../../domain/page-bytes.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AppContext } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as queue from '../../store/queue.ts'
import * as switches from '../../store/switches.ts'
import { HomePage } from '../../views/admin/home-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

/** What there is to do, and the switches. */
export const adminHome = (shelf: Shelf, memory: PageMemory) =>
  new Hono<AppContext>()
    .get('/admin', async (c) => {
      const [waiting, { paused, closed }] = await Promise.all([
        queue.countWaiting(primary(c)),
        switches.read(primary(c)),
      ])
      const posts = [...closed].map((id) => ({ id, post: shelf.findById(id, c.get('now')) }))
      const words = wordsFor(c.get('language'))
      return c.html(<HomePage {...{ site: shelf, words, waiting, paused }} closed={posts} />)
    })
    .post('/admin/pause', async (c) => {
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
