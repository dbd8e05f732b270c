import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DetailedPost } from '../../src/domain/post.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite, type Site } from '../support/worker/site.ts'
import {
  become,
  GUEST,
  makeDevice,
  makeOwner,
  openedBy,
  type Person,
  type Written,
  write,
} from '../support/worker/thread.ts'

// Every comment has words of its own in name and text. Every door of the blog is opened by everybody: who finds the
// words must be exactly who the contract's table lets read them.

const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }
const PASSWORD = '열려라 참깨'

type Who = 'guest' | 'ana' | 'ben' | 'cho' | 'owner' | 'opener'

/** name → who may read it. */
const READERS = {
  open: ['guest', 'ana', 'ben', 'cho', 'owner', 'opener'],
  anaSecret: ['ana', 'owner', 'opener'],
  ownerToAna: ['ana', 'owner', 'opener'],
  anaToOwner: ['ana', 'owner', 'opener'],
  benWhispers: ['ben', 'ana', 'owner'],
  ownerToBen: ['ben', 'owner'],
  anaHeld: ['ana', 'owner'],
  benSpam: ['ben', 'owner'],
  anaDeleted: [],
  underDeleted: ['guest', 'ana', 'ben', 'cho', 'owner', 'opener'],
  benDeletedAlone: [],
  turnedSecret: ['ben', 'owner'],
  underTurned: ['cho', 'ben', 'owner'],
} as const satisfies Record<string, readonly Who[]>

type Name = keyof typeof READERS
const NAMES = Object.keys(READERS) as Name[]

let site: Site
let post: DetailedPost
const people = new Map<Who, Person>([['guest', GUEST]])
const ids = new Map<Name, number>()

const words = (name: Name) => ({ name: `이름-${name}-카나리아`, body: `글-${name}-카나리아` })
const person = (who: Who): Person => people.get(who) ?? {}
const idOf = (name: Name): number => ids.get(name) ?? 0

async function say(by: Who, name: Name, given: Record<string, string> = {}): Promise<Written> {
  const written = await write(site, post.path, person(by), { ...words(name), ...given })
  ids.set(name, written.id)
  return written
}

const to = (name: Name) => ({ parent: String(idOf(name)) })

beforeAll(async () => {
  post = makePost()
  site = makeSite([post], unlimited)
  for (const who of ['ana', 'ben', 'cho'] as const) people.set(who, makeDevice())
  people.set('owner', await makeOwner())
  await say('ana', 'open')
  await say('ana', 'anaSecret', { secret: 'on', password: PASSWORD })
  people.set('opener', await openedBy(site, idOf('anaSecret'), PASSWORD))
  await say('owner', 'ownerToAna', to('anaSecret'))
  await say('ana', 'anaToOwner', to('ownerToAna'))
  await say('ben', 'benWhispers', { ...to('open'), secret: 'on' })
  await say('owner', 'ownerToBen', to('benWhispers'))
  await become((await say('ana', 'anaHeld')).id, 'held')
  await become((await say('ben', 'benSpam')).id, 'spam')
  await say('ana', 'anaDeleted', { password: PASSWORD })
  await say('cho', 'underDeleted', to('anaDeleted'))
  await site.send(`/comments/${idOf('anaDeleted')}/delete`, {}, person('ana'))
  await say('ben', 'benDeletedAlone')
  await site.send(`/comments/${idOf('benDeletedAlone')}/delete`, {}, person('ben'))
  await say('ben', 'turnedSecret')
  await say('cho', 'underTurned', to('turnedSecret'))
  // A guest has the page in memory when it turns.
  await site.get(encodeURI(post.path))
  await site.send(`/comments/${idOf('turnedSecret')}`, { secret: 'on' }, person('ben'))
})

/** Everything that answers, with everything it may answer. */
function* doors(): Generator<() => Promise<Response>> {
  const at = encodeURI(post.path)
  for (const who of people.keys()) {
    const by = person(who)
    const json = { ...by, accept: 'application/json' }
    for (const path of [
      at,
      '/',
      '/me',
      '/me/export.json',
      '/feed.xml',
      '/comments/feed.xml',
      `${at}/comments/feed.xml`,
    ])
      yield () => site.get(path, by)
    for (const query of ['', '?sort=newest', '?sort=best', '?cursor=0', '?after=0'])
      for (const headers of [by, json]) yield () => site.get(`${at}/comments${query}`, headers)
    for (const name of NAMES) {
      const comment = `/comments/${idOf(name)}`
      for (const verb of ['', '/reply', '/more', '/edit', '/delete', '/open', '/report', '/reactions'])
        for (const headers of [by, json]) yield () => site.get(comment + verb, headers)
    }
  }
}

const seenBy = new Map<Who, string>()

beforeAll(async () => {
  for (const who of people.keys()) seenBy.set(who, '')
  const perPerson = [...doors()].length / people.size
  const all = [...doors()]
  for (const [i, who] of [...people.keys()].entries())
    for (const open of all.slice(i * perPerson, (i + 1) * perPerson))
      seenBy.set(who, (seenBy.get(who) ?? '') + (await (await open()).text()))
}, 60_000)

describe('through every door that is read', () => {
  it.each(NAMES)('%s is found by exactly those who may', (name) => {
    for (const [who, text] of seenBy)
      for (const canary of Object.values(words(name)))
        expect([name, who, text.includes(canary)]).toEqual([
          name,
          who,
          (READERS[name] as readonly Who[]).includes(who),
        ])
  })
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
      if ((READERS[name] as readonly Who[]).includes(who)) continue
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
    for (const who of people.keys()) {
      const may = mayAnswer && (READERS[name] as readonly Who[]).includes(who)
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
