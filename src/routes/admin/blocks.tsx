import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { MAX_BLOCKED_WORDS, parseBlockKind, parseWord } from '../../domain/block.ts'
import { parseCommentId } from '../../domain/comment-id.ts'
import { backTo } from '../../domain/moderation.ts'
import { wantsJson } from '../../domain/negotiation.ts'
import type { Problem } from '../../domain/problem.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AppContext } from '../../env.ts'
import type { Shelf } from '../../shelf/shelf.ts'
import * as blocks from '../../store/blocks.ts'
import { BlocksPage } from '../../views/admin/blocks-page.tsx'
import { wordsFor } from '../../views/words/words.ts'

type C = Context<AppContext>

/** Whom and what the owner has had enough of. A writer is named by a comment, never by a hash from outside. */
export const blockRoutes = (shelf: Shelf) =>
  new Hono<AppContext>()
    .get('/admin/blocks', (c) => page(c, shelf))
    .post('/admin/blocks', async (c) => {
      const { verb, value } = c.get('fields')
      const problem = await (verb === 'remove' ? remove(c) : verb === 'add' ? add(c) : UNKNOWN)
      if (!problem) return answer(c)
      if (problem.field !== 'value' || isJson(c)) throw new Refusal(422, problem)
      return page(c, shelf, { value: typeof value === 'string' ? value : '', problem })
    })

const UNKNOWN: Problem = { code: 'block_unknown', field: 'kind' }

const primary = (c: C) => c.env.DB.withSession('first-primary')

const isJson = (c: C) => wantsJson(c.req.header('accept'), c.req.header('content-type'))

async function add(c: C): Promise<Problem | undefined> {
  const { kind: wished, value, comment } = c.get('fields')
  const kind = parseBlockKind(wished)
  if (!kind) return UNKNOWN
  if (kind === 'word') {
    const word = parseWord(value)
    if (!word.ok) return word.problem
    const isAdded = await blocks.addWord(primary(c), word.value, c.get('now'))
    return isAdded
      ? undefined
      : { code: 'words_too_many', field: 'value', detail: { max: MAX_BLOCKED_WORDS } }
  }
  const id = parseCommentId(typeof comment === 'number' ? String(comment) : comment)
  const isKnown = id !== undefined && (await blocks.addWriter(primary(c), kind, id, c.get('now')))
  return isKnown ? undefined : { code: 'writer_unknown', field: 'comment' }
}

async function remove(c: C): Promise<Problem | undefined> {
  const { kind: wished, value } = c.get('fields')
  const kind = parseBlockKind(wished)
  if (!kind || typeof value !== 'string') return UNKNOWN
  await blocks.remove(primary(c), kind, value)
  return undefined
}

async function answer(c: C) {
  const { back } = c.get('fields')
  if (isJson(c)) return c.json({ blocks: await blocks.list(primary(c)) })
  const url = backTo(back)
  return c.redirect(typeof back === 'string' ? url.pathname + url.search : '/admin/blocks', 303)
}

async function page(c: C, shelf: Shelf, kept?: { readonly value: string; readonly problem: Problem }) {
  const words = wordsFor(c.get('language'))
  const listed = await blocks.list(primary(c))
  return c.html(<BlocksPage {...{ site: shelf, words, kept }} blocks={listed} />, kept ? 422 : 200)
}
