import { env } from 'cloudflare:workers'
import { deviceHash, readToken } from '../../../src/domain/device.ts'
import type { DetailedPost } from '../../../src/domain/post.ts'
import { newSessionToken, SESSION_MAX_MS, sessionHash } from '../../../src/domain/session.ts'
import * as sessions from '../../../src/store/sessions.ts'
import type { CommentState, PostState, Row, Who } from '../../trust/access-table.ts'
import { makeStored } from './moderated.ts'
import { fillIndex } from './search.ts'
import { FUTURE, makePost } from './shelf.ts'
import { makeSite, ORIGIN, type Site } from './site.ts'
import { makeDevice, makeOwner, type Person } from './thread.ts'

const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }
const POLL = { question: '?', options: ['하나', '둘'] }

/** A blog with a post of every state, in both languages, and everybody who may come. */
export interface Cast {
  readonly site: Site
  readonly people: Readonly<Record<Who, Person>>
  /** A comment of this state, made anew; its id. */
  comment(state: CommentState): Promise<number>
  addressOf(row: Row, about: About): string
  /** Sends the row's request as somebody. */
  ask(method: string, row: Row, about: About): Promise<Response>
}

interface About {
  readonly who: Who
  readonly post: PostState
  readonly comment: number
}

export async function makeCast(data: Parameters<typeof makeSite>[1] = {}): Promise<Cast> {
  const posts = { ko: makePosts('ko'), en: makePosts('en') }
  const listed = [...Object.values(posts.ko), ...Object.values(posts.en)].filter(
    (p) => p.tags[0] !== 'absent',
  )
  const site = makeSite(listed, { ...unlimited, ...data })
  const people = await makePeople()
  if (env.SEARCH) await fillIndex(env.SEARCH, [])
  const device = await deviceHash(readToken(people.writer.cookie, 'device', new URL(ORIGIN)) ?? '')
  const valuesOf = ({ post, comment }: About) => ({
    ...{
      post: encodeURI(posts.ko[post].path),
      english: encodeURI(posts.en[post].path),
      postId: posts.ko[post].id,
    },
    scheduledId: posts.ko.scheduled.id,
    ...{ comment: String(comment), key: crypto.randomUUID() },
  })
  const addressOf = (row: Row, about: About) => fillIn(row.at, valuesOf(about))
  return {
    ...{ site, people, addressOf },
    comment: async (state) => {
      if (state === 'unknown') return UNKNOWN_ID
      const post = posts.ko[state === 'underHiddenPost' ? 'scheduled' : 'out'].id
      const status = state === 'secret' || state === 'underHiddenPost' ? 'visible' : state
      return (await makeStored({ post, status, device, secret: state === 'secret' })).id
    },
    ask: async (method, row, about) => {
      const [at, values, by] = [addressOf(row, about), valuesOf(about), people[about.who]]
      const fields = Object.entries(row.fields ?? {}).map(([name, value]) => [name, fillIn(value, values)])
      return method === 'GET' ? site.get(at, by) : site.submit(at, Object.fromEntries(fields), by)
    },
  }
}

/** As many digits as a real one has. */
const UNKNOWN_ID = 1_262_304_000_123

const makePosts = (lang: 'ko' | 'en'): Record<PostState, DetailedPost> => {
  const make = (given: Partial<DetailedPost>) => {
    const post = makePost({ poll: POLL, lang, tags: ['tagged'], series: 'row', ...given })
    return lang === 'ko' ? post : { ...post, path: `/en${post.path}` }
  }
  return {
    out: make({}),
    off: make({ comments: 'off' }),
    scheduled: make({ publishedAt: FUTURE }),
    unknown: make({ tags: ['absent'] }),
  }
}

async function makePeople(): Promise<Record<Who, Person>> {
  const token = newSessionToken()
  await sessions.create(env.DB, await sessionHash(env.ADMIN_KEY ?? '', token), Date.now() - SESSION_MAX_MS)
  return {
    guest: {},
    writer: makeDevice(),
    other: makeDevice(),
    owner: await makeOwner(),
    expired: { cookie: `__Host-madang-admin=${token}` },
  }
}

const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
