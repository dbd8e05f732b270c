import { describe, expect, it } from 'vitest'
import { dayOf, endOfDay } from '../../src/domain/time.ts'

const iso = (at: number) => new Date(at).toISOString()

describe('the end of a day', () => {
  it.each([
    ['2026-01-15T00:00:00+09:00', 'Asia/Seoul', '2026-01-15T15:00:00.000Z'],
    ['2026-01-15T23:59:59.999+09:00', 'Asia/Seoul', '2026-01-15T15:00:00.000Z'],
    ['2026-01-15T12:00:00Z', 'UTC', '2026-01-16T00:00:00.000Z'],
    ['2026-01-15T12:00:00Z', 'Asia/Kathmandu', '2026-01-15T18:15:00.000Z'],
    ['2026-03-29T12:00:00+02:00', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25T00:00:00+02:00', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ])('after %s in %s is %s', (at, zone, end) => {
    expect(iso(endOfDay(Date.parse(at), zone))).toBe(end)
  })

  it('is where the clocks jump when they jump over midnight', () => {
    const at = Date.parse('2026-04-23T20:00:00+02:00')
    const end = endOfDay(at, 'Africa/Cairo')
    expect(dayOf(end - 1, 'Africa/Cairo')).toBe('2026-04-23')
    expect(dayOf(end, 'Africa/Cairo')).toBe('2026-04-24')
  })

  it('is the first instant of the next day, on every day of a year', () => {
    for (const zone of ['Asia/Seoul', 'America/Santiago', 'Australia/Lord_Howe']) {
      let at = Date.parse('2026-01-01T12:00:00Z')
      for (let i = 0; i < 366; i++) {
        const end = endOfDay(at, zone)
        expect(dayOf(end - 1, zone)).toBe(dayOf(at, zone))
        expect(dayOf(end, zone) > dayOf(at, zone)).toBe(true)
        at = end
      }
    }
  })
})
