import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import * as reactions from '../../src/store/reactions.ts'
import { unique } from '../support/worker/hits.ts'
import { watch } from '../support/worker/watched-db.ts'

const NOW = Date.parse('2026-01-15T12:00:00+09:00')
const device = (n: number) => new Uint8Array(32).fill(n)

describe('a reaction', () => {
  it('is set and unset by its device alone; a repeat changes nothing', async () => {
    const post = unique('post')
    const set = (n: number, on: boolean) => reactions.set(env.DB, post, device(n), 'like', on, NOW)
    expect(await set(1, true)).toEqual({ counts: { like: 1 }, mine: ['like'] })
    expect(await set(1, true)).toEqual({ counts: { like: 1 }, mine: ['like'] })
    expect(await set(2, false)).toEqual({ counts: { like: 1 }, mine: [] })
    expect(await set(1, false)).toEqual({ counts: {}, mine: [] })
    expect(await set(1, false)).toEqual({ counts: {}, mine: [] })
  })

  it('costs at most three rows, on and off, and one round trip; a repeat costs none', async () => {
    const post = unique('post')
    for (const [on, limit] of [
      [true, 3],
      [true, 0],
      [false, 3],
    ] as const) {
      const asked = watch(env.DB)
      await reactions.set(asked.db, post, device(1), 'like', on, NOW)
      expect(asked.rows.written).toBeLessThanOrEqual(limit)
      expect(asked).toMatchObject({ batches: [3], singles: [] })
    }
  })
})
