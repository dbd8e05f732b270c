import type { Post } from '../../../src/domain/post.ts'
import { makePost } from './shelf.ts'
import { makeSite, type Site } from './site.ts'
import { become, GUEST, makeDevice, makeOwner, openedBy, type Person, write } from './thread.ts'

// Comments of every kind and state, each with words of its own in name and text: where these are found, it is read.

const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }
const PASSWORD = '열려라 참깨'

export type Who = 'guest' | 'ana' | 'ben' | 'cho' | 'owner' | 'opener'

/** name → who may read it. */
export const READERS = {
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

export type Name = keyof typeof READERS
export const NAMES = Object.keys(READERS) as Name[]

/** Whether the contract lets somebody read it. */
export const mayRead = (who: Who, name: Name): boolean => (READERS[name] as readonly Who[]).includes(who)

/** The words of one comment. */
export const words = (name: Name) => ({ name: `이름-${name}-카나리아`, body: `글-${name}-카나리아` })

export interface Planted {
  readonly site: Site
  readonly post: Post
  readonly people: ReadonlyMap<Who, Person>
  idOf(name: Name): number
}

/** A blog with one article and all of them under it. */
export async function plantCanaries(): Promise<Planted> {
  const people = new Map<Who, Person>([['guest', GUEST]])
  const ids = new Map<Name, number>()
  const person = (who: Who): Person => people.get(who) ?? {}
  const idOf = (name: Name): number => ids.get(name) ?? 0
  const to = (name: Name) => ({ parent: String(idOf(name)) })
  const say = async (by: Who, name: Name, given: Record<string, string> = {}) => {
    const written = await write(site, post.path, person(by), { ...words(name), ...given })
    ids.set(name, written.id)
    return written
  }
  const post = makePost({ tags: ['tagged'], series: 'row' })
  const site = makeSite([post], unlimited)
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
  return { site, post, people, idOf }
}
