import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { solve } from '../../src/client/proof.ts'
import type { Challenge } from '../../src/domain/proof.ts'
import { BLOG, makePost } from '../support/worker/shelf.ts'
import { makeFields, makeSite } from '../support/worker/site.ts'
import { makeDevice, makeOwner } from '../support/worker/thread.ts'
import { watch } from '../support/worker/watched-db.ts'

const SECOND = 1000
const FROM_SCHOOL = { 'cf-connecting-ip': '198.51.100.7' }
const unlimited = { WRITE_LIMIT: { limit: async () => ({ success: true }) } }

interface Answer {
  readonly status: number
  readonly comment: string | undefined
  readonly challenge: Challenge | undefined
  readonly code: string | undefined
}

/** A school has written forty comments lately, one every eight seconds: the next would wait. */
async function crowded(data: Parameters<typeof makeSite>[2] = {}) {
  const post = makePost({ publishedAt: 0 })
  const asked = watch(env.DB)
  const site = makeSite([post, other], { ...unlimited, DB: asked.db }, data)
  const path = `${encodeURI(post.path)}/comments`
  for (let n = 0; n < 40; n++) {
    now += 8 * SECOND
    await site.send(path, makeFields({ body: `우리 반 ${n}번째 감상입니다` }), FROM_SCHOOL)
  }
  now += SECOND
  const send = async (fields: object, at = path, by: object = {}): Promise<Answer> => {
    const response = await site.send(at, fields, { ...FROM_SCHOOL, ...by })
    const { status, error } = await response.json<{ status?: string; error?: Partial<Answer> }>()
    return { status: response.status, comment: status, challenge: error?.challenge, code: error?.code }
  }
  return { post, site, path, asked, send }
}

const other = makePost({ publishedAt: 0 })
let now = Date.parse('2026-11-24T12:00:00Z')

beforeEach(() => {
  now += 86_400_000
  vi.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => vi.restoreAllMocks())

const solved = async ({ challenge }: Answer) => {
  if (!challenge) throw new Error('no challenge')
  return solve(challenge)
}

describe('proof of work', () => {
  it('is asked of a script that offers it when the limits grow tight, writing nothing; done, the comment is shown', async () => {
    const { path, asked, send, site } = await crowded()
    const fields = makeFields()
    const before = asked.rows.written
    const answer = await send({ ...fields, altcha: '' })
    expect([answer.status, answer.code, asked.rows.written - before]).toEqual([422, 'proof_needed', 0])
    const proof = await solved(answer)
    expect(await send({ ...fields, altcha: proof })).toMatchObject({ status: 201, comment: 'visible' })
    const written = asked.rows.written - before
    console.log(`a comment with a proof of work: ${written} rows written`)
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThanOrEqual(8)
    expect(await (await site.get(path)).text()).toContain('c-')
  })

  it('serves one comment: the same again is that one, another text or key gets nothing by it', async () => {
    const { send, path, site } = await crowded()
    const fields = makeFields({ body: '한 번만 통하는 증명' })
    const altcha = await solved(await send({ ...fields, altcha: '' }))
    const first = await site.send(path, { ...fields, altcha }, FROM_SCHOOL)
    const again = await site.send(path, { ...fields, altcha }, FROM_SCHOOL)
    expect(await again.json()).toEqual(await first.json())
    expect(await send({ ...fields, body: '다른 글', altcha })).toMatchObject({ status: 409 })
    const next = { ...makeFields({ body: '다음 글' }), altcha }
    expect(await send(next)).toMatchObject({ status: 201, comment: 'held' })
  })

  it('serves no more once its comment was deleted, and never under another post', async () => {
    const { send, path, site } = await crowded()
    const fields = makeFields()
    const altcha = await solved(await send({ ...fields, altcha: '' }))
    const elsewhere = `${encodeURI(other.path)}/comments`
    expect(await send({ ...fields, altcha }, elsewhere)).toMatchObject({ comment: 'held' })
    const { id, editToken } = await (await site.send(path, { ...fields, altcha }, FROM_SCHOOL)).json<{
      id: number
      editToken: string
    }>()
    await site.send(`/comments/${id}/delete`, { editToken })
    expect(await send({ ...fields, altcha })).toMatchObject({ status: 201, comment: 'deleted' })
  })

  it('serves ten minutes', async () => {
    const { send } = await crowded()
    const late = makeFields()
    const old = await solved(await send({ ...late, altcha: '' }))
    now += 300 * SECOND
    for (let n = 0; n < 40; n++) {
      now += 8 * SECOND
      await send(makeFields({ body: `다음 반 ${n}번째 감상입니다` }))
    }
    expect(await send({ ...late, altcha: old })).toMatchObject({ status: 201, comment: 'held' })
  })

  it('is asked of nobody else: a form, a caller who offers none, one who can’t do it are held, not refused', async () => {
    const { send, path, site } = await crowded()
    expect(await send(makeFields())).toMatchObject({ status: 201, comment: 'held' })
    expect(await send({ ...makeFields(), altcha: '-' })).toMatchObject({ status: 201, comment: 'held' })
    const ana = makeDevice()
    const sent = await site.submit(
      path,
      { ...makeFields({ body: '양식뿐' }), altcha: '' },
      { ...FROM_SCHOOL, ...ana },
    )
    expect(sent.status).toBe(303)
    const html = await (await site.get(sent.headers.get('location')?.split('#')[0] ?? '', ana)).text()
    expect(html).toContain('양식뿐')
    expect(html).toContain('class="waiting"')
  })

  it('is not asked while the limits are wide, of the owner, or where it would not help', async () => {
    const { send, site, path } = await crowded()
    const at = { 'cf-connecting-ip': '203.0.113.9' }
    expect(await send({ ...makeFields(), altcha: '' }, path, at)).toMatchObject({ comment: 'visible' })
    expect(await send({ ...makeFields(), altcha: '' }, path, await makeOwner())).toMatchObject({
      comment: 'visible',
    })
    const selling = makeFields({ body: '당일대출 상담 010-1234-5678' })
    expect(await send({ ...selling, altcha: '' })).toMatchObject({ status: 201, comment: 'held' })
    for (let n = 0; n < 41; n++) await site.send(path, makeFields({ body: `한꺼번에 ${n}` }), FROM_SCHOOL)
    expect(await send({ ...makeFields(), altcha: '' })).toMatchObject({ status: 201, comment: 'held' })
  })

  it('frees nothing where the owner reads everything first', async () => {
    const { send } = await crowded({ blog: { ...BLOG, comments: { ...BLOG.comments, moderation: 'all' } } })
    expect(await send({ ...makeFields(), altcha: '' })).toMatchObject({ status: 201, comment: 'held' })
  })
})
