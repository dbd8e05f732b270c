import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { parseCommentId } from '../../domain/comment-id.ts'
import {
  backTo,
  canUndo,
  type Deed,
  MAX_BULK,
  parseDeed,
  parseIds,
  parseQueueWish,
  parseVerb,
  type Verb,
} from '../../domain/moderation.ts'
import { mediaType, wantsJson } from '../../domain/negotiation.ts'
import type { PageMemory } from '../../domain/page-bytes.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AppContext } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as moderation from '../../store/moderation.ts'
import type { QueuedComment } from '../../store/queue.ts'
import * as queue from '../../store/queue.ts'
import * as queued from '../../store/queued.ts'
import * as reports from '../../store/reports.ts'
import * as switches from '../../store/switches.ts'
import { adminWordsFor } from '../../views/admin/admin-words.ts'
import { ItemPage } from '../../views/admin/item-page.tsx'
import { QueueItem } from '../../views/admin/queue-item.tsx'
import { type Done, QueuePage } from '../../views/admin/queue-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

/** The queue, and the verbs. */
export const moderationRoutes = (shelf: Shelf, memory: PageMemory) =>
  new Hono<AppContext>()
    .get('/admin/comments', (c) => list(c, shelf))
    .get('/admin/comments/:id{[0-9]+}', (c) => one(c, shelf))
    // Where a browser lands that opens the answer to a form again.
    .get('/admin/comments/:id{[0-9]+}/:verb', (c) => c.redirect(`/admin/comments/${idOf(c)}`, 303))
    .post('/admin/comments/bulk', (c) => doToAll(c, memory))
    .post('/admin/comments/:id{[0-9]+}/done', (c) => settle(c, shelf))
    .post('/admin/comments/:id{[0-9]+}/:verb', (c) => doToOne(c, shelf, memory))

const primary = (c: C) => c.env.DB.withSession('first-primary')

const isJson = (c: C) => wantsJson(c.req.header('accept'), c.req.header('content-type'))

async function list(c: C, shelf: Shelf) {
  const wish = parseQueueWish(c.req.query())
  const [found, { paused }, done] = await Promise.all([
    queue.read(primary(c), wish),
    switches.read(primary(c)),
    doneOf(c),
  ])
  const { pathname, search } = c.get('url')
  const view = {
    ...found,
    reported: found.reported.map((item) => viewOf(c, shelf, item)),
    items: found.items.map((item) => viewOf(c, shelf, item)),
  }
  const back = hrefOf(backTo(pathname + search))
  return c.html(<QueuePage {...frame(c, shelf)} {...{ queue: view, done, paused, back }} />)
}

async function one(c: C, shelf: Shelf) {
  const item = await findItem(c, shelf)
  const back = `/admin/comments/${item.id}`
  return c.html(<ItemPage {...frame(c, shelf)} {...{ item, back, kept: undefined }} />)
}

async function doToOne(c: C, shelf: Shelf, memory: PageMemory) {
  const verb = parseVerb(c.req.param('verb'))
  if (!verb) throw new Refusal(404, { code: 'not_found' })
  const [outcome] = await moderation.change(primary(c), verb, [idOf(c)], c.get('now'))
  if (!outcome) throw new Refusal(404, { code: 'not_found' })
  if (outcome.problem) throw new Refusal(422, outcome.problem)
  memory.forget(outcome.post)
  if (!isJson(c)) return leadBack(c, verb, outcome.changed ? [outcome.id] : [])
  return c.json({
    id: outcome.id,
    status: outcome.status,
    changed: outcome.changed,
    ...(await shown(c, shelf)),
  })
}

async function doToAll(c: C, memory: PageMemory) {
  const verb = parseVerb(c.get('fields').verb)
  if (!verb) throw new Refusal(422, { code: 'verb_unknown', field: 'verb' })
  const ids = parseIds(await idsSent(c))
  if (!ids.ok) throw new Refusal(422, ids.problem)
  const outcomes = await moderation.change(primary(c), verb, ids.value, c.get('now'))
  for (const { post } of outcomes) memory.forget(post)
  const changed = outcomes.filter((o) => o.changed).map((o) => o.id)
  if (!isJson(c)) return leadBack(c, verb, changed)
  const results = outcomes.map(({ id, status, changed, problem }) => ({
    ...{ id, status, changed },
    ...(problem && { error: { code: problem.code, message: wordsFor(c.get('language')).problem(problem) } }),
  }))
  return c.json({ results })
}

/** Ticked boxes send one field each, and the gate keeps only the last: the body is asked again. */
async function idsSent(c: C): Promise<readonly unknown[]> {
  if (mediaType(c.req.header('content-type')) !== 'application/json')
    return new URLSearchParams(await c.req.text()).getAll('ids')
  const { ids } = c.get('fields')
  return Array.isArray(ids) ? ids : [ids]
}

async function settle(c: C, shelf: Shelf) {
  const id = idOf(c)
  const changed = await reports.settle(primary(c), id, c.get('now'))
  if (!isJson(c)) return leadBack(c, 'done', changed ? [id] : [])
  return c.json({ id, changed, ...(await shown(c, shelf)) })
}

/** The comment as it now stands in the queue, for the script that shows it. */
async function shown(c: C, shelf: Shelf) {
  const item = await findItem(c, shelf)
  const back = hrefOf(backTo(c.get('fields').back))
  return { item: QueueItem({ ...frame(c, shelf), item, back }).toString() }
}

/** @throws Refusal 404 */
async function findItem(c: C, shelf: Shelf) {
  const item = await queued.find(primary(c), idOf(c))
  if (!item) throw new Refusal(404, { code: 'not_found' })
  return viewOf(c, shelf, item)
}

const viewOf = (c: C, shelf: Shelf, item: QueuedComment) => ({
  ...item,
  postId: item.post,
  post: shelf.findById(item.post, c.get('now')),
})

function frame(c: C, shelf: Shelf) {
  const words = wordsFor(c.get('language'))
  return { site: shelf, words, say: adminWordsFor(words.lang), issuedKey: crypto.randomUUID() as string }
}

/** @throws Refusal 404 */
function idOf(c: C): number {
  const id = parseCommentId(c.req.param('id'))
  if (id === undefined) throw new Refusal(404, { code: 'not_found' })
  return id
}

/** Back to the page of the form, which tells what was done. */
function leadBack(c: C, deed: Deed, ids: readonly number[]) {
  const back = backTo(c.get('fields').back)
  if (ids.length > 0) {
    back.searchParams.set('did', deed)
    back.searchParams.set('done', ids.join(','))
  }
  return c.redirect(hrefOf(back), 303)
}

const hrefOf = (url: URL): string => url.pathname + url.search

/** What the address says was just done, where it is so: an address anybody made up tells nothing untrue. */
async function doneOf(c: C): Promise<Done | undefined> {
  const deed = parseDeed(c.req.query('did'))
  const ids = parseIds([c.req.query('done')])
  if (!deed || !ids.ok || ids.value.length > MAX_BULK) return undefined
  if (deed === 'done' || deed === 'answer') return { deed, ids: ids.value, canUndo: false }
  const [, items] = await queued.list(primary(c), ids.value)
  const so = items.filter((item) => lastVerb(item) === deed)
  if (so.length === 0) return undefined
  const undoable = so.some((item) => canUndo(item.status, item.lines))
  return { deed, ids: so.map((item) => item.id), canUndo: undoable }
}

const lastVerb = (item: QueuedComment): Verb | undefined =>
  parseVerb(item.lines.findLast((line) => line.before !== line.after)?.verb)
