import { describe, expect, it } from 'vitest'
import { instantOf, offsetAt, parseDate } from '../../src/domain/zoned-time.ts'

const SEOUL = 'Asia/Seoul'
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

describe('a date as authors write it', () => {
  it.each([
    ['2026-01-15', '2026-01-14T15:00:00.000Z'],
    ['2026.1.5', '2026-01-04T15:00:00.000Z'],
    ['2026/01/15 09:30', '2026-01-15T00:30:00.000Z'],
    ['2026-01-15T09:30:15', '2026-01-15T00:30:15.000Z'],
    ['2026-01-15T09:30:15.123Z', '2026-01-15T09:30:15.000Z'],
    ['2026-01-15 09:30:00 +0900', '2026-01-15T00:30:00.000Z'],
    ['2026-01-15T09:30:00-05:30', '2026-01-15T15:00:00.000Z'],
    [' 2026-01-15 ', '2026-01-14T15:00:00.000Z'],
    ['2026. 1. 15', '2026-01-14T15:00:00.000Z'],
    ['2026. 1. 15. 09:30', '2026-01-15T00:30:00.000Z'],
    ['2026. 1. 15. 오후 3:05:09', '2026-01-15T06:05:09.000Z'],
    ['2026. 01. 15. 오전 12:05', '2026-01-14T15:05:00.000Z'],
    ['2026년 1월 15일', '2026-01-14T15:00:00.000Z'],
    ['2026/1/15 09:30 KST', '2026-01-15T00:30:00.000Z'],
    ['2026-01-15 09:30 UTC', '2026-01-15T09:30:00.000Z'],
    ['2026-01-15T09:30+09', '2026-01-15T00:30:00.000Z'],
    ['2024-02-29', '2024-02-28T15:00:00.000Z'],
  ])('“%s” is %s', (text, instant) => expect(iso(parseDate(text, SEOUL))).toBe(instant))

  it.each([
    '',
    '2026',
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '2026-01-15 24:00',
    '2026-01-15 09:60',
    '15.01.2026',
    '2026-01-15 오후 13:00',
    '0026-01-15',
    '2026. 1. 32.',
    'soon',
  ])('“%s” is none', (text) => expect(parseDate(text, SEOUL)).toBeUndefined())
})

describe('a wall clock', () => {
  it.each([
    [SEOUL, '2026-07-01T00:00:00Z', 9],
    ['America/New_York', '2026-01-15T12:00:00Z', -5],
    ['America/New_York', '2026-07-15T12:00:00Z', -4],
    ['Asia/Kathmandu', '2026-01-15T12:00:00Z', 5.75],
    ['UTC', '2026-01-15T12:00:00Z', 0],
  ])('in %s at %s is %f hours from UTC', (zone, at, hours) =>
    expect(offsetAt(Date.parse(at), zone)).toBe(hours * 3_600_000),
  )

  it('and its instant agree on every hour of a year with two changes of clocks, but for the hour that is not', () => {
    const zone = 'America/New_York'
    const wrong: string[] = []
    for (let wall = Date.UTC(2026, 0, 1); wall < Date.UTC(2027, 0, 1); wall += 3_600_000) {
      const at = instantOf(wall, zone)
      if (at + offsetAt(at, zone) !== wall) wrong.push(new Date(wall).toISOString())
    }
    expect(wrong).toEqual(['2026-03-08T02:00:00.000Z'])
  })
})
