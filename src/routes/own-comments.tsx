import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { type Claim, claimOf, editTokenOf } from '../domain/claim.ts'
import { parseEdit } from '../domain/comment.ts'
import { rendered } from '../domain/comment-html.ts'
import { parseCommentId } from '../domain/comment-id.ts'
import { windowOver } from '../domain/edit-window.ts'
import { judge, judgeEdit } from '../domain/judgement.ts'
import { wantsJson } from '../domain/negotiation.ts'
import { networkHash } from '../domain/network-prefix.ts'
import { openedCookie } from '../domain/opened.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { Refusal } from '../domain/refusal.ts'
import { base64url, sign } from '../domain/signing.ts'
import { type AppContext, peppersOf, readSettings } from '../env.ts'
import { findPostOf } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as arrivalChecks from '../store/arrival-checks.ts'
import * as claims from '../store/claims.ts'
import * as edits from '../store/comment-edits.ts'
import * as comments from '../store/comments.ts'
import * as permalinks from '../store/permalinks.ts'
import { CommentItem } from '../views/comment-list.tsx'
import { DeletePage, EditPage, type EditPageProps, OpenPage } from '../views/comment-verb-pages.tsx'
import { permalinkHref } from '../views/permalink.ts'
import { languageOf, wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const HOUR_SECONDS = 3600

/** What only its writer does with a comment: change it, delete it, open it elsewhere. */
export function ownComments(shelf: Shelf, memory: PageMemory) {
  return new Hono<AppContext>()
    .get('/comments/:id/edit', (c) => askToEdit(c, shelf))
    .get('/comments/:id/delete', (c) => ask(c, shelf, DeletePage))
    .get('/comments/:id/open', (c) => ask(c, shelf, OpenPage))
    .post('/comments/:id', (c) => edit(c, shelf, memory))
    .post('/comments/:id/edit', (c) => askToEdit(c, shelf))
    .post('/comments/:id/delete', (c) => remove(c, shelf, memory))
    .post('/comments/:id/open', (c) => open(c, shelf))
}

/** The form with the text, for who proves to have written it; else the form that asks for the password. */
async function askToEdit(c: C, shelf: Shelf) {
  const tried = c.req.method === 'POST'
  const { id, post, own } = await prove(c, shelf, await claimIn(c))
  c.header('cache-control', 'no-store')
  if (!own)
    return c.html(
      <EditPage {...about(c, shelf, post, id, tried ? NOT_YOURS : undefined)} />,
      tried ? 403 : 200,
    )
  const text = {
    body: own.source,
    secret: own.secret,
    editable: !overFor(c, shelf, own),
  }
  return c.html(<EditPage {...(await proven(c, shelf, post, own))} text={text} />)
}

const NOT_YOURS: Problem = { code: 'not_yours' }

async function ask(c: C, shelf: Shelf, Page: typeof DeletePage) {
  const { id, post, own } = await prove(c, shelf, await claimIn(c))
  const props = about(c, shelf, post, id, undefined)
  return c.html(<Page {...props} locked={own === undefined || Page === OpenPage} />)
}

async function edit(c: C, shelf: Shelf, memory: PageMemory) {
  const { id, post, own } = await prove(c, shelf, await claimIn(c))
  if (!own) return deny(c, EditPage, about(c, shelf, post, id, NOT_YOURS))
  const wish = parseEdit(c.get('fields'))
  const isNew = wish.ok && wish.value.body !== undefined && wish.value.body !== own.source
  const problem = wish.ok ? isNew && overFor(c, shelf, own) : wish.problem
  if (problem) return editAgain(c, shelf, post, own, problem)
  if (!wish.ok) throw new Refusal(422, wish.problem)
  const { body, secret } = wish.value
  const { moderation } = shelf.blog.comments
  const isKnown = moderation === 'first' && own.status === 'visible'
  const reservation = isNew && body !== undefined && !own.byOwner ? await doubt(c, shelf, body) : undefined
  const judged = judge(moderation, { owner: own.byOwner, isKnown }, reservation)
  const text = isNew && body !== undefined ? rendered(body) : undefined
  const judgement = isNew ? judgeEdit(own.status, judged) : undefined
  await edits.change(primary(c), id, { secret, text, judgement }, c.get('now'))
  memory.forget(post.id)
  return answer(c, shelf, post, id)
}

/** An edit is judged as what it replaces was: by who writes, and by what it says. */
async function doubt(c: C, shelf: Shelf, body: string) {
  const prefix = await networkHash(readSettings(c.env).pepper, c.get('network'), c.get('now'))
  const { device = new Uint8Array() } = await c.get('viewer')()
  const own = new URL(shelf.blog.url).hostname
  return arrivalChecks.readEdit(primary(c), { device, prefix, body, own })
}

const overFor = (c: C, shelf: Shelf, own: claims.OwnComment) =>
  windowOver(shelf.blog.comments, own.createdAt, c.get('now'))

async function editAgain(c: C, shelf: Shelf, post: Post, own: claims.OwnComment, problem: Problem) {
  const { body, secret } = c.get('fields')
  const typed = typeof body === 'string' ? body : own.source
  const text = { body: typed, secret: secret === 'on' || secret === true, editable: true }
  return deny(c, EditPage, { ...(await proven(c, shelf, post, own)), problem, text }, 422)
}

async function remove(c: C, shelf: Shelf, memory: PageMemory) {
  const { id, post, own } = await prove(c, shelf, await claimIn(c), true)
  if (!own) return deny(c, DeletePage, about(c, shelf, post, id, NOT_YOURS))
  await edits.erase(primary(c), id, 'writer', c.get('now'))
  memory.forget(post.id)
  return isJson(c) ? c.json({ id, status: 'deleted' }) : c.redirect(`${hrefOf(post)}#conversation`, 303)
}

async function open(c: C, shelf: Shelf) {
  const { id, post, own } = await prove(c, shelf, await claimIn(c))
  if (!own) return deny(c, OpenPage, about(c, shelf, post, id, NOT_YOURS))
  const { opened } = await c.get('viewer')()
  const peppers = peppersOf(readSettings(c.env))
  c.header('set-cookie', await openedCookie(peppers, opened, id, c.get('url')))
  return answer(c, shelf, post, id)
}

/** The comment as its writer now sees it, or the way to it. */
async function answer(c: C, shelf: Shelf, post: Post, id: number) {
  const viewer = await c.get('viewer')()
  const own = { ...viewer, opened: [...viewer.opened, id] }
  if (!isJson(c)) {
    const found = await permalinks.find(primary(c), id, own)
    return c.redirect(permalinkHref(post, id, found?.from), 303)
  }
  const comment = (await comments.find(primary(c), id, own))?.comment
  if (comment?.sight !== 'shown' && comment?.sight !== 'waiting')
    throw new Refusal(404, { code: 'not_found' })
  const words = wordsFor(languageOf(post.lang, shelf.blog.language))
  const item = CommentItem({ blog: shelf.blog, words, comment, open: true }).toString()
  return c.json({ id, status: comment.status, secret: comment.secret, html: comment.html, item })
}

const primary = (c: C) => c.env.DB.withSession('first-primary')

const isJson = (c: C): boolean => wantsJson(c.req.header('accept'), c.req.header('content-type'))

const claimIn = async (c: C): Promise<Claim> =>
  claimOf(c.req.method === 'POST' ? c.get('fields') : {}, (await c.get('viewer')()).device)

/**
 * The comment of the address, `own` where the claim proves who wrote it. @throws Refusal 404 when it is nothing to be
 * seen, 429 after too many guesses
 */
async function prove(c: C, shelf: Shelf, claim: Claim, evenDeleted = false) {
  const id = parseCommentId(c.req.param('id'))
  if (id === undefined) throw new Refusal(404, { code: 'not_found' })
  const settings = readSettings(c.env)
  const guard = {
    peppers: peppersOf(settings),
    prefix: base64url(await sign(settings.pepper, 'password-prefix', c.get('network'))),
  }
  const proof = await claims.prove(primary(c), id, claim, guard, c.get('now'))
  if (proof.kind === 'locked') throw new Refusal(429, { code: 'guesses_exhausted' }, HOUR_SECONDS)
  if (proof.kind === 'unknown') throw new Refusal(404, { code: 'not_found' })
  const own = proof.kind === 'own' ? proof.comment : undefined
  if (own?.status === 'deleted' && !evenDeleted) throw new Refusal(404, { code: 'not_found' })
  return {
    id,
    own,
    post: findPostOf(shelf, proof.kind === 'own' ? proof.comment.post : proof.post, c.get('now')),
  }
}

const about = (c: C, shelf: Shelf, post: Post, id: number, problem: Problem | undefined): EditPageProps => ({
  ...{ site: shelf, post, id, locked: true, problem },
  spoken: wordsFor(c.get('language')),
})

/** For who has proven it; the token carries the proof of a password to the next step. */
async function proven(c: C, shelf: Shelf, post: Post, own: claims.OwnComment): Promise<EditPageProps> {
  const { pepper } = readSettings(c.env)
  const byDevice = c.get('fields')?.password === undefined && c.get('fields')?.editToken === undefined
  const token =
    byDevice || own.requestKey === undefined ? undefined : editTokenOf(pepper, own.id, own.requestKey)
  const needsPassword = !byDevice && token === undefined
  return { ...about(c, shelf, post, own.id, undefined), locked: needsPassword, editToken: await token }
}

/** The form again, with what is wrong. */
function deny(c: C, Page: typeof EditPage, props: EditPageProps, status: 403 | 422 = 403) {
  const { problem = NOT_YOURS } = props
  if (!isJson(c)) return c.html(<Page {...props} />, status)
  const message = props.spoken.problem(problem)
  return c.json(
    { error: { code: problem.code, message, ...(problem.field && { field: problem.field }) } },
    status,
  )
}
