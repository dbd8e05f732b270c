import { expect, it } from 'vitest'
import { dayStretches } from '../../src/domain/day-stretches.ts'
import { rangeOf } from '../../src/domain/figures.ts'
import { lifeCycleOf, medianOf } from '../../src/domain/life-cycle.ts'

it('tells when a post’s views came', () => {
  const life = lifeCycleOf(
    new Map([
      [0, 30],
      [1, 10],
      [6, 10],
      [7, 10],
      [29, 20],
      [30, 500],
    ]),
  )
  expect(life).toEqual({ twoDays: 40, week: 50, month: 80, halfLife: 2 })
  expect(lifeCycleOf(new Map())).toEqual({ twoDays: 0, week: 0, month: 0, halfLife: undefined })
})

it('has a median of even and odd numbers of posts, and none of none', () => {
  const [one, two, three] = [10, 20, 90].map((views) => lifeCycleOf(new Map([[0, views]])))
  if (!one || !two || !three) throw new Error('no life')
  expect(medianOf([three, one, two])).toEqual(two)
  expect(medianOf([one, two])?.month).toBe(15)
  expect(medianOf([])).toBeUndefined()
})

it('cuts days where the zone’s clock changes, and never where it does not', () => {
  expect(dayStretches(rangeOf('2026-01-01', '2026-12-31'), 'Asia/Seoul')).toHaveLength(1)
  const berlin = dayStretches(rangeOf('2026-01-01', '2026-12-31'), 'Europe/Berlin')
  expect(berlin.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-01', '2026-03-29'],
    ['2026-03-30', '2026-10-25'],
    ['2026-10-26', '2026-12-31'],
  ])
  for (const [i, stretch] of berlin.entries())
    if (i > 0) expect(stretch.first).toBe((berlin[i - 1]?.last ?? 0) + 1)
})
