import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { mayRead, NAMES, type Planted, plantCanaries, type Who, words } from '../support/worker/canaries.ts'
import { fillIndex } from '../support/worker/search.ts'
import { TABLE } from './access-table.ts'

// Every GET of the map is opened by everybody, about every comment, as a page and as JSON: who finds a comment's words
// must be exactly who the contract lets read them, and where all read the same, they are words all may read.

/** Routes that say one thing to all: cookies are nothing to them. */
const FOR_ALL =
  /feed\.xml|rss\.xml|feed\.json|\/api\/|\/badge|sitemap|llms|robots|healthz|views\.gif|\/search|\/stats|\/privacy|archive|\/category|\/tag|\/series/

/** What a route can be asked besides. `카나리아` is in every name and text; what is searched for is said again. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'GET /:kind{posts|pages}/:slug/comments': ['?sort=newest', '?sort=best', '?cursor=0', '?after=0'],
  'GET /search': ['?q=카나리아', '?q=글'],
  'GET /admin/comments': ['?status=visible', '?status=spam', '?status=deleted', '?q=카나리아'],
  'GET /api/v1/posts/:id/comments': ['?cursor=0'],
}

const READ = Object.entries(TABLE).filter(([name]) => name.startsWith('GET '))

let planted: Planted
/** route, reader → all that was answered, headers included. */
const answers = new Map<string, Map<Who, string>>()

async function open(name: string, who: Who, at: string): Promise<void> {
  const known = answers.get(name) ?? new Map<Who, string>()
  answers.set(name, known)
  for (const accept of ['text/html', 'application/json']) {
    const response = await planted.site.get(at, { ...planted.people.get(who), accept })
    const said = `${[...response.headers].join()}\n${await response.text()}`
    expect([name, who, response.status < 500]).toEqual([name, who, true])
    known.set(who, (known.get(who) ?? '') + said)
  }
}

const fillIn = (at: string, comment: number): string => {
  const post = encodeURI(planted.post.path)
  const values: Record<string, string> = { post, postId: planted.post.id, comment: String(comment) }
  return at.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'none')
}

beforeAll(async () => {
  planted = await plantCanaries()
  if (env.SEARCH) await fillIndex(env.SEARCH, [])
  // A guest has pages in memory from before one of them turned secret.
  for (const who of planted.people.keys())
    for (const [name, { at }] of READ) {
      const about = at.includes('{comment}') ? NAMES.map((n) => planted.idOf(n)) : [0]
      for (const id of about)
        for (const query of ['', ...(QUERIES[name] ?? [])]) await open(name, who, fillIn(at, id) + query)
    }
  for (const who of planted.people.keys())
    for (const file of ['comments.ndjson', 'reactions.csv', 'views.csv', 'categories.csv'])
      await open('GET /admin/export/:file', who, `/admin/export/${file}`)
}, 120_000)

const found = (text: string, canary: (typeof NAMES)[number]): boolean =>
  Object.values(words(canary)).some((word) => text.includes(word))

describe('through every door of the map', () => {
  it('was looked at', () => {
    expect(answers.size).toBe(READ.length)
    expect([...planted.people.keys()]).toHaveLength(6)
  })

  it.each(NAMES)('%s is found by exactly those who may, name and text', (name) => {
    for (const who of planted.people.keys()) {
      const all = [...answers.values()].map((by) => by.get(who) ?? '').join('\n')
      for (const canary of Object.values(words(name)))
        expect([name, who, all.includes(canary)]).toEqual([name, who, mayRead(who, name)])
    }
  })

  it('what is the same for all holds only what all may read', () => {
    const leaks: string[] = []
    for (const [route, by] of answers)
      if (FOR_ALL.test(route) && !route.includes('admin'))
        for (const [who, text] of by)
          for (const name of NAMES)
            if (found(text, name) && !mayRead('guest', name)) leaks.push(`${route} told ${who} of ${name}`)
    expect(leaks).toEqual([])
  })

  it('the owner’s room is told to nobody else', () => {
    for (const [route, by] of answers)
      if (route.includes('/admin'))
        for (const [who, text] of by)
          if (who !== 'owner')
            expect([route, who, NAMES.filter((n) => found(text, n))]).toEqual([route, who, []])
  })
})

describe('the counts', () => {
  it('are of what is visible or secret, in pages and in JSON', async () => {
    const { site, post } = planted
    const counts = await (await site.get(`/api/v1/counts?posts=${post.id}`)).text()
    expect(counts).toContain('"comments":9')
    expect(await (await site.get(encodeURI(post.path))).text()).toContain('댓글 9개')
    const row = await env.DB.prepare('SELECT comments FROM post_totals WHERE post_id = ?')
      .bind(post.id)
      .first()
    expect(row).toEqual({ comments: 9 })
  })
})
