import { expect, it } from 'vitest'
import { dayOf, dottedDay, dottedMinute } from '../../src/domain/time.ts'

const at = (text: string) => Date.parse(text)

it.each([
  ['2026-01-14T14:59:59.999Z', 'Asia/Seoul', '2026-01-14'],
  ['2026-01-14T15:00:00.000Z', 'Asia/Seoul', '2026-01-15'],
  ['2026-01-14T15:00:00.000Z', 'UTC', '2026-01-14'],
  ['2026-01-15T04:59:59.999Z', 'America/New_York', '2026-01-14'],
  ['2026-12-31T15:00:00.000Z', 'Asia/Seoul', '2027-01-01'],
])('%s in %s falls on %s', (instant, zone, day) => expect(dayOf(at(instant), zone)).toBe(day))

it('prints days and minutes as Korean blogs do', () => {
  expect(dottedDay('2026-01-05')).toBe('2026.01.05')
  expect(dottedMinute(at('2026-01-14T15:05:59Z'), 'Asia/Seoul')).toBe('2026.01.15 00:05')
})

it('knows no zone of the author’s own making', () => {
  expect(() => dayOf(0, 'Asia/Seoul2')).toThrow(RangeError)
})
