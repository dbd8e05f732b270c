import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { cookieOf, makeFields, makeSite } from '../support/worker/site.ts'
import { watch } from '../support/worker/watched-db.ts'

/** A post among five others of its category, talked about ten thousand times. */
async function busy() {
  const posts = Array.from({ length: 6 }, () => makePost({ category: 'dev/edge' }))
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

  it('writing reads at most 120 rows', async () => {
    const comment = await cost(() => site.send(`${path}/comments`, makeFields(), device))
    expect(comment.read).toBeLessThanOrEqual(120)
    const reaction = await cost(() => site.send(`${path}/reactions`, { kind: 'like', on: 0 }, device))
    expect(reaction.read).toBeLessThanOrEqual(120)
  })
})
