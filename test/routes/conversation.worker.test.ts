import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { findForm, textOf } from '../support/worker/html.ts'
import { makePost } from '../support/worker/shelf.ts'
import { makeSite } from '../support/worker/site.ts'
import { broken } from '../support/worker/watched-db.ts'

/** Comments 1…n of a post, in one statement. */
const fill = (post: string, count: number, from = 1, status = 'visible', secret = 0) =>
  env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 + ?3 - 1)
     INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, status, secret, created_at)
     SELECT ?6 + i, ?1, ?6 + i, 'n' || CAST(i AS INTEGER), 's', '<p>text ' || CAST(i AS INTEGER) || '</p>',
            1, ?4, ?5, 0 FROM n`,
  )
    .bind(post, from, count, status, secret, idBase(post))
    .run()

const bases = new Map<string, number>()
const idBase = (post: string): number => {
  const base = bases.get(post) ?? (bases.size + 1) * 1_000_000
  bases.set(post, base)
  return base
}

function opened() {
  const post = makePost()
  return { post, address: encodeURI(post.path), site: makeSite([post]) }
}

interface JsonPage {
  readonly comments: readonly { readonly id: number; readonly name: string }[]
  readonly next: string | number | null
}

describe('a conversation', () => {
  it('goes on page after page, oldest first, every comment once, as HTML', async () => {
    const { post, address, site } = opened()
    await fill(post.id, 120)
    const seen: string[] = []
    const lengths: number[] = []
    let path: string | undefined = address
    while (path) {
      const html: string = await (await site.get(path)).text()
      const names = [...html.matchAll(/<bdi class="comment-name">(n\d+)</g)].map((m) => m[1] ?? '')
      seen.push(...names)
      lengths.push(names.length)
      path = /<p class="more"><a href="([^"]+)"/.exec(html)?.[1]
    }
    expect(lengths).toEqual([50, 50, 20])
    expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => `n${i + 1}`))
  })

  it('goes on page after page as JSON', async () => {
    const { post, address, site } = opened()
    await fill(post.id, 51)
    const ask = async (cursor: string) =>
      (await site.get(`${address}/comments${cursor}`, { accept: 'application/json' })).json<JsonPage>()
    const first = await ask('')
    expect(first.comments).toHaveLength(50)
    const second = await ask(`?cursor=${first.next}`)
    expect(second.comments.map((c) => c.name)).toEqual(['n51'])
    expect(second.next).toBeNull()
  })

  it('shows nobody what is secret, held, spam or deleted, in any form', async () => {
    const { post, address, site } = opened()
    await fill(post.id, 1, 1, 'held')
    await fill(post.id, 1, 2, 'spam')
    await fill(post.id, 1, 3, 'deleted')
    await fill(post.id, 1, 4, 'visible', 1)
    await fill(post.id, 1, 5)
    for (const accept of ['text/html', 'application/json'])
      for (const path of [address, `${address}/comments`]) {
        const text = await (await site.get(path, { accept })).text()
        expect(text).toContain('text 5')
        expect(text).not.toMatch(/text [1-4]|n[1-4]\b/)
      }
    expect(await textOf(await (await site.get(address)).text(), '.figures')).toContain('댓글 2')
  })

  it.each(['x', '-1', '1.5', '99999999999999999', ' 1', '1e3'])('has no place “%s”', async (cursor) => {
    const { address, site } = opened()
    const path = `${address}/comments?cursor=${encodeURIComponent(cursor)}`
    expect((await site.get(path)).status).toBe(400)
    const response = await site.get(path, { accept: 'application/json' })
    expect(await response.json()).toMatchObject({ error: { code: 'cursor_invalid', field: 'cursor' } })
  })

  it('has two forms at one address, and says so to caches', async () => {
    const { address, site } = opened()
    for (const accept of ['text/html', 'application/json']) {
      const response = await site.get(`${address}/comments`, { accept })
      expect(response.headers.get('vary')).toBe('Accept')
      expect(response.headers.get('cache-control')).toBe('private, no-cache')
    }
  })

  it('rests while the database is away: the form stays where comments are open', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const DB = broken(env.DB, 'D1_ERROR: Network connection lost.').db
    const [open, closed] = [makePost(), makePost({ comments: 'closed' })]
    const site = makeSite([open, closed], { DB })
    const page = async (path: string) => (await site.get(`${encodeURI(path)}/comments`)).text()
    expect(await findForm(await page(open.path))).toBeDefined()
    expect(await findForm(await page(closed.path))).toBeUndefined()
    const json = await site.get(`${encodeURI(open.path)}/comments`, { accept: 'application/json' })
    expect(json.status).toBe(503)
    told.mockRestore()
  })
})
