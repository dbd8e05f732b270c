import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { isReadable } from '../domain/comment.ts'
import { renderComment } from '../domain/comment-html.ts'
import { parseCommentId } from '../domain/comment-id.ts'
import { cleanBody } from '../domain/comment-text.ts'
import { deviceCookie, deviceHash, newDevice } from '../domain/device.ts'
import { wantsJson } from '../domain/negotiation.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { takesComments } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { parseReaction } from '../domain/reaction.ts'
import { Refusal } from '../domain/refusal.ts'
import { MAX_REPORTS_PER_PREFIX, parseReport } from '../domain/report.ts'
import { base64url, sign } from '../domain/signing.ts'
import { type AppContext, readSettings } from '../env.ts'
import { findPostOf } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as attempts from '../store/attempts.ts'
import * as comments from '../store/comments.ts'
import { readSession } from '../store/db.ts'
import * as likes from '../store/likes.ts'
import * as permalinks from '../store/permalinks.ts'
import * as reporting from '../store/reporting.ts'
import * as switches from '../store/switches.ts'
import { ReportPage } from '../views/comment-verb-pages.tsx'
import { permalinkHref } from '../views/permalink.ts'
import { MorePage, ReplyPage } from '../views/reply-page.tsx'
import { wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const HOUR_SECONDS = 3600

/** What anybody does with a comment they may read: find, answer, like, report it; and how a text will look. */
export function commentVerbs(shelf: Shelf, memory: PageMemory) {
  return new Hono<AppContext>()
    .get('/comments/:id', (c) => lead(c, shelf))
    .get('/comments/:id/reactions', (c) => lead(c, shelf))
    .get('/comments/:id/reply', (c) => askForReply(c, shelf))
    .get('/comments/:id/more', async (c) => c.html(<MorePage site={shelf} {...(await readable(c, shelf))} />))
    .get('/comments/:id/report', (c) => askForReport(c, shelf, 200))
    .post('/comments/preview', preview)
    .post('/comments/:id/reactions', (c) => like(c, shelf, memory))
    .post('/comments/:id/report', (c) => report(c, shelf))
}

/** The permanent address of a comment leads to the page it is on. */
async function lead(c: C, shelf: Shelf) {
  const viewer = await c.get('viewer')()
  const session = readSession(c.env.DB, c.get('guest') ? undefined : viewer)
  const found = await permalinks.find(session, idOf(c), viewer)
  const post = findPostOf(shelf, found?.post, c.get('now'))
  return c.redirect(permalinkHref(post, idOf(c), found?.from), 302)
}

async function askForReply(c: C, shelf: Shelf) {
  const { comment, post } = await readable(c, shelf)
  const takes = takesComments(post, shelf.blog.comments.closeAfterDays, c.get('now'))
  if (!takes || (await switches.isClosed(readSession(c.env.DB, c.get('device')), post.id)))
    throw new Refusal(403, { code: 'comments_closed' })
  return c.html(<ReplyPage site={shelf} post={post} comment={comment} issuedKey={await c.get('newKey')()} />)
}

async function askForReport(c: C, shelf: Shelf, status: 200 | 422, problem?: Problem) {
  const { comment, post } = await readable(c, shelf)
  const about = { site: shelf, post, id: comment.id, locked: false, problem }
  return c.html(<ReportPage {...about} spoken={wordsFor(c.get('language'))} />, status)
}

function preview(c: C) {
  const body = cleanBody(c.get('fields').body)
  if (!body.ok) throw new Refusal(422, body.problem)
  const html = renderComment(body.value)
  return isJson(c) ? c.json({ html }) : c.html(html)
}

async function like(c: C, shelf: Shelf, memory: PageMemory) {
  const { comment, post } = await readable(c, shelf)
  const wish = parseReaction([{ kind: 'like', emoji: '', label: '' }], c.get('fields'), c.req.query('on'))
  if (!wish.ok) throw new Refusal(422, wish.problem)
  const known = c.get('device')
  const token = known ?? (await newDevice(readSettings(c.env).pepper, c.get('fields').key))
  const answer = await likes.set(primary(c), comment.id, await deviceHash(token), wish.value.on, c.get('now'))
  if (known === undefined) c.header('set-cookie', deviceCookie(token, c.get('url')))
  memory.forget(post.id)
  if (isJson(c)) return c.json(answer)
  const found = await permalinks.find(primary(c), comment.id, await c.get('viewer')())
  return c.redirect(permalinkHref(post, comment.id, found?.from), 303)
}

async function report(c: C, shelf: Shelf) {
  const { comment, post } = await readable(c, shelf)
  const reason = parseReport(c.get('fields'))
  if (!reason.ok && !isJson(c)) return askForReport(c, shelf, 422, reason.problem)
  if (!reason.ok) throw new Refusal(422, reason.problem)
  await limitReports(c)
  const { device } = await c.get('viewer')()
  await reporting.add(primary(c), comment.id, reason.value, device, c.get('now'))
  if (isJson(c)) return c.json({ id: comment.id, message: wordsFor(c.get('language')).reported })
  const found = await permalinks.find(primary(c), comment.id, await c.get('viewer')())
  return c.redirect(permalinkHref(post, comment.id, found?.from), 303)
}

/** @throws Refusal 429 when one network has reported too much in this hour */
async function limitReports(c: C): Promise<void> {
  const who = base64url(await sign(readSettings(c.env).pepper, 'report', c.get('network')))
  const count = await attempts.note(primary(c), 'report', who, c.get('now'))
  if (count > MAX_REPORTS_PER_PREFIX) throw new Refusal(429, { code: 'too_many' }, HOUR_SECONDS)
}

const primary = (c: C) => c.env.DB.withSession('first-primary')

const isJson = (c: C): boolean => wantsJson(c.req.header('accept'), c.req.header('content-type'))

/** @throws Refusal 404 */
function idOf(c: C): number {
  const id = parseCommentId(c.req.param('id'))
  if (id === undefined) throw new Refusal(404, { code: 'not_found' })
  return id
}

/** The comment of the address, public and shown to this reader. @throws Refusal 404 */
async function readable(c: C, shelf: Shelf) {
  const viewer = await c.get('viewer')()
  const found = await comments.find(readSession(c.env.DB, c.get('device')), idOf(c), viewer)
  const comment = found?.comment
  if (!comment || !isReadable(comment) || comment.sight !== 'shown')
    throw new Refusal(404, { code: 'not_found' })
  return { comment, post: findPostOf(shelf, found.post, c.get('now')) }
}
