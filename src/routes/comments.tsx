import { type Context, Hono } from 'hono'
import { addressOf } from '../domain/address.ts'
import { type CommentDraft, parseDraft, sameText } from '../domain/comment.ts'
import { RENDER_VERSION, renderComment } from '../domain/comment-html.ts'
import { parseCommentId } from '../domain/comment-id.ts'
import { deviceCookie, deviceHash, newDevice } from '../domain/device.ts'
import { wantsJson } from '../domain/negotiation.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { Refusal } from '../domain/refusal.ts'
import { base64url, digest, sign } from '../domain/signing.ts'
import { type AppContext, readSettings } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as comments from '../store/comments.ts'
import * as courtyards from '../store/courtyards.ts'
import { readSession, unlessAway } from '../store/db.ts'
import { CommentItem } from '../views/comment-list.tsx'
import { ConversationPage } from '../views/conversation-page.tsx'
import { languageOf, wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

/** The conversation of a post: a page of it, and a new comment. */
export function conversations(shelf: Shelf, memory: PageMemory) {
  const read = async (c: C) => {
    const post = findPost(c, shelf)
    const cursor = parseCommentId(c.req.query('cursor') ?? '0')
    if (cursor === undefined) throw new Refusal(400, { code: 'cursor_invalid', field: 'cursor' })
    // One address, two forms: without Vary a browser may go back to a page and find the other.
    c.header('vary', 'Accept')
    if (c.req.method === 'HEAD') return c.body(null, 200)
    if (!wantsJson(c.req.header('accept'), undefined)) return page(c, shelf, post, 200, cursor)
    const courtyard = await courtyards.read(
      readSession(c.env.DB, c.get('device')),
      post.id,
      [],
      undefined,
      cursor,
    )
    return c.json({ comments: courtyard.comments, next: courtyard.next ?? null })
  }
  const write = async (c: C) => {
    const post = findPost(c, shelf)
    if (post.comments !== 'open') throw new Refusal(403, { code: 'comments_closed' })
    const draft = parseDraft(c.get('fields'))
    if (!draft.ok) return refuse(c, shelf, post, 422, draft.problem)
    const stored = await store(c, post, draft.value)
    if (!stored.sameText) return refuse(c, shelf, post, 409, { code: 'key_reused', field: 'key' })
    memory.forget(post.id)
    if (!wantsJson(c.req.header('accept'), c.req.header('content-type')))
      return c.redirect(`${hrefOf(post)}#c-${stored.id}`, 303)
    return c.json(await receipt(c, shelf, post, draft.value, stored), 201)
  }
  return new Hono<AppContext>()
    .get('/posts/:slug/comments', read)
    .get('/:lang{[a-z]{2,3}}/posts/:slug/comments', read)
    .post('/posts/:slug/comments', write)
    .post('/:lang{[a-z]{2,3}}/posts/:slug/comments', write)
}

/** Forms opened before a rename still reach their post. @throws Refusal 404 */
function findPost(c: C, shelf: Shelf): Post {
  const address = addressOf(new URL(c.req.url).pathname, '/comments')?.normalize('NFC') ?? ''
  const post = shelf.findByPath(address, c.get('now')) ?? shelf.findMoved(address, c.get('now'))
  if (!post || post.comments === 'off') throw new Refusal(404, { code: 'not_found' })
  return post
}

async function store(c: C, post: Post, draft: CommentDraft): Promise<comments.StoredComment> {
  const url = new URL(c.req.url)
  const known = c.get('device')
  const token = known ?? (await newDevice(readSettings(c.env).pepper, draft.key))
  const stored = await comments.insert(
    c.env.DB.withSession('first-primary'),
    post.id,
    {
      name: draft.name,
      source: draft.body,
      html: renderComment(draft.body),
      renderVersion: RENDER_VERSION,
      device: await deviceHash(token),
      key: draft.key,
      digest: await digest(sameText(draft)),
    },
    c.get('now'),
  )
  if (known === undefined && stored.sameText) c.header('set-cookie', deviceCookie(token, url))
  return stored
}

/** What a JSON caller gets; a repeat of the same key gets the same. */
async function receipt(c: C, shelf: Shelf, post: Post, draft: CommentDraft, stored: comments.StoredComment) {
  const { id, status, html, createdAt } = stored
  const words = wordsFor(languageOf(post.lang, shelf.blog.language))
  const comment = { name: draft.name, html, id, status, createdAt, rootId: id, parentId: undefined }
  const shown = { ...comment, secret: false, owner: false, editedAt: undefined }
  return {
    id,
    status,
    html,
    editToken: base64url(await sign(readSettings(c.env).pepper, 'edit', String(id), draft.key)),
    item: CommentItem({ blog: shelf.blog, words, comment: shown }).toString(),
  }
}

/** Says what is wrong; a form comes back filled, with a new key. */
function refuse(c: C, shelf: Shelf, post: Post, status: 409 | 422, problem: Problem) {
  if (!wantsJson(c.req.header('accept'), c.req.header('content-type')))
    return page(c, shelf, post, status, 0, problem)
  const { code, field } = problem
  const message = wordsFor(c.get('language')).problem(problem)
  return c.json({ error: { code, message, ...(field && { field }) } }, status)
}

async function page(
  c: C,
  shelf: Shelf,
  post: Post,
  status: 200 | 409 | 422,
  cursor: number,
  problem?: Problem,
) {
  const device = c.get('device')
  const session = readSession(c.env.DB, device)
  const courtyard = await unlessAway(courtyards.read(session, post.id, [], undefined, cursor))
  c.header('cache-control', 'private, no-cache')
  const issuedKey = crypto.randomUUID()
  const kept = problem && keptForm(c, problem)
  return c.html(<ConversationPage {...{ site: shelf, post, courtyard, issuedKey, kept }} />, status)
}

function keptForm(c: C, problem: Problem) {
  const { name, body } = c.get('fields')
  return { name: asText(name), body: asText(body), problem, words: wordsFor(c.get('language')) }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
