// Wall clock ↔ instant in an IANA zone, without a library: Intl knows every offset.

/** Offset of a zone from UTC at an instant, in ms (Seoul: +9 h). */
export function offsetAt(at: number, zone: string): number {
  const parts = clockIn(zone).formatToParts(at)
  const read = (type: string) => Number(parts.find((p) => p.type === type)?.value)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return wall - Math.floor(at / 1000) * 1000
}

/** To make one takes longer than to ask it a hundred times; a blog has one zone. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...date, ...time })
  clocks.set(zone, clock)
  return clock
}

/** The instant at which clocks in `zone` show the given UTC-encoded wall time (both ms). */
export function instantOf(wall: number, zone: string): number {
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

const DATE =
  /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?(?:[T\s]+(오전|오후)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|KST|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * Reads a date as authors write it: `2026-01-15`, `2026. 1. 15.`, `2026-01-15 09:00`, `2026년 1월 15일 오후 3:05`, ISO
 * with or without a zone. Without a zone it means the blog's. @returns the instant (ms), or undefined for no date.
 */
export function parseDate(text: string, zone: string): number | undefined {
  const match = DATE.exec(text.trim())
  if (!match) return undefined
  const [, year, month, day, half, hour, minute, second, offset] = match
  const hours = hourOf(Number(hour ?? 0), half)
  const clock = [hours, Number(minute ?? 0), Number(second ?? 0)] as const
  const date = [Number(year), Number(month) - 1, Number(day)] as const
  const wall = Date.UTC(...date, ...clock)
  const back = new Date(wall)
  const same = [back.getUTCFullYear(), back.getUTCMonth(), back.getUTCDate()].every((n, i) => n === date[i])
  if (!same || hours > 23 || clock[1] > 59 || clock[2] > 59) return undefined
  return offset ? wall - offsetOf(offset) : instantOf(wall, zone)
}

/** Twelve is the hour before one, in the morning as in the afternoon. What is no such hour is 24. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return hour > 12 ? 24 : (hour % 12) + (half === '오후' ? 12 : 0)
}

/** `+09:00`, `+0900`, `+09` or a name, in ms. */
function offsetOf(text: string): number {
  if (/^kst$/i.test(text)) return 9 * 3_600_000
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
