import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { CommentStatus } from '../../src/domain/comment.ts'
import { VERBS } from '../../src/domain/moderation.ts'
import * as edits from '../../src/store/comment-edits.ts'
import * as moderation from '../../src/store/moderation.ts'
import * as reports from '../../src/store/reports.ts'
import { freshNoon, shuffled, unique } from '../support/worker/hits.ts'
import { linesOf, makeStored, statusOf } from '../support/worker/moderated.ts'
import { watch } from '../support/worker/watched-db.ts'

const countOf = async (post: string) =>
  (await env.DB.prepare('SELECT comments FROM post_totals WHERE post_id = ?')
    .bind(post)
    .first<number>('comments')) ?? 0

const recount = (post: string) =>
  env.DB.prepare(`SELECT count(*) AS n FROM comments WHERE post_id = ? AND status = 'visible'`)
    .bind(post)
    .first<number>('n')

describe('a verb', () => {
  it('changes the status and writes its line together; the count follows', async () => {
    const { id, post } = await makeStored({ status: 'held' })
    const now = freshNoon()
    expect(await moderation.change(env.DB, 'approve', [id], now)).toEqual([
      { id, post, status: 'visible', changed: true, problem: undefined },
    ])
    expect(await linesOf(id)).toEqual([
      { actor: 'owner', verb: 'approve', before: 'held', after: 'visible', at: now },
    ])
    expect(await countOf(post)).toBe(1)
  })

  it('said again changes nothing and writes nothing', async () => {
    const { id } = await makeStored({ status: 'held' })
    await moderation.change(env.DB, 'approve', [id], freshNoon())
    const asked = watch(env.DB)
    expect(await moderation.change(asked.db, 'approve', [id], freshNoon())).toMatchObject([
      { changed: false },
    ])
    expect(asked.rows.written).toBe(0)
    expect(await linesOf(id)).toHaveLength(1)
  })

  it('to many goes each its own way, unknown ones left out, in two round trips', async () => {
    const made = await Promise.all(
      (['held', 'spam', 'visible', 'deleted'] as const).map((status) => makeStored({ status })),
    )
    const asked = watch(env.DB)
    const ids = [...made.map((m) => m.id), 1]
    const outcomes = await moderation.change(asked.db, 'approve', ids, freshNoon())
    expect(outcomes.map(({ status, changed, problem }) => [status, changed, problem?.code])).toEqual([
      ['visible', true, undefined],
      ['visible', true, undefined],
      ['visible', false, undefined],
      ['deleted', false, 'comment_erased'],
    ])
    expect(asked.singles.length + asked.batches.length).toBe(2)
  })

  it('of deleting takes away what the writer’s own deleting takes away', async () => {
    const [mine, theirs] = [await makeStored({ status: 'visible' }), await makeStored({ status: 'visible' })]
    await moderation.change(env.DB, 'delete', [mine.id], freshNoon())
    await edits.erase(env.DB, theirs.id, 'writer', freshNoon())
    const rest = async (id: number) => {
      const row = await env.DB.prepare('SELECT * FROM comments WHERE id = ?')
        .bind(id)
        .first<Record<string, unknown>>()
      const { id: _, root_id: __, post_id: ___, request_key: ____, created_at: _____, ...same } = row ?? {}
      return same
    }
    expect(await rest(mine.id)).toEqual(await rest(theirs.id))
    expect(await rest(mine.id)).toMatchObject({
      name: '',
      source: '',
      html: '',
      password_hash: null,
      prefix: null,
    })
  })

  it.each(['spam', 'delete'] as const)(
    'of %s ends the comment’s reports, approving does not',
    async (verb) => {
      const { id } = await makeStored({ status: 'held' })
      await env.DB.prepare('INSERT INTO reports (comment_id, reason, created_at) VALUES (?, ?, 1)')
        .bind(id, '욕설')
        .run()
      const open = () =>
        env.DB.prepare('SELECT count(*) AS n FROM reports WHERE comment_id = ? AND done_at IS NULL')
          .bind(id)
          .first<number>('n')
      await moderation.change(env.DB, 'approve', [id], freshNoon())
      expect(await open()).toBe(1)
      await moderation.change(env.DB, verb, [id], freshNoon())
      expect(await open()).toBe(0)
    },
  )
})

describe('undo', () => {
  it('takes back the last verb of the owner, once', async () => {
    const { id } = await makeStored({ status: 'held' })
    await moderation.change(env.DB, 'approve', [id], freshNoon())
    await moderation.change(env.DB, 'spam', [id], freshNoon())
    expect(await moderation.change(env.DB, 'restore', [id], freshNoon())).toMatchObject([
      { status: 'visible' },
    ])
    expect(await moderation.change(env.DB, 'restore', [id], freshNoon())).toMatchObject([{ changed: false }])
    expect((await linesOf(id)).map((line) => line.verb)).toEqual(['approve', 'spam', 'restore'])
  })

  it('reaches back past what the writer has edited meanwhile', async () => {
    const { id } = await makeStored({ status: 'held' })
    await moderation.change(env.DB, 'approve', [id], freshNoon())
    const text = { source: '고친 글', html: '<p>고친 글</p>', renderVersion: 1 }
    await edits.change(env.DB, id, { text }, freshNoon())
    expect(await moderation.change(env.DB, 'restore', [id], freshNoon())).toMatchObject([{ status: 'held' }])
  })

  it('gives back nothing that was erased', async () => {
    const { id } = await makeStored({ status: 'visible' })
    await moderation.change(env.DB, 'delete', [id], freshNoon())
    expect(await moderation.change(env.DB, 'restore', [id], freshNoon())).toMatchObject([
      { status: 'deleted', changed: false, problem: { code: 'comment_erased' } },
    ])
  })
})

describe('reports', () => {
  it('are done once, with a line', async () => {
    const { id } = await makeStored({ status: 'visible' })
    expect(await reports.settle(env.DB, id, freshNoon())).toBe(false)
    await env.DB.prepare('INSERT INTO reports (comment_id, reason, created_at) VALUES (?, ?, 1)')
      .bind(id, '욕설')
      .run()
    expect(await reports.settle(env.DB, id, freshNoon())).toBe(true)
    expect(await reports.settle(env.DB, id, freshNoon())).toBe(false)
    expect(await linesOf(id)).toMatchObject([{ verb: 'done', before: 'visible', after: 'visible' }])
  })
})

describe('raced 100 times', () => {
  const STARTS: readonly CommentStatus[] = ['held', 'visible', 'spam']

  it('verbs, edits and deletes end in a legal state that the audit explains, and the count is a recount', async () => {
    const post = unique('post')
    for (let round = 0; round < 100; round++) {
      const start = STARTS[round % 3] ?? 'held'
      const { id } = await makeStored({ post, status: start })
      const now = freshNoon()
      const held = { judgement: { status: 'held', reason: 'links' } } as const
      const doing: (() => Promise<unknown>)[] = [
        ...VERBS.filter((v) => v !== 'delete' || round % 2 === 0).map(
          (verb) => () => moderation.change(env.DB, verb, [id], now),
        ),
        () => moderation.change(env.DB, 'approve', [id], now),
        () => edits.change(env.DB, id, held, now),
        ...(round % 3 === 0 ? [() => edits.erase(env.DB, id, 'writer', now)] : []),
      ]
      await Promise.all(shuffled(doing, round).map((act) => act()))
      await expectExplained(id, start, await statusOf(id))
    }
    expect(await countOf(post)).toBe(await recount(post))
  }, 60_000)
})

/** Every change begins where the one before ended, from the first status to the last. */
async function expectExplained(id: number, start: CommentStatus, end: CommentStatus | null): Promise<void> {
  const changes = (await linesOf(id)).filter((line) => line.before !== line.after)
  const walked = changes.reduce<string | null>(
    (status, line) => (line.before === status ? line.after : 'torn'),
    start,
  )
  expect([id, walked]).toEqual([id, end])
  const erased = changes.findIndex((line) => line.after === 'deleted')
  expect(erased === -1 || erased === changes.length - 1).toBe(true)
}
