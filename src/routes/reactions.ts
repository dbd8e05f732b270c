import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { deviceCookie, deviceHash, newDevice } from '../domain/device.ts'
import { wantsJson } from '../domain/negotiation.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { hrefOf } from '../domain/post.ts'
import { parseReaction } from '../domain/reaction.ts'
import { Refusal } from '../domain/refusal.ts'
import { type AppContext, readSettings } from '../env.ts'
import { findCourtyard } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as reactions from '../store/reactions.ts'

type C = Context<AppContext>

/** Reactions to a post. */
export function reactionRoutes(shelf: Shelf, memory: PageMemory) {
  const write = async (c: C) => {
    const post = findCourtyard(shelf, c.get('url').pathname, '/reactions', c.get('now'))
    const wish = parseReaction(shelf.blog.reactions, c.get('fields'), c.req.query('on'))
    if (!wish.ok) throw new Refusal(422, wish.problem)
    const known = c.get('device')
    const token = known ?? (await newDevice(readSettings(c.env).pepper, c.get('fields').key))
    const session = c.env.DB.withSession('first-primary')
    const { kind, on } = wish.value
    const answer = await reactions.set(session, post.id, await deviceHash(token), kind, on, c.get('now'))
    if (known === undefined) c.header('set-cookie', deviceCookie(token, c.get('url')))
    memory.forget(post.id)
    if (wantsJson(c.req.header('accept'), c.req.header('content-type'))) return c.json(answer)
    return c.redirect(`${hrefOf(post)}#reactions`, 303)
  }
  /** Where a browser lands that reloads the answer to a form. */
  const back = (c: C) =>
    c.redirect(
      `${hrefOf(findCourtyard(shelf, c.get('url').pathname, '/reactions', c.get('now')))}#reactions`,
      303,
    )
  return new Hono<AppContext>()
    .post('/:kind{posts|pages}/:slug/reactions', write)
    .post('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/reactions', write)
    .get('/:kind{posts|pages}/:slug/reactions', back)
    .get('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/reactions', back)
}
