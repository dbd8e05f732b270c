import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DetailedPost } from '../../src/domain/post.ts'
import { linesOf } from '../support/worker/moderated.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite, type Site } from '../support/worker/site.ts'
import { makeDevice, makeOwner, type Person, write } from '../support/worker/thread.ts'

// The owner, the writer and readers act on the same comments at the same time, 200 times. Whatever order the database
// makes of it: what stands there in the end is legal, and the audit says how it came to be.

const RACES = 200
const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }

interface Row {
  readonly id: number
  readonly parent_id: number | null
  readonly status: string
  readonly secret: number
  readonly source: string
  readonly name: string
  readonly likes: number
  readonly counted: number
}

let site: Site
let post: DetailedPost
let owner: Person
let ana: Person
const readers = Array.from({ length: 4 }, makeDevice)
const ids: number[] = []

/** The same dice on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % sides
  }
}

function move(roll: (sides: number) => number): Promise<Response> {
  const id = ids[roll(ids.length)] ?? 0
  const verb = ['approve', 'hold', 'spam', 'restore'][roll(4)]
  const by = readers[roll(readers.length)] ?? {}
  const on = String(roll(2))
  const moves = [
    () => site.send(`/admin/comments/${id}/${verb}`, {}, owner),
    () => site.send(`/admin/comments/${id}/${verb}`, {}, owner),
    () => site.send(`/comments/${id}`, { body: `고친 글 ${roll(1000)}` }, ana),
    () => site.send(`/comments/${id}`, { secret: on === '1' ? 'on' : 'off' }, ana),
    () => site.send(`/comments/${id}/reactions`, { kind: 'like', on }, by),
    // Seldom: what is deleted takes no further part.
    () =>
      site.send(roll(5) ? `/admin/comments/${id}/hold` : `/comments/${id}/delete`, {}, roll(2) ? ana : owner),
  ]
  return (moves[roll(moves.length)] ?? moves[0] ?? (() => site.get('/')))()
}

const statuses = new Set<number>()

beforeAll(async () => {
  post = makePost()
  site = makeSite([post], unlimited)
  owner = await makeOwner()
  ana = makeDevice()
  const roll = dice(4)
  for (let i = 0; i < RACES; i++) {
    if (i % 30 === 0) {
      const root = await write(site, post.path, ana, { body: `글 ${i}` })
      const reply = await write(site, post.path, ana, { body: `답 ${i}`, parent: String(root.id) })
      ids.push(root.id, reply.id)
    }
    const answers = await Promise.all(Array.from({ length: 5 }, () => move(roll)))
    for (const answer of answers) statuses.add(answer.status)
  }
}, 120_000)

const rows = async (): Promise<readonly Row[]> =>
  (
    await env.DB.prepare(
      `SELECT id, parent_id, status, secret, source, name, likes,
              (SELECT count(*) FROM comment_likes WHERE comment_id = comments.id) AS counted
       FROM comments WHERE post_id = ?`,
    )
      .bind(post.id)
      .all<Row>()
  ).results

describe(`after ${RACES} races`, () => {
  it('nothing failed, and every state was reached', async () => {
    expect([...statuses].filter((status) => status >= 500)).toEqual([])
    expect(new Set((await rows()).map((row) => row.status)).size).toBeGreaterThanOrEqual(3)
  })

  it('each comment stands where its audit leads, step by step', async () => {
    let steps = 0
    for (const row of await rows()) {
      let status: string | null = 'visible'
      for (const { before, after } of await linesOf(row.id)) {
        expect([row.id, before]).toEqual([row.id, status])
        status = after
        steps++
      }
      expect([row.id, status]).toEqual([row.id, row.status])
    }
    expect(steps).toBeGreaterThan(100)
  })

  it('what is deleted is erased, and what answers a secret is secret', async () => {
    const all = await rows()
    for (const row of all) {
      expect([row.status === 'deleted', row.source === '' && row.name === '']).toEqual([
        row.status === 'deleted',
        row.status === 'deleted',
      ])
      const parent = all.find((other) => other.id === row.parent_id)
      if (row.status === 'visible' && parent && parent.status !== 'deleted')
        expect([row.id, row.secret >= parent.secret]).toEqual([row.id, true])
    }
  })

  it('counts equal a recount', async () => {
    const all = await rows()
    for (const { id, likes, counted } of all) expect([id, likes]).toEqual([id, counted])
    expect(all.some(({ likes }) => likes > 0)).toBe(true)
    const total = await env.DB.prepare('SELECT comments FROM post_totals WHERE post_id = ?')
      .bind(post.id)
      .first()
    expect(total).toEqual({ comments: all.filter(({ status }) => status === 'visible').length })
  })
})
