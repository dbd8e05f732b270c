import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { vote } from '../../src/store/polls.ts'
import { unique } from '../support/worker/hits.ts'

const device = (n: number): Uint8Array => new Uint8Array(32).fill(n)

it('a poll counts the votes of its own post, one of each device, the last', async () => {
  const [here, elsewhere] = [unique('post'), unique('post')]
  await vote(env.DB, elsewhere, device(1), 2, 10)
  await vote(env.DB, here, device(1), 0, 11)
  await vote(env.DB, here, device(2), 0, 12)

  expect(await vote(env.DB, here, device(1), 1, 13)).toEqual({ counts: { 0: 1, 1: 1 }, mine: ['1'] })
  expect(await vote(env.DB, here, device(2), 1, 14)).toEqual({ counts: { 1: 2 }, mine: ['1'] })
  expect(await vote(env.DB, here, device(2), 1, 15)).toEqual({ counts: { 1: 2 }, mine: ['1'] })
})
