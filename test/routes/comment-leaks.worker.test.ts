import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Post } from '../../src/domain/post.ts'
import {
  mayRead,
  NAMES,
  type Name,
  type Planted,
  plantCanaries,
  READERS,
  type Who,
} from '../support/worker/canaries.ts'
import { makeFields, type Site } from '../support/worker/site.ts'
import type { Person } from '../support/worker/thread.ts'

// Every comment has words of its own in name and text. What is written to tells nobody of them who may not read
// them; what is read is crawled in test/trust/leaks.worker.test.ts.

let planted: Planted
let site: Site
let post: Post

const person = (who: Who): Person => planted.people.get(who) ?? {}
const idOf = (name: Name): number => planted.idOf(name)

beforeAll(async () => {
  planted = await plantCanaries()
  site = planted.site
  post = planted.post
})

describe('through every door that is written to', () => {
  const posts = (name: Name): readonly (readonly [string, Record<string, unknown>])[] => {
    const comment = `/comments/${idOf(name)}`
    const reply = { ...makeFields({ name: '틈을 보는 이', body: '아무 말' }), parent: String(idOf(name)) }
    return [
      [`${comment}/reactions`, { kind: 'like', on: '1' }],
      [`${comment}/report`, { reason: '그냥' }],
      [comment, { body: '남의 글', editToken: 'x'.repeat(43) }],
      [`${comment}/delete`, { password: '아닌 비밀번호' }],
      [`${comment}/open`, { editToken: 'x'.repeat(43) }],
      [`${encodeURI(post.path)}/comments`, { ...reply, key: crypto.randomUUID() }],
      [`${encodeURI(post.path)}/comments`, { ...reply, name: '' }],
      [`${encodeURI(post.path)}/comments/preview`, reply],
    ]
  }

  it.each(NAMES)('nobody who may not read %s is told of it', async (name) => {
    await env.DB.prepare('DELETE FROM attempts').run()
    for (const who of ['guest', 'cho'] as const) {
      if (mayRead(who, name)) continue
      for (const [path, fields] of posts(name))
        for (const send of [site.send, site.submit]) {
          const response = await send(path, fields as Record<string, string>, person(who))
          expect(await response.text()).not.toContain(`-${name}-카나리아`)
          expect([path, response.status < 500]).toEqual([path, true])
        }
    }
  })

  it.each(NAMES)('%s can be answered and liked by exactly those who read it in public', async (name) => {
    const mayAnswer = READERS[name].length > 0 && !['anaHeld', 'benSpam'].includes(name)
    for (const who of planted.people.keys()) {
      const may = mayAnswer && mayRead(who, name)
      const liked = await site.send(
        `/comments/${idOf(name)}/reactions`,
        { kind: 'like', on: '1' },
        person(who),
      )
      expect([name, who, liked.status]).toEqual([name, who, may ? 200 : 404])
      const fields = { ...makeFields({ body: '그래서요?' }), parent: String(idOf(name)) }
      const replied = await site.send(`${encodeURI(post.path)}/comments`, fields, person(who))
      expect([name, who, replied.status]).toEqual([name, who, may ? 201 : 422])
    }
  })
})

describe('the count beside the title', () => {
  it('is of what is visible or secret, and equals a recount', async () => {
    const sql = `SELECT comments, (SELECT count(*) FROM comments c WHERE c.post_id = ?1 AND status = 'visible') AS recount
                 FROM post_totals WHERE post_id = ?1`
    const row = await env.DB.prepare(sql).bind(post.id).first<{ comments: number; recount: number }>()
    expect(row?.comments).toBe(row?.recount)
  })
})
