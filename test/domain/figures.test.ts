import { describe, expect, it } from 'vitest'
import { instantsOf, MAX_RANGE_DAYS, parseRange, previousOf } from '../../src/domain/figures.ts'

const TODAY = '2026-11-24'
const read = (query: Record<string, string>) => parseRange(query, TODAY)
const range = (from: string, to: string, length: number) => ({ ok: true, value: { from, to, length } })
const refusedAt = (field: string) =>
  expect.objectContaining({
    ok: false,
    problem: { code: 'range_invalid', field, detail: { max: MAX_RANGE_DAYS } },
  })

describe('a range', () => {
  it('is the last thirty days where nothing is said', () =>
    expect(read({})).toEqual(range('2026-10-26', TODAY, 30)))

  it('is a number of days up to today', () => {
    expect(read({ days: '1' })).toEqual(range(TODAY, TODAY, 1))
    expect(read({ days: '7' })).toEqual(range('2026-11-18', TODAY, 7))
    expect(read({ days: String(MAX_RANGE_DAYS) })).toEqual(range('2024-11-24', TODAY, MAX_RANGE_DAYS))
    for (const odd of ['0', '-1', '1.5', 'x', String(MAX_RANGE_DAYS + 1)])
      expect(read({ days: odd })).toEqual(refusedAt('days'))
  })

  it('is from a day to a day; what lies after today is cut off', () => {
    expect(read({ from: '2026-11-01', to: '2026-11-03' })).toEqual(range('2026-11-01', '2026-11-03', 3))
    expect(read({ from: '2026-11-20' })).toEqual(range('2026-11-20', TODAY, 5))
    expect(read({ from: '2026-11-20', to: '2099-01-01' })).toEqual(range('2026-11-20', TODAY, 5))
    expect(read({ to: '2026-11-03' })).toEqual(range('2026-11-03', '2026-11-03', 1))
    expect(read({ from: '2024-11-24' })).toEqual(range('2024-11-24', TODAY, MAX_RANGE_DAYS))
  })

  it('is refused where it begins after its end, is too long or names no day', () => {
    expect(read({ from: '2026-11-03', to: '2026-11-01' })).toEqual(refusedAt('from'))
    expect(read({ from: '2024-11-23' })).toEqual(refusedAt('from'))
    expect(read({ from: '2026-02-30' })).toEqual(refusedAt('from'))
    expect(read({ from: '2026-02-01', to: 'x' })).toEqual(refusedAt('to'))
  })

  it('has one of the same length before it', () => {
    const { value } = range('2026-11-18', TODAY, 7)
    expect(previousOf(value)).toEqual(range('2026-11-11', '2026-11-17', 7).value)
  })

  it('covers the instants from its first midnight in the zone to just before the one after it', () => {
    const { value } = range('2026-11-23', TODAY, 2)
    expect(instantsOf(value, 'Asia/Seoul')).toEqual([
      Date.parse('2026-11-22T15:00:00Z'),
      Date.parse('2026-11-24T15:00:00Z') - 1,
    ])
  })
})
