import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { deviceCookie, deviceHash, newDevice } from '../domain/device.ts'
import { wantsJson } from '../domain/negotiation.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { parseVote } from '../domain/poll.ts'
import { hrefOf, isPollClosed } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import { type AppContext, readSettings } from '../env.ts'
import { findCourtyard } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as polls from '../store/polls.ts'

type C = Context<AppContext>

/** Votes in the poll of a post. */
export function pollRoutes(shelf: Shelf, memory: PageMemory) {
  const find = (c: C) => findCourtyard(shelf, c.get('url').pathname, '/poll', c.get('now'))
  const vote = async (c: C) => {
    const post = find(c)
    if (!post.poll) throw new Refusal(404, { code: 'not_found' })
    if (isPollClosed(post, c.get('now'))) throw new Refusal(422, { code: 'poll_closed' })
    const choice = parseVote(post.poll, c.get('fields').option)
    if (!choice.ok) throw new Refusal(422, choice.problem)
    const known = c.get('device')
    const token = known ?? (await newDevice(readSettings(c.env).pepper, c.get('fields').key))
    const session = c.env.DB.withSession('first-primary')
    const answer = await polls.vote(session, post.id, await deviceHash(token), choice.value, c.get('now'))
    if (known === undefined) c.header('set-cookie', deviceCookie(token, c.get('url')))
    memory.forget(post.id)
    if (wantsJson(c.req.header('accept'), c.req.header('content-type'))) return c.json(answer)
    return c.redirect(`${hrefOf(post)}#poll`, 303)
  }
  /** Where a browser lands that reloads the answer to a form. */
  const back = (c: C) => c.redirect(`${hrefOf(find(c))}#poll`, 303)
  return new Hono<AppContext>()
    .post('/:kind{posts|pages}/:slug/poll', vote)
    .post('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/poll', vote)
    .get('/:kind{posts|pages}/:slug/poll', back)
    .get('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/poll', back)
}
