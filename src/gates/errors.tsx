import type { Context } from 'hono'
import { addressOf } from '../domain/address.ts'
import { likelyMeant, wordsOfAddress } from '../domain/likely-meant.ts'
import { wantsJson } from '../domain/negotiation.ts'
import type { Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { Refusal } from '../domain/refusal.ts'
import { type AppContext, SettingError } from '../env.ts'
import { isDatabaseAway } from '../store/writes.ts'
import type { Site } from '../views/document.tsx'
import { ErrorPage, type Unsent } from '../views/error-page.tsx'
import { wordsFor } from '../views/words/words.ts'

const DATABASE_PAUSE_SECONDS = 10
const METHODS = ['GET', 'HEAD', 'POST']

/** What passes by itself or by trying again: the text of a form waits on the page meanwhile. */
const PASSING: readonly number[] = [429, 500, 503]

/** A site that can say what is out. */
type Shelved = Site & { listAll(now: number): readonly Post[] }

/** Turns what was thrown into a page or JSON in the reader's language; never a stack, never SQL. */
export const errors = (site: Shelved) =>
  async function errors(error: unknown, c: Context<AppContext>): Promise<Response> {
    if (!(error instanceof Refusal)) console.error(error)
    const refusal = refusalOf(error)
    if (refusal) return answer(site, c, refusal.status, refusal.problem, refusal.retryAfter)
    if (error instanceof SettingError) return c.text(`${error.message}\n`, 503)
    return answer(site, c, 500, { code: 'internal' })
  }

export const notFound = (site: Shelved) =>
  async function notFound(c: Context<AppContext>): Promise<Response> {
    if (METHODS.includes(c.req.method)) return answer(site, c, 404, { code: 'not_found' })
    c.header('allow', METHODS.join(', '))
    return answer(site, c, 405, { code: 'not_allowed' })
  }

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  return isDatabaseAway(error)
    ? new Refusal(503, { code: 'database_away' }, DATABASE_PAUSE_SECONDS)
    : undefined
}

function answer(
  site: Shelved,
  c: Context<AppContext>,
  status: Refusal['status'] | 500,
  problem: Problem,
  retryAfter?: number,
): Response | Promise<Response> {
  const words = wordsFor(c.get('language') ?? site.blog.language)
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  c.header('cache-control', 'no-store')
  const isApi = c.req.path.startsWith('/api/')
  if (!isApi && !wantsJson(c.req.header('accept'), c.req.header('content-type')))
    return c.html(
      <ErrorPage
        {...{ site, words, status, problem }}
        unsent={unsentOf(c, status)}
        meant={status === 404 ? meantBy(site, c) : undefined}
      />,
      status,
    )
  const { code, field } = problem
  return c.json({ error: { code, message: words.problem(problem), ...(field && { field }) } }, status)
}

const MEANT_POSTS = 3

/** What was looked for at an address, as far as its words tell; asks nothing but memory. */
function meantBy(site: Shelved, c: Context<AppContext>) {
  const words = wordsOfAddress(addressOf(c.req.path) ?? '')
  return { q: words.join(' '), posts: likelyMeant(words, site.listAll(c.get('now')), MEANT_POSTS) }
}

/** The form that was not taken, when a text of some work was in it. */
function unsentOf(c: Context<AppContext>, status: number): Unsent | undefined {
  const { body, password, ...others } = c.get('fields') ?? {}
  if (!PASSING.includes(status) || typeof body !== 'string') return undefined
  const { pathname, search } = new URL(c.req.url)
  const hidden = Object.entries(others).filter((e): e is [string, string] => typeof e[1] === 'string')
  // Two slashes would begin another host's address.
  return { action: pathname.replace(/^\/+/, '/') + search, body, hidden, hadPassword: Boolean(password) }
}
