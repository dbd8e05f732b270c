import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { addressOf } from '../domain/address.ts'
import { contentPolicy } from '../domain/content-policy.ts'
import type { PageMemory } from '../domain/page-bytes.ts'
import { fillSlots, joined, type SlottedBytes, slotted } from '../domain/page-bytes.ts'
import { streamed } from '../domain/page-stream.ts'
import { hrefOf, isPollClosed, type Post, takesComments } from '../domain/post.ts'
import { slugify } from '../domain/slug.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as courtyards from '../store/courtyards.ts'
import { readSession, unlessAway } from '../store/db.ts'
import { type ArticleFrame, articleFrame } from '../views/article-frame.tsx'
import { CourtyardPart } from '../views/conversation.tsx'
import type { Surroundings } from '../views/surroundings.tsx'
import { languageOf, wordsFor } from '../views/words/words.ts'

const BOX_POSTS = 5
const RELATED_POSTS = 3

/** Never stored by shared caches, asked again each time; not `no-store`, which would cost the back/forward cache. */
const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache' }

/** Articles: their text without a database, for the newest without any I/O; the courtyard streamed behind it. */
export function articles(shelf: Shelf, memory: PageMemory) {
  const frames = new Map<string, ArticleFrame>()
  let marker: string | undefined
  const serve = async (c: Context<AppContext>) => {
    const now = c.get('now')
    const address = addressOf(c.get('url').pathname)
    const post = address === undefined ? undefined : shelf.findByPath(address, now)
    if (!post) return movedOrUnknown(c, shelf, address)
    if (post.embeds) c.header('content-security-policy', contentPolicy(shelf.assets.inlineHash, post.embeds))
    if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS)
    const edition = shelf.edition(now)
    const isGuest = c.get('guest')
    const warm = isGuest ? memory.recall(post.id, edition, now) : undefined
    if (warm) return fromMemory(c, post, fillSlots(warm, await c.get('newKey')()))

    marker ??= crypto.randomUUID()
    const ticket = memory.ticket(post.id)
    const courtyard = courtyardBytes(c, shelf, post, marker)
    const frame = await frameOf(frames, shelf, post, now)
    const rest = courtyard.then(async ({ bytes, whole }) => {
      if (isGuest && whole) memory.keep(post.id, edition, now, joined(frame.head, bytes, frame.tail), ticket)
      return fillSlots(joined(bytes, frame.tail), await c.get('newKey')())
    })
    return c.body(
      streamed(frame.head.bytes, () => rest),
      200,
      HEADERS,
    )
  }
  return new Hono<AppContext>()
    .get('/:kind{posts|pages}/:slug', serve)
    .get('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug', serve)
    .get('/p/:id', (c) => {
      const post = shelf.findById(c.req.param('id'), c.get('now'))
      return post ? c.redirect(hrefOf(post), 302) : c.notFound()
    })
}

/** A page that embeds nothing leaves with the headers of every page. */
const fromMemory = (c: Context<AppContext>, { embeds }: Post, bytes: Uint8Array<ArrayBuffer>) =>
  embeds ? c.body(bytes, 200, HEADERS) : new Response(bytes, { headers: c.get('pageHeaders') })

function movedOrUnknown(c: Context<AppContext>, shelf: Shelf, address: string | undefined) {
  const proper = address?.normalize('NFC') ?? ''
  const post = shelf.findByPath(proper, c.get('now')) ?? shelf.findMoved(proper, c.get('now'))
  return post ? c.redirect(hrefOf(post) + c.get('url').search, 308) : c.notFound()
}

const MAX_FRAMES = 200

/** The part without database is rendered once per isolate and edition. */
async function frameOf(
  frames: Map<string, ArticleFrame>,
  shelf: Shelf,
  post: Post,
  now: number,
): Promise<ArticleFrame> {
  const name = `${post.id} ${shelf.edition(now)}`
  const known = frames.get(name)
  if (known) return known
  const siblings = shelf.listSiblings(post, now)
  const frame = articleFrame({
    site: shelf,
    ...(await shelf.read(post)),
    siblings,
    around: around(shelf, post, now),
  })
  if (frames.size >= MAX_FRAMES) frames.clear()
  frames.set(name, frame)
  return frame
}

const around = (shelf: Shelf, post: Post, now: number): Surroundings => ({
  ...shelf.findNeighbours(post, now),
  related: shelf.listRelated(post, RELATED_POSTS, now),
  series: post.series && post.lang === shelf.blog.language ? shelf.listSeries(slugify(post.series), now) : [],
})

/** Box and conversation after one batch; `whole` is false when the database was away. Never rejects. */
async function courtyardBytes(
  c: Context<AppContext>,
  shelf: Shelf,
  post: Post,
  marker: string,
): Promise<{ bytes: SlottedBytes; whole: boolean }> {
  const now = c.get('now')
  const box = shelf.listAround(post, BOX_POSTS, now)
  const asked = async () => {
    const viewer = await c.get('viewer')()
    const session = readSession(c.env.DB, c.get('guest') ? undefined : viewer)
    const hasPoll = post.poll !== undefined
    return courtyards.read(session, { post: post.id, viewer, box: box.map((p) => p.id), hasPoll })
  }
  const courtyard = await unlessAway(asked())
  const words = wordsFor(languageOf(post.lang, shelf.blog.language))
  const open = takesComments(post, shelf.blog.comments.closeAfterDays, now)
  const pollClosed = isPollClosed(post, now)
  const part = CourtyardPart({
    blog: shelf.blog,
    words,
    post,
    box,
    courtyard,
    issuedKey: marker,
    open,
    pollClosed,
  })
  return { bytes: slotted(part.toString(), marker), whole: courtyard !== undefined }
}
