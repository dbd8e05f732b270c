import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { isReadable, parseDraft } from '../../domain/comment.ts'
import { rendered } from '../../domain/comment-html.ts'
import { deviceHash, newDevice } from '../../domain/device.ts'
import { backTo } from '../../domain/moderation.ts'
import { wantsJson } from '../../domain/negotiation.ts'
import type { PageMemory } from '../../domain/page-bytes.ts'
import type { Post } from '../../domain/post.ts'
import type { Problem } from '../../domain/problem.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sign } from '../../domain/signing.ts'
import { type AppContext, readSettings } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as comments from '../../store/comments.ts'
import * as moderation from '../../store/moderation.ts'
import * as queued from '../../store/queued.ts'
import { adminWordsFor } from '../../views/admin/admin-words.ts'
import { AnswerPage, ItemPage } from '../../views/admin/item-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

/** What the owner writes, as the owner, under an article or to a comment. */
export const answerRoutes = (shelf: Shelf, memory: PageMemory) =>
  new Hono<AppContext>().post('/admin/posts/:id/comments', async (c) => {
    const post = shelf.findById(c.req.param('id'), c.get('now'))
    if (!post || post.comments === 'off') throw new Refusal(404, { code: 'post_unknown' })
    const draft = parseDraft({ ...c.get('fields'), name: shelf.blog.author, password: undefined })
    if (!draft.ok) return refuse(c, shelf, post, 422, draft.problem, undefined)
    const { key, body, parentId, name } = draft.value
    const { pepper } = readSettings(c.env)
    const sent = {
      key,
      device: await deviceHash(c.get('device') ?? (await newDevice(pepper, key))),
      digest: await sign(pepper, 'same-answer', body, String(parentId ?? '')),
    }
    const comment = { ...sent, ...rendered(body), name, parentId, secret: draft.value.secret, owner: true }
    const stored = await store(c, post, comment)
    if (!stored) return refuse(c, shelf, post, 422, { code: 'parent_gone', field: 'parent' }, parentId)
    if (!stored.sameText) return refuse(c, shelf, post, 409, { code: 'key_reused', field: 'key' }, parentId)
    memory.forget(post.id)
    if (isJson(c)) return c.json({ id: stored.id, status: stored.status, html: stored.html }, 201)
    return c.redirect(afterwards(c, stored.id), 303)
  })

const isJson = (c: C) => wantsJson(c.req.header('accept'), c.req.header('content-type'))

const primary = (c: C) => c.env.DB.withSession('first-primary')

/** An answer to a comment that waits lets it through first; a repeat of the same key lets nothing through again. */
async function store(c: C, post: Post, comment: comments.NewComment) {
  const before = await comments.findByKey(primary(c), post.id, comment)
  if (before) return before
  if (comment.parentId !== undefined) {
    const parent = await queued.find(primary(c), comment.parentId)
    if (!parent || parent.post !== post.id) return undefined
    if (parent.status === 'held')
      await moderation.change(primary(c), 'approve', [comment.parentId], c.get('now'))
  }
  return comments.insert(primary(c), post.id, comment, c.get('now'))
}

/** Back to the queue it was written in, else to where it is read. */
function afterwards(c: C, id: number): string {
  const { back: wished } = c.get('fields')
  if (typeof wished !== 'string' || wished === '') return `/comments/${id}`
  const back = backTo(wished)
  back.searchParams.set('did', 'answer')
  back.searchParams.set('done', String(id))
  return back.pathname + back.search
}

/** Says what is wrong; the form comes back filled, with a new key. */
async function refuse(
  c: C,
  shelf: Shelf,
  post: Post,
  status: 409 | 422,
  problem: Problem,
  parentId: number | undefined,
) {
  const words = wordsFor(c.get('language'))
  if (isJson(c)) {
    const { code, field } = problem
    return c.json({ error: { code, message: words.problem(problem), ...(field && { field }) } }, status)
  }
  const { body, back: wished } = c.get('fields')
  const kept = { body: typeof body === 'string' ? body : '', problem }
  const back = backTo(wished).pathname + backTo(wished).search
  const frame = {
    site: shelf,
    words,
    say: adminWordsFor(words.lang),
    back,
    issuedKey: crypto.randomUUID() as string,
  }
  const parent = await parentOf(c, parentId)
  if (!parent) return c.html(<AnswerPage {...frame} {...{ post, kept }} />, status)
  const item = { ...parent, postId: parent.post, post: shelf.findById(parent.post, c.get('now')) }
  return c.html(<ItemPage {...frame} {...{ item, kept }} />, status)
}

/** What the form that came back answers, where that can be shown. */
async function parentOf(c: C, parentId: number | undefined) {
  const id = parentId ?? Number(c.get('fields').parent)
  if (!Number.isSafeInteger(id) || id <= 0) return undefined
  const found = await queued.find(primary(c), id)
  return found?.comment && isReadable(found.comment) ? found : undefined
}
