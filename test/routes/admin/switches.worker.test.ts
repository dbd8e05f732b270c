import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { foldText, MAX_BLOCKED_WORDS } from '../../../src/domain/block.ts'
import * as blocks from '../../../src/store/blocks.ts'
import * as switches from '../../../src/store/switches.ts'
import { findForm, textOf } from '../../support/worker/html.ts'
import { makeStored } from '../../support/worker/moderated.ts'
import { makePost } from '../../support/worker/shelf.ts'
import { makeSite } from '../../support/worker/site.ts'
import { makeOwner, write } from '../../support/worker/thread.ts'

async function opened() {
  const post = makePost()
  const site = makeSite([post])
  const owner = await makeOwner()
  const read = async (path: string) => (await site.get(path, owner)).text()
  return { post, site, owner, read }
}

beforeEach(async () => {
  await env.DB.batch(['DELETE FROM blocks', 'DELETE FROM switches'].map((sql) => env.DB.prepare(sql)))
})

const touching = async (device?: Uint8Array, prefix?: Uint8Array) =>
  blocks.toBlocks((await blocks.touchingStatement(env.DB, device, prefix).all<blocks.BlockRow>()).results)

describe('the pause', () => {
  it('is one press on the first page, and another ends it', async () => {
    const { site, owner, read } = await opened()
    expect((await findForm(await read('/admin'), '.pause'))?.buttons).toEqual(['새 댓글 멈추기'])
    expect((await site.submit('/admin/pause', { on: '1' }, owner)).headers.get('location')).toBe('/admin')
    await site.submit('/admin/pause', { on: '1' }, owner)
    expect((await switches.read(env.DB)).paused).toBe(true)
    expect(await textOf(await read('/admin/comments'), '.note')).toContain('새 댓글을 모두 붙잡고 있습니다.')
    await site.submit('/admin/pause', { on: '0' }, owner)
    expect((await switches.read(env.DB)).paused).toBe(false)
  })

  it('of one post closes that one', async () => {
    const { post, site, owner, read } = await opened()
    const answer = await site.send('/admin/pause', { on: true, post: post.id }, owner)
    expect(await answer.json()).toEqual({ paused: false, closed: [post.id] })
    expect(await textOf(await read('/admin'), '.rows li')).toContain(post.title)
    const touching = await switches.ofPostStatement(env.DB, post.id).all<switches.SwitchRow>()
    expect(switches.toSwitches(touching.results).closed.has(post.id)).toBe(true)
    const other = await switches.ofPostStatement(env.DB, 'other').all<switches.SwitchRow>()
    expect(switches.toSwitches(other.results).closed.size).toBe(0)
  })

  it('of one post takes its form away, where it is read and where it is answered', async () => {
    const { post, site, owner } = await opened()
    const { id } = await write(site, post.path, {}, {})
    const address = encodeURI(post.path)
    const formOf = async (path: string) => findForm(await (await site.get(path)).text())
    expect(await formOf(address)).toBeDefined()
    await site.send('/admin/pause', { on: true, post: post.id }, owner)
    for (const path of [address, `${address}/comments`, `${address}/comments?sort=newest`])
      expect([path, await formOf(path)]).toEqual([path, undefined])
    expect(await (await site.get(address)).text()).toContain('class="closed"')
    expect((await site.get(`/comments/${id}/reply`)).status).toBe(403)
    await site.send('/admin/pause', { on: false, post: post.id }, owner)
    expect(await formOf(address)).toBeDefined()
  })

  it.each([
    [{}, 'on_invalid'],
    [{ on: 'maybe' }, 'on_invalid'],
    [{ on: '1', post: 'none' }, 'post_unknown'],
  ])('%j is refused', async (fields, code) => {
    const { site, owner } = await opened()
    const answer = await site.send('/admin/pause', fields, owner)
    expect([answer.status, (await answer.json<{ error: { code: string } }>()).error.code]).toEqual([
      422,
      code,
    ])
  })
})

describe('a block', () => {
  it('of a word is stored folded, shown, and taken away', async () => {
    const { site, owner, read } = await opened()
    const word = { verb: 'add', kind: 'word', value: ' 카 지.노 ' }
    expect((await site.submit('/admin/blocks', word, owner)).status).toBe(303)
    await site.submit('/admin/blocks', word, owner)
    expect((await touching()).words).toEqual([foldText('카지노')])
    expect(await textOf(await read('/admin/blocks'), '.rows bdi')).toBe('카지노')
    await site.submit('/admin/blocks', { verb: 'remove', kind: 'word', value: '카지노' }, owner)
    expect((await touching()).words).toEqual([])
  })

  it('of a writer is named by a comment and tells no device', async () => {
    const { site, owner, read } = await opened()
    const device = crypto.getRandomValues(new Uint8Array(32))
    const { id } = await makeStored({ status: 'spam', device })
    for (const kind of ['device', 'prefix'])
      await site.submit('/admin/blocks', { verb: 'add', kind, comment: String(id) }, owner)
    expect(await touching(device, new Uint8Array([1]))).toEqual({ device: true, prefix: true, words: [] })
    expect(await touching(new Uint8Array(32), new Uint8Array([2]))).toMatchObject({
      device: false,
      prefix: false,
    })
    expect(await textOf(await read('/admin/blocks'), '.rows bdi')).toMatch(/^[0-9a-f]{2,6}…[0-9a-f]{2,6}…$/)
  })

  it('that cannot be read comes back filled, with a reason', async () => {
    const { site, owner } = await opened()
    const answer = await site.submit('/admin/blocks', { verb: 'add', kind: 'word', value: '<ㅋ>' }, owner)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect((await findForm(html, '.word-form'))?.fields.value).toBe('<ㅋ>')
    expect(await textOf(html, '[role="alert"]')).toContain('2자는 되어야 합니다')
  })

  it.each([
    [{ verb: 'add', kind: 'device', comment: '1' }, 'writer_unknown'],
    [{ verb: 'add', kind: 'city' }, 'block_unknown'],
    [{ kind: 'word', value: '카지노' }, 'block_unknown'],
    [{ verb: 'remove', kind: 'word' }, 'block_unknown'],
  ])('%j is refused', async (fields, code) => {
    const { site, owner } = await opened()
    const answer = await site.send('/admin/blocks', fields, owner)
    expect([answer.status, (await answer.json<{ error: { code: string } }>()).error.code]).toEqual([
      422,
      code,
    ])
  })

  it('of words has an end', async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
       INSERT INTO blocks SELECT 'word', '낱말' || i, 1 FROM n`,
    )
      .bind(MAX_BLOCKED_WORDS)
      .run()
    expect(await blocks.addWord(env.DB, '하나더', 1)).toBe(false)
    expect(await blocks.addWord(env.DB, '낱말7', 1)).toBe(true)
  })
})
