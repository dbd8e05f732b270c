import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'
import { makeDevice, makeOwner } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'

/** A post among five others of its category, talked about ten thousand times. */
async function busy() {
  const poll = { question: '무엇을?', options: ['하나', '둘'] }
  const posts = Array.from({ length: 6 }, () => makePost({ category: 'dev/edge', poll }))
  const [post] = posts
  if (!post) throw new Error('no post')
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
     INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
     SELECT i, ?1, i, 'name', 'source', 'html', 1, 0 FROM n`,
  )
    .bind(post.id)
    .run()
  const asked = watch(env.DB)
  const path = encodeURI(post.path)
  const device = cookieOf(await makeSite(posts).send(`${path}/reactions`, { kind: 'like', on: 1 }))
  return { path, asked, device, site: makeSite(posts, { DB: asked.db }) }
}

/** D1's own account of what one request cost. */
describe('under an article of 10,000 comments', async () => {
  const { path, asked, device, site } = await busy()
  const cost = async (ask: () => Promise<Response>) => {
    const before = { ...asked.rows }
    const response = await ask()
    await response.text()
    return {
      status: response.status,
      read: asked.rows.read - before.read,
      written: asked.rows.written - before.written,
    }
  }

  it.each([
    ['cold, by a guest', {}],
    ['by a device', device],
  ])('a page of it read %s costs at most 120 rows', async (_, headers) => {
    const { status, read, written } = await cost(() => site.get(path, headers))
    expect({ status, written }).toEqual({ status: 200, written: 0 })
    expect(read).toBeGreaterThan(50)
    expect(read).toBeLessThanOrEqual(120)
  })

  it('a comment writes at most 8 rows, a reaction at most 3', async () => {
    const comment = await cost(() => site.send(`${path}/comments`, makeFields(), device))
    expect(comment.status).toBe(201)
    console.log(`a comment: ${comment.read} rows read, ${comment.written} written`)
    expect(comment.written).toBeGreaterThan(0)
    expect(comment.written).toBeLessThanOrEqual(8)
    const reaction = await cost(() => site.send(`${path}/reactions`, { kind: 'thanks', on: 1 }, device))
    expect(reaction.written).toBeGreaterThan(0)
    expect(reaction.written).toBeLessThanOrEqual(3)
  })

  it('a comment of everything a comment can have writes at most 8 rows, also when it waits', async () => {
    const { id } = await (await site.send(`${path}/comments`, makeFields(), device)).json<{ id: number }>()
    const all = {
      ...makeFields({ body: '길게 쓴 답글에 https://example.org 주소도 적어 둡니다.' }),
      ...{ parent: String(id), secret: 'on', password: '참깨 열쇠' },
    }
    const answer = await cost(() => site.send(`${path}/comments`, all))
    const held = await cost(() =>
      site.send(`${path}/comments`, makeFields({ body: '당일대출 010-1234-5678' })),
    )
    console.log(`an answer: ${answer.written} rows written; a held one: ${held.written}`)
    for (const { status, written } of [answer, held]) {
      expect(status).toBe(201)
      expect(written).toBeGreaterThan(0)
      expect(written).toBeLessThanOrEqual(8)
    }
  })

  it.each(['a comment', 'an answer'])(
    'a like of %s writes at most 3 rows, given, given again or taken back',
    async (kind) => {
      const first = await (await site.send(`${path}/comments`, makeFields(), device)).json<{ id: number }>()
      const fields = { ...makeFields(), ...(kind === 'an answer' && { parent: String(first.id) }) }
      const { id } = await (await site.send(`${path}/comments`, fields, device)).json<{ id: number }>()
      for (const by of [device, makeDevice(), makeDevice()])
        for (const [on, least] of [
          [1, 1],
          [1, 0],
          [0, 1],
          [1, 1],
        ] as const) {
          const { status, written } = await cost(() =>
            site.send(`/comments/${id}/reactions?on=${on}`, { kind: 'like' }, by),
          )
          expect({ status, enough: written >= least, little: written <= 3 }, `${on}: ${written}`).toEqual({
            ...{ status: 200, enough: true, little: true },
          })
        }
    },
  )

  it('a vote writes at most 3 rows, first or changed; the same again none', async () => {
    const first = [0, 1, 0, 0].map((option) => ({ option, by: device }))
    const written: number[] = []
    for (const { option, by } of [...first, { option: 1, by: makeDevice() }]) {
      const answer = await cost(() => site.send(`${path}/poll`, { option: String(option) }, by))
      expect(answer.status).toBe(200)
      written.push(answer.written)
    }
    console.log(`votes: ${written} rows written`)
    expect(written[3]).toBe(0)
    expect(Math.max(...written)).toBeLessThanOrEqual(3)
    expect(Math.min(...written.toSpliced(3, 1))).toBeGreaterThan(0)
  })

  it('reading writes nothing, whatever is read, by whom', async () => {
    const reads = ['', '/comments', '/comments?sort=newest', '/comments?sort=best', '/comments/feed.xml'].map(
      (p) => path + p,
    )
    const others = ['/', '/me', '/comments/feed.xml', '/comments/1', '/comments/1/reply', '/comments/1/more']
    const owner = await makeOwner()
    for (const at of [...reads, ...others, '/admin/comments', '/admin/comments?status=visible&q=x'])
      for (const by of [{}, device, owner]) {
        const { status, written } = await cost(() => site.get(at, by))
        expect([at, status < 500, written]).toEqual([at, true, 0])
      }
  })

  it('writing reads at most 120 rows', async () => {
    const comment = await cost(() => site.send(`${path}/comments`, makeFields(), device))
    expect(comment.read).toBeLessThanOrEqual(120)
    const reaction = await cost(() => site.send(`${path}/reactions`, { kind: 'like', on: 0 }, device))
    expect(reaction.read).toBeLessThanOrEqual(120)
  })
})
