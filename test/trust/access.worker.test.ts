import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createShelf } from '../../src/shelf/shelf.ts'
import { type Cast, makeCast } from '../support/worker/cast.ts'
import { makeShelfData } from '../support/worker/shelf.ts'
import {
  COMMENT_STATES,
  type CommentState,
  PEOPLE,
  POST_STATES,
  type PostState,
  type Row,
  TABLE,
  type Who,
} from './access-table.ts'

const routes = createApp(createShelf(makeShelfData([])))
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => `${method} ${path}`)

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
beforeEach(async () => {
  await env.DB.prepare('DELETE FROM attempts').run()
})

it('has a row for every route, and no row without one', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual([...new Set(routes)].toSorted())
})

const rowsOf = (...kinds: readonly Row['kind'][]) =>
  Object.entries(TABLE)
    .filter(([, row]) => kinds.includes(row.kind))
    .map(([name, row]) => [name, name.split(' ')[0] ?? '', row] as const)

/** Everything of an answer that travels. */
const printOf = async (response: Response) => ({
  status: response.status,
  headers: [...response.headers].toSorted(),
  body: await response.text(),
})

describe('a route for all', () => {
  it.each(rowsOf('all'))('%s answers everybody alike', async (_, method, row) => {
    for (const who of PEOPLE) {
      const { status } = await cast.ask(method, row, { who, post: 'out', comment: 0 })
      expect([who, status]).toEqual([who, row.status])
    }
  })
})

describe('a route of a post', () => {
  const hidden = (row: Row, post: PostState) =>
    post === 'scheduled' || post === 'unknown' || (post === 'off' && row.kind === 'courtyard')

  it.each(rowsOf('post', 'courtyard'))('%s knows what is out, and nothing else', async (_, method, row) => {
    for (const who of PEOPLE)
      for (const post of POST_STATES) {
        const { status } = await cast.ask(method, row, { who, post, comment: 0 })
        expect([who, post, status]).toEqual([who, post, hidden(row, post) ? 404 : row.status])
      }
  })

  it.each(rowsOf('post', 'courtyard'))('%s tells nobody a hidden post from none', async (_, method, row) => {
    for (const who of PEOPLE) {
      const [scheduled, unknown] = await Promise.all(
        (['scheduled', 'unknown'] as const).map(async (post) =>
          printOf(await cast.ask(method, row, { who, post, comment: 0 })),
        ),
      )
      expect(scheduled).toEqual(unknown)
    }
  })
})

/** Who reads a comment of the writer's as it was meant for them. */
const reads = (who: Who, state: CommentState): boolean =>
  state === 'visible' || (state === 'secret' && (who === 'writer' || who === 'owner'))

/** Who sees that it stands there: a secret one leaves a place-holder. */
const finds = (who: Who, state: CommentState): boolean =>
  reads(who, state) ||
  state === 'secret' ||
  ((state === 'held' || state === 'spam') && (who === 'writer' || who === 'owner'))

/** What the contract says of one request about a comment. */
function expectedOf(name: string, row: Row, who: Who, state: CommentState): number {
  if (row.kind === 'reader') return reads(who, state) ? row.status : 404
  if (row.kind === 'finder') return finds(who, state) ? row.status : 404
  const isErasable = state === 'deleted' && name.startsWith('POST') && name.endsWith('/delete')
  if (who === 'writer') return (finds(who, state) && state !== 'deleted') || isErasable ? row.status : 404
  return state === 'visible' || state === 'secret' ? (row.foreign ?? 404) : 404
}

describe('a route of a comment', () => {
  const rows = rowsOf('reader', 'finder', 'claimant')

  it.each(rows)('%s is open to whom the contract says, state by state', async (name, method, row) => {
    const seen: unknown[] = []
    const expected: unknown[] = []
    for (const state of COMMENT_STATES)
      for (const who of PEOPLE) {
        const comment = await cast.comment(state)
        const { status } = await cast.ask(method, row, { who, post: 'out', comment })
        seen.push([state, who, status])
        expected.push([state, who, expectedOf(name, row, who, state)])
      }
    expect(seen).toEqual(expected)
  })

  it.each(rows)('%s tells nobody a hidden comment from none', async (name, method, row) => {
    for (const who of PEOPLE) {
      const unknown = await printOf(
        await cast.ask(method, row, { who, post: 'out', comment: await cast.comment('unknown') }),
      )
      expect(unknown.status).toBe(404)
      for (const state of COMMENT_STATES.filter((s) => expectedOf(name, row, who, s) === 404)) {
        const about = { who, post: 'out' as const, comment: await cast.comment(state) }
        expect([state, await printOf(await cast.ask(method, row, about))]).toEqual([state, unknown])
      }
    }
  })
})

describe('a route of the owner', () => {
  it.each(rowsOf('owner'))('%s is open to a living session alone', async (name, method, row) => {
    // Last: it ends the session it is asked with.
    if (name.endsWith('/logout')) return
    const comment = await cast.comment('held')
    for (const who of PEOPLE) {
      const response = await cast.ask(method, row, { who, post: 'out', comment })
      const refused = method === 'GET' ? 303 : 403
      expect([who, response.status]).toEqual([who, who === 'owner' ? row.status : refused])
      expect(response.headers.get('cache-control')).toBe('no-store')
      if (who !== 'owner' && method === 'GET') expect(response.headers.get('location')).toBe('/admin/login')
    }
  })

  it.each(rowsOf('owner'))('%s tells a stranger nothing of what is there', async (_, method, row) => {
    const there = { post: 'scheduled', comment: await cast.comment('held') } as const
    const none = { post: 'unknown', comment: await cast.comment('unknown') } as const
    for (const who of ['guest', 'writer', 'expired'] as const)
      expect(await printOf(await cast.ask(method, row, { who, ...there }))).toEqual(
        await printOf(await cast.ask(method, row, { who, ...none })),
      )
  })
})

describe('a route for keys', () => {
  it.each(rowsOf('key'))('%s takes no cookie for one', async (_, method, row) => {
    for (const who of PEOPLE) {
      const [there, none] = await Promise.all(
        (['out', 'unknown'] as const).map(async (post) =>
          printOf(await cast.ask(method, row, { who, post, comment: 0 })),
        ),
      )
      expect([who, there?.status]).toEqual([who, 403])
      expect(there).toEqual(none)
    }
  })
})
