import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { parseCommentId } from '../domain/comment-id.ts'
import { pageAsked } from '../domain/cursor.ts'
import { wantsJson } from '../domain/negotiation.ts'
import { type Post, takesComments } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AppContext } from '../env.ts'
import { findCourtyard } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as arrivals from '../store/arrivals.ts'
import * as courtyards from '../store/courtyards.ts'
import { readSession, unlessAway } from '../store/db.ts'
import { ConversationPage } from '../views/conversation-page.tsx'

type C = Context<AppContext>

/** The conversation of a post, page by page, and what is new in it. */
export function conversations(shelf: Shelf) {
  const read = async (c: C) => {
    const post = findCourtyard(shelf, c.get('url').pathname, '/comments', c.get('now'))
    const page = pageAsked(c.req.query())
    // One address, two forms: without Vary a browser may go back to a page and find the other.
    c.header('vary', 'Accept')
    if (c.req.method === 'HEAD') return c.body(null, 200)
    const isJson = wantsJson(c.req.header('accept'), undefined)
    if (isJson && c.req.query('after') !== undefined) return newSince(c, post)
    const viewer = await c.get('viewer')()
    const session = readSession(c.env.DB, c.get('guest') ? undefined : viewer)
    const asked = courtyards.read(session, { post: post.id, viewer, ...page })
    if (isJson) {
      const { comments, next } = await asked
      return c.json({ comments, next: next ?? null })
    }
    const courtyard = await unlessAway(asked)
    const open = takesComments(post, shelf.blog.comments.closeAfterDays, c.get('now'))
    const props = { site: shelf, post, courtyard, open, isLater: page.from !== undefined }
    return c.html(<ConversationPage {...props} issuedKey={await c.get('newKey')()} />)
  }
  return new Hono<AppContext>()
    .get('/:kind{posts|pages}/:slug/comments', read)
    .get('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/comments', read)
}

/** What came after a comment. Costs one row while nothing has. */
async function newSince(c: C, post: Post) {
  const after = parseCommentId(c.req.query('after'))
  if (after === undefined) throw new Refusal(400, { code: 'cursor_invalid', field: 'after' })
  const session = readSession(c.env.DB, c.get('device'))
  const etag = `W/"${await arrivals.count(session, post.id)}"`
  c.header('etag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.json({ comments: await arrivals.list(session, post.id, after, await c.get('viewer')()) })
}
