import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { makeDevice, makeOwner, openedBy, write } from '../support/worker/thread.ts'

/** Every statement the blog asked, by the name at its head. */
const asked = new Map<string, string>()

/** The real database, overheard. */
function overheard(): D1Database {
  const hear = (real: D1Database | D1DatabaseSession) => ({
    prepare: (sql: string) => {
      asked.set(/^\s*\/\* ([\w.]+)/.exec(sql)?.[1] ?? sql, sql)
      return real.prepare(sql)
    },
    batch: <Row>(statements: D1PreparedStatement[]) => real.batch<Row>(statements),
  })
  return { ...hear(env.DB), withSession: (start?: string) => hear(env.DB.withSession(start)) } as D1Database
}

async function planOf(sql: string): Promise<string[]> {
  const count = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map((m) => Number(m[1])))
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(count).fill(null))
    .all<{ detail: string }>()
  return results.map((row) => row.detail)
}

/** What may be walked from one end: lists made by the statement itself, and the newest 500 comments of the blog. */
const WALKED =
  /^SCAN (?:CONSTANT ROW|\d+-ROW|json_each|wanted|answer|threads|liked|quiet|late|mine|answered|under|j\b|\(|p?$)/

/** Whole tables, read only on a visitor's own demand and as often as a limit lets them. */
const WHOLE = /^traces\.(?:export|erase)/

describe('every statement of the courtyard', () => {
  beforeAll(async () => {
    const post = makePost({ poll: { question: '무엇을?', options: ['하나', '둘'] } })
    const site = makeSite([post], { DB: overheard() })
    const [ana, owner] = [makeDevice(), await makeOwner()]
    const at = encodeURI(post.path)
    const { id } = await write(site, post.path, ana, { secret: 'on', password: '참깨 열쇠' })
    await write(site, post.path, ana, { parent: String(id) })
    const opener = await openedBy(site, id, '참깨 열쇠')
    const paths = [
      at,
      '/',
      '/me',
      '/me/export.json',
      '/comments/feed.xml',
      `${at}/comments/feed.xml`,
      `/comments/${id}`,
    ]
    const queries = ['', '?sort=newest', '?sort=best', '?after=0']
    for (const by of [{}, ana, owner, opener]) {
      for (const path of paths) await site.get(path, by)
      for (const query of queries)
        await site.get(`${at}/comments${query}`, { ...by, accept: 'application/json' })
    }
    await site.send(`${at}/poll`, { option: '1' }, ana)
    await site.send(`/comments/${id}/reactions`, { kind: 'like' }, ana)
    await site.send(`/comments/${id}/report`, { reason: '까닭' }, ana)
    await site.send(`/comments/${id}`, { body: '다른 글', secret: 'on' }, ana)
    await site.send(`/comments/${id}/delete`, {}, ana)
    await site.send('/me/erase', {}, ana)
  })

  it('was overheard', () => {
    expect(asked.size).toBeGreaterThan(35)
    expect([...asked.keys()].filter((name) => /\s/.test(name))).toEqual([])
  })

  it('finds its rows by an index', async () => {
    const walks: string[] = []
    for (const [name, sql] of asked)
      for (const step of await planOf(sql))
        if (step.startsWith('SCAN') && !WALKED.test(step) && !WHOLE.test(name)) walks.push(`${name}: ${step}`)
    expect(walks).toEqual(['arrivals.recent: SCAN comments'])
  })

  it('sorts nothing but the newest 500 of a post’s feed', async () => {
    const sorts: string[] = []
    for (const [name, sql] of asked)
      if ((await planOf(sql)).some((step) => step.includes('TEMP B-TREE FOR ORDER BY'))) sorts.push(name)
    expect(sorts).toEqual(['arrivals.listOfPost'])
  })
})
