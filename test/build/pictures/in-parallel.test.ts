import { expect, it } from 'vitest'
import { inParallel } from '../../../src/build/pictures/in-parallel.ts'

it('work in parallel is done so many at a time, and gives results in order', async () => {
  let running = 0
  let most = 0
  const results = await inParallel(
    [5, 1, 4, 2, 3],
    async (n) => {
      most = Math.max(most, ++running)
      for (let i = 0; i < n; i++) await Promise.resolve()
      running--
      return n * 10
    },
    2,
  )
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
  expect(await inParallel([], () => Promise.resolve(1))).toEqual([])
})

it('work in parallel fails as soon as one piece does', () =>
  expect(
    inParallel([1, 2], (n) => (n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n))),
  ).rejects.toThrow('two'))
