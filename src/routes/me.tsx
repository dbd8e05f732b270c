import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { parseCommentId } from '../domain/comment-id.ts'
import { BEYOND } from '../domain/cursor.ts'
import { endedCookie, findSeen, seenCookie } from '../domain/device.ts'
import { wantsJson } from '../domain/negotiation.ts'
import { networkPrefix } from '../domain/network-prefix.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { Refusal } from '../domain/refusal.ts'
import { base64url, sign } from '../domain/signing.ts'
import { type AppContext, readSettings } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as attempts from '../store/attempts.ts'
import * as traces from '../store/traces.ts'
import { MePage, type OwnTrace } from '../views/me-page.tsx'
import { wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const HOUR_SECONDS = 3600
/** How often one network may have everything read or erased in an hour: each reads whole tables. */
const MAX_WHOLE_READS = 10

/** What this browser wrote, for this browser alone. */
export function me(shelf: Shelf, memory: PageMemory) {
  return new Hono<AppContext>()
    .use('/me/*', async (c, next) => {
      c.header('cache-control', 'no-store')
      await next()
    })
    .get('/me', (c) => show(c, shelf))
    .post('/me/export.json', exportAll)
    .post('/me/erase', (c) => erase(c, memory))
}

/** @throws Refusal 400 for a place that is none */
async function show(c: C, shelf: Shelf) {
  const viewer = await c.get('viewer')()
  const url = c.get('url')
  const before = c.req.query('before') === undefined ? BEYOND : parseCommentId(c.req.query('before'))
  if (before === undefined) throw new Refusal(400, { code: 'cursor_invalid', field: 'before' })
  const { device } = viewer
  const found = device ? await traces.list(primary(c), device, viewer, before) : undefined
  const seenAt = findSeen(c.req.header('cookie'), url)
  if (device && before === BEYOND) c.header('set-cookie', seenCookie(c.get('now'), url))
  const own = (found?.traces ?? []).flatMap((trace) => toOwn(c, shelf, trace, seenAt))
  const about = { site: shelf, words: wordsFor(c.get('language')), erased: c.req.query('erased') === '1' }
  return c.html(<MePage {...about} traces={own} next={found?.next} />)
}

function toOwn(c: C, shelf: Shelf, { post, comment, answers }: traces.Trace, seenAt: number): OwnTrace[] {
  const under = shelf.findById(post, c.get('now'))
  const marked = answers.map((answer) => ({ comment: answer, isNew: answer.createdAt > seenAt }))
  return under ? [{ post: under, comment, answers: marked }] : []
}

async function exportAll(c: C) {
  await limit(c)
  const { device } = await c.get('viewer')()
  const nothing = { comments: [], reactions: [], likes: [], votes: [] }
  const all = device ? await traces.exportAll(primary(c), device) : nothing
  c.header('content-disposition', 'attachment; filename="madang-me.json"')
  return c.json(all)
}

async function erase(c: C, memory: PageMemory) {
  await limit(c)
  const { device } = await c.get('viewer')()
  const posts = device ? await traces.eraseAll(primary(c), device, c.get('now')) : []
  for (const post of posts) memory.forget(post)
  const url = c.get('url')
  for (const name of ['device', 'opened', 'seen'] as const)
    c.header('set-cookie', endedCookie(name, url), { append: true })
  const isJson = wantsJson(c.req.header('accept'), c.req.header('content-type'))
  return isJson ? c.json({ erased: true }) : c.redirect('/me?erased=1', 303)
}

const primary = (c: C) => c.env.DB.withSession('first-primary')

/** @throws Refusal 429 */
async function limit(c: C): Promise<void> {
  const network = networkPrefix(c.req.header('cf-connecting-ip') ?? '')
  const who = base64url(await sign(readSettings(c.env).pepper, 'me', network))
  const count = await attempts.note(primary(c), 'me', who, c.get('now'))
  if (count > MAX_WHOLE_READS) throw new Refusal(429, { code: 'too_many' }, HOUR_SECONDS)
}
