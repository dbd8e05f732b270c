import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { editTokenOf } from '../domain/claim.ts'
import { type CommentDraft, parseDraft, sameText } from '../domain/comment.ts'
import { renderComment, rendered } from '../domain/comment-html.ts'
import { parseCommentId } from '../domain/comment-id.ts'
import { cleanBody } from '../domain/comment-text.ts'
import { deviceCookie, deviceHash, newDevice } from '../domain/device.ts'
import { asText } from '../domain/fields.ts'
import { issuedAt, issueKey } from '../domain/issued-key.ts'
import { judge } from '../domain/judgement.ts'
import { wantsJson } from '../domain/negotiation.ts'
import { isLoopback, networkHash } from '../domain/network-prefix.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { hashPassword } from '../domain/password.ts'
import { type Post, takesComments } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { type Challenge, challengeFor, isProven } from '../domain/proof.ts'
import { Refusal } from '../domain/refusal.ts'
import { sign } from '../domain/signing.ts'
import { printOf } from '../domain/spam-print.ts'
import { GUEST } from '../domain/visibility.ts'
import { type AppContext, peppersOf, readSettings } from '../env.ts'
import { announce } from '../notices/notices.ts'
import { findCourtyard } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as arrivalChecks from '../store/arrival-checks.ts'
import * as comments from '../store/comments.ts'
import * as courtyards from '../store/courtyards.ts'
import { readSession, unlessAway } from '../store/db.ts'
import * as permalinks from '../store/permalinks.ts'
import { type KeptForm, keptOf, type ReplyTo } from '../views/comment-form.tsx'
import { CommentItem } from '../views/comment-list.tsx'
import { ConversationPage } from '../views/conversation-page.tsx'
import { permalinkHref } from '../views/permalink.ts'
import { languageOf, wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

/** A new comment, and how it would look. */
export function commentRoutes(shelf: Shelf, memory: PageMemory) {
  const write = async (c: C) => {
    const post = findCourtyard(shelf, c.get('url').pathname, '/comments', c.get('now'))
    if (!takesComments(post, shelf.blog.comments.closeAfterDays, c.get('now')))
      throw new Refusal(403, { code: 'comments_closed' })
    const draft = parseDraft(c.get('fields'))
    if (!draft.ok) return refuse(c, shelf, post, 422, draft.problem)
    const stored = await store(c, shelf, post, draft.value)
    if (!stored) return refuse(c, shelf, post, 422, { code: 'parent_unknown', field: 'parent' })
    if ('salt' in stored) return refuse(c, shelf, post, 422, { code: 'proof_needed' }, stored)
    if (!stored.sameText) return refuse(c, shelf, post, 409, { code: 'key_reused', field: 'key' })
    memory.forget(post.id)
    tellOwner(c, shelf, stored.id)
    if (isJson(c)) return c.json(await receipt(c, shelf, post, draft.value, stored), 201)
    const found = await permalinks.find(primary(c), stored.id, { ...GUEST, opened: [stored.id] })
    return c.redirect(permalinkHref(post, stored.id, found?.from), 303)
  }
  return new Hono<AppContext>()
    .post('/:kind{posts|pages}/:slug/comments', write)
    .post('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/comments', write)
    .post('/:kind{posts|pages}/:slug/comments/preview', (c) => preview(c, shelf))
    .post('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/comments/preview', (c) => preview(c, shelf))
}

/** The form again, with the text as it will look. */
async function preview(c: C, shelf: Shelf) {
  const post = findCourtyard(shelf, c.get('url').pathname, '/comments/preview', c.get('now'))
  const body = cleanBody(c.get('fields').body)
  if (!body.ok) return refuse(c, shelf, post, 422, body.problem)
  return page(c, shelf, post, 200, { ...typed(c), preview: renderComment(body.value) })
}

/** Called by name: `fetch` taken out of its place forgets who it is. */
const ask: typeof fetch = (url, init) => fetch(url, init)

/** The owner hears of it behind the answer, which never waits. */
function tellOwner(c: C, shelf: Shelf, id: number): void {
  const { webhook } = readSettings(c.env)
  if (!webhook) return
  const teller = { db: primary(c), blog: shelf.blog, webhook, findPost: shelf.findById, fetch: ask }
  c.executionCtx.waitUntil(announce(teller, id, c.get('now')))
}

const isJson = (c: C): boolean => wantsJson(c.req.header('accept'), c.req.header('content-type'))

const primary = (c: C) => c.env.DB.withSession('first-primary')

/** Undefined when what it answers is not there for its writer to see. */
async function store(c: C, shelf: Shelf, post: Post, draft: CommentDraft) {
  const settings = readSettings(c.env)
  const viewer = await c.get('viewer')()
  const known = c.get('device')
  const token = known ?? (await newDevice(settings.pepper, draft.key))
  const device = await deviceHash(token)
  const sent = { device, key: draft.key, digest: await sign(settings.pepper, 'same-text', sameText(draft)) }
  const writer = await writerOf(c, shelf, post, draft, device)
  const found = await arrivalChecks.read(primary(c), post.id, writer, c.get('now'))
  if (found.closed && !viewer.owner) throw new Refusal(403, { code: 'comments_closed' })
  if (!viewer.owner && needsProof(c, shelf, found))
    return challengeFor(settings.pepper, { post: post.id, key: draft.key }, c.get('now'))
  const stored =
    draft.parentId !== undefined && !(await comments.findShown(primary(c), post.id, draft.parentId, viewer))
      ? await comments.findByKey(primary(c), post.id, sent)
      : await comments.insert(
          primary(c),
          post.id,
          { ...sent, ...(await prepared(c, shelf, draft, writer, found)) },
          c.get('now'),
        )
  if (known === undefined && stored?.sameText) c.header('set-cookie', deviceCookie(token, c.get('url')))
  return stored
}

/** Whether work would have it shown that else waits; asked of scripts that offer it (`altcha`, empty), never of people. */
const needsProof = (c: C, { blog }: Shelf, { provable, isKnown }: arrivalChecks.Findings): boolean =>
  provable &&
  c.get('fields').altcha === '' &&
  isJson(c) &&
  judge(blog.comments.moderation, { owner: false, isKnown }).status === 'visible'

/** Who writes, and how it came. */
async function writerOf(c: C, shelf: Shelf, { id }: Post, draft: CommentDraft, device: Uint8Array) {
  const settings = readSettings(c.env)
  const peppers = peppersOf(settings)
  const issued = await issuedAt(peppers, draft.key)
  const { altcha, website } = c.get('fields')
  return {
    ...{ device, name: draft.name, body: draft.body, author: shelf.blog.author },
    prefix: await networkHash(settings.pepper, c.get('network'), c.get('now')),
    fromHere: isLoopback(c.get('network')),
    own: new URL(shelf.blog.url).hostname,
    trapped: asText(website) !== '',
    proven: await isProven(peppers, altcha, { post: id, key: draft.key }, c.get('now')),
    waited: issued === undefined ? undefined : c.get('now') - issued,
    scripted: isJson(c),
  } satisfies arrivalChecks.Writer
}

async function prepared(
  c: C,
  { blog }: Shelf,
  { body, key: _, password, ...draft }: CommentDraft,
  writer: arrivalChecks.Writer,
  { isKnown, reservation }: arrivalChecks.Findings,
) {
  const { owner } = await c.get('viewer')()
  const peppers = peppersOf(readSettings(c.env))
  return {
    ...draft,
    ...rendered(body),
    ...{ owner, prefix: writer.prefix, print: printOf(writer) },
    password: password === undefined ? undefined : await hashPassword(peppers, password),
    judgement: judge(blog.comments.moderation, { owner, isKnown }, reservation),
  }
}

/** What a JSON caller gets; a repeat of the same key gets the same. */
async function receipt(c: C, shelf: Shelf, post: Post, draft: CommentDraft, stored: comments.StoredComment) {
  const { id, comment } = stored
  const words = wordsFor(languageOf(post.lang, shelf.blog.language))
  const readable = comment?.sight === 'shown' || comment?.sight === 'waiting' ? comment : undefined
  return {
    id,
    status: readable?.status ?? stored.status,
    html: readable?.html ?? '',
    editToken: await editTokenOf(readSettings(c.env).pepper, id, draft.key),
    item: comment ? CommentItem({ blog: shelf.blog, words, comment, open: true }).toString() : '',
  }
}

/** Says what is wrong; a form comes back filled, with a new key. */
function refuse(c: C, shelf: Shelf, post: Post, status: 409 | 422, problem: Problem, challenge?: Challenge) {
  if (!isJson(c)) return page(c, shelf, post, status, { ...typed(c), problem })
  const { code, field } = problem
  const message = wordsFor(c.get('language')).problem(problem)
  return c.json({ error: { code, message, ...(field && { field }), challenge } }, status)
}

async function page(c: C, shelf: Shelf, post: Post, status: 200 | 409 | 422, kept: KeptForm) {
  const viewer = await c.get('viewer')()
  const session = readSession(c.env.DB, c.get('device'))
  const courtyard = await unlessAway(courtyards.read(session, { post: post.id, viewer }))
  const replyTo = courtyard && (await repliedTo(c, post))
  const open = takesComments(post, shelf.blog.comments.closeAfterDays, c.get('now'))
  const props = { site: shelf, post, courtyard, open, isLater: false, kept, replyTo }
  const { pepper } = readSettings(c.env)
  // What comes back was begun when it first was opened.
  const begun = (await issuedAt(peppersOf(readSettings(c.env)), c.get('fields').key)) ?? c.get('now')
  return c.html(<ConversationPage {...props} issuedKey={await issueKey(pepper, begun)} />, status)
}

/** The comment a form that came back answers, if it can still be answered. */
async function repliedTo(c: C, post: Post): Promise<ReplyTo | undefined> {
  const id = parseCommentId(c.get('fields').parent)
  if (id === undefined) return undefined
  const session = readSession(c.env.DB, c.get('device'))
  return comments.findShown(session, post.id, id, await c.get('viewer')())
}

const typed = (c: C): KeptForm => keptOf(c.get('fields'), wordsFor(c.get('language')))
