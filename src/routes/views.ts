import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { parseBeacon } from '../counting/beacon.ts'
import { whyNotCounted } from '../counting/bots.ts'
import { PIXEL } from '../counting/pixel.ts'
import { type Counters, recordFiltered, recordView } from '../counting/record.ts'
import { campaignOf, countryOf, deviceClassOf, languageOf } from '../domain/audience.ts'
import { categoryLine } from '../domain/blog.ts'
import { readToken } from '../domain/device.ts'
import { isSameOrigin } from '../domain/origin.ts'
import type { Post } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import { sourceOf, UNTOLD } from '../domain/source.ts'
import type { Beacon, FilterReason, Provenance, Sighting, VisitorTraits } from '../domain/view.ts'
import { type AppContext, readSettings } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'

type C = Context<AppContext>

/** The page's beacon, and the picture of pages without scripts. All a page may not decide is decided here. */
export const viewRoutes = (shelf: Shelf) =>
  new Hono<AppContext>()
    .post('/views', async (c) => {
      const beacon = parseBeacon(c.get('fields'))
      if (!beacon.ok) throw new Refusal(400, beacon.problem)
      const outcome = await receive(c, shelf, beacon.value, 'script')
      return outcome === undefined
        ? c.body(null, 204)
        : c.body(null, 202, { 'x-view': `ignored; reason=${outcome}` })
    })
    .get('/views.gif', async (c) => {
      const opening = { post: c.req.query('post') ?? '', view: crypto.randomUUID() }
      await receive(c, shelf, { ...opening, seq: 0, engaged: 0, depth: 0 }, 'pixel')
      return c.body(PIXEL, 200, { 'content-type': 'image/gif', 'cache-control': 'no-store' })
    })

/** @returns why it was not counted, or undefined when it was */
async function receive(
  c: C,
  shelf: Shelf,
  beacon: Beacon,
  via: Sighting['via'],
): Promise<FilterReason | undefined> {
  const post = shelf.findById(beacon.post, c.get('now'))
  const traits = traitsOf(c)
  const arrival = sourceOf({
    referrer: beacon.referrer,
    userAgent: traits.userAgent,
    ownHosts: beacon.referrer ? ownHosts(c, shelf) : [],
  })
  const reason = post ? whyIgnored(c, shelf, via, arrival) : 'unknown'
  if (reason || !post || arrival === 'spam') {
    if (reason) c.executionCtx.waitUntil(recordFiltered(countersOf(c, shelf), reason, c.get('now')))
    return reason
  }
  const source = via === 'pixel' && arrival.source === 'direct' ? UNTOLD : arrival.source
  const from = provenanceOf(c, traits, source, beacon.campaign)
  const sighting = await sightingOf(shelf, post, beacon, { traits, from, via })
  const verdict = await recordView(countersOf(c, shelf), sighting, c.get('now'))
  return verdict === 'flood' ? 'flood' : undefined
}

function whyIgnored(
  c: C,
  shelf: Shelf,
  via: Sighting['via'],
  arrival: ReturnType<typeof sourceOf>,
): FilterReason | undefined {
  if (via === 'pixel' && !isOwnPage(c, shelf)) return 'foreign'
  const reason = whyNotCounted(c.req.raw.headers, shelf.blog.honour, isOwner(c))
  return reason ?? (arrival === 'spam' ? 'referrer-spam' : undefined)
}

/** A picture has no Origin: browsers too old to say where a request comes from still name the page in Referer. */
const isOwnPage = (c: C, shelf: Shelf): boolean =>
  isSameOrigin(
    {
      fetchSite: c.req.header('sec-fetch-site'),
      origin: URL.parse(c.req.header('referer') ?? '')?.origin,
    },
    ownOrigins(c, shelf),
  )

/** Whoever ever signed in with this browser; asked of nobody, for to call oneself the owner only hides a view. */
const isOwner = (c: C): boolean => readToken(c.req.header('cookie'), 'admin', c.get('url')) !== undefined

const ownOrigins = (c: C, shelf: Shelf): string[] => [shelf.blog.url, ...readSettings(c.env).origins]

const ownHosts = (c: C, shelf: Shelf): string[] =>
  [c.req.url, ...ownOrigins(c, shelf)].map((origin) => URL.parse(origin)?.hostname ?? '')

function provenanceOf(c: C, traits: VisitorTraits, source: string, given: string | undefined): Provenance {
  const [campaign, country] = [campaignOf(given), countryOf(Object(c.req.raw).cf?.country)]
  const language = languageOf(traits.acceptLanguage)
  return {
    source,
    device: deviceClassOf(traits.userAgent),
    ...(campaign && { campaign }),
    ...(country && { country }),
    ...(language && { language }),
  }
}

async function sightingOf(
  shelf: Shelf,
  post: Post,
  { view, seq, engaged, depth, heading }: Beacon,
  who: Pick<Sighting, 'traits' | 'from' | 'via'>,
): Promise<Sighting> {
  const categories = categoryLine(post.category)
  const opening = { post: post.id, view, seq, engaged, depth }
  const isThere = heading !== undefined && isIn((await shelf.read(post)).html, heading)
  return {
    ...opening,
    ...(isThere && { heading }),
    categories,
    readingMs: post.readingSeconds * 1000,
    ...who,
  }
}

const isIn = (html: string, heading: string): boolean =>
  !heading.includes('"') && html.includes(` id="${heading}"`)

const countersOf = (c: C, shelf: Shelf): Counters => {
  const { pepper, viewShards } = readSettings(c.env)
  return { VIEWS: c.env.VIEWS, pepper, viewShards, timezone: shelf.blog.timezone }
}

const traitsOf = (c: C): VisitorTraits => ({
  address: c.req.header('cf-connecting-ip') ?? '',
  userAgent: c.req.header('user-agent') ?? '',
  acceptLanguage: c.req.header('accept-language') ?? '',
})
