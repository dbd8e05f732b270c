import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { purgeErased } from '../../src/store/retention.ts'
import { dump, everything, fill, NOW, restore, run } from '../support/worker/backup.ts'
import { makeStored, statusOf } from '../support/worker/moderated.ts'

const DAY_MS = 86_400_000

async function erased(daysAgo: number, parent?: { id: number; post: string }) {
  const given = { status: 'deleted' as const, ...(parent && { parent: parent.id, post: parent.post }) }
  const { id, post } = await makeStored(given)
  await env.DB.prepare(
    `INSERT INTO audit (comment_id, at, actor, verb, before, after) VALUES (?, ?, 'writer', 'delete', 'visible', 'deleted')`,
  )
    .bind(id, NOW - daysAgo * DAY_MS)
    .run()
  return { id, post }
}

describe('the night', () => {
  it('takes away places erased 30 days ago that nothing answers, and no other', async () => {
    const [old, young] = [await erased(31), await erased(29)]
    const answered = await erased(31)
    const waiting = await makeStored({ status: 'held', parent: answered.id, post: answered.post })
    const shown = await makeStored({ status: 'visible' })
    await env.DB.prepare('INSERT INTO comment_likes VALUES (?, ?, 0)')
      .bind(old.id, new Uint8Array([1]))
      .run()
    await purgeErased(env.DB, NOW)
    expect(await Promise.all([old, young, answered, waiting, shown].map(({ id }) => statusOf(id)))).toEqual([
      null,
      'deleted',
      'deleted',
      'held',
      'visible',
    ])
    const likes = await env.DB.prepare('SELECT 1 FROM comment_likes WHERE comment_id = ?')
      .bind(old.id)
      .first()
    expect(likes).toBeNull()
  })

  it('leaves nothing a backup from before would bring back', async () => {
    await fill()
    const before = await dump()
    await run(
      `UPDATE comments SET status = 'deleted', name = '', source = '', html = '' WHERE id = 3`,
      `INSERT INTO audit (comment_id, at, actor, verb, before, after) VALUES (3, 40, 'writer', 'delete', 'held', 'deleted')`,
    )
    await purgeErased(env.DB, NOW)
    expect(await statusOf(3)).toBeNull()
    await restore(before)
    expect(await statusOf(3)).toBeNull()
    expect(JSON.stringify(await everything())).toContain('길손')
  })
})
