import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { broken } from '../support/worker/watched-db.ts'

const post = makePost()
const address = encodeURI(post.path)
const away = makeSite([post], { DB: broken(env.DB, 'D1_ERROR: Network connection lost.').db })

let lines: string[] = []
beforeEach(() => {
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => vi.restoreAllMocks())

describe('the log', () => {
  it('has a line for a write, with its route and nothing of what was written or who wrote', async () => {
    const fields = makeFields({ name: '비밀이름', body: '비밀본문' })
    await makeSite([post]).submit(
      `${address}/comments`,
      { ...fields, password: '비밀열쇠' },
      { 'cf-ray': 'ray' },
    )
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      ...{ request: 'ray', method: 'POST', route: '/:kind{posts|pages}/:slug/comments', status: 303 },
      ms: expect.any(Number),
    })
    expect(lines[0]).not.toContain('비밀')
  })

  it('finds a failure by the id its answer told', async () => {
    const answer = await away.submit(`${address}/comments`, makeFields())
    expect(answer.status).toBe(503)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ...{ request: answer.headers.get('x-request-id'), status: 503 },
    })
  })

  it('is silent on what is read', async () => {
    const answer = await makeSite([post]).get(address)
    expect([lines, answer.headers.get('x-request-id')]).toEqual([[], null])
    expect(answer.headers.get('server-timing')).toMatch(/^worker;dur=\d+$/)
  })
})
