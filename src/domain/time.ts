// Days are the blog's days. Time is always handed in; nothing here reads a clock.

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day (`YYYY-MM-DD`) an instant falls on in an IANA zone. @throws RangeError for an unknown zone. */
export const dayOf = (at: number, zone: string): string =>
  formatFor(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** `2026-01-15` → `2026.01.15`, the way Korean blogs print it. */
export const dottedDay = (day: string): string => day.replaceAll('-', '.')

const LONGEST_DAY_MS = 26 * 3_600_000

/**
 * The first instant (ms) after `at` that falls on another day of the zone: the coming midnight, or the end of
 * the gap where clocks jump over it. Found by halving, because only the zone's own table knows its offsets.
 */
export function endOfDay(at: number, zone: string): number {
  const day = dayOf(at, zone)
  let same = at
  let other = at + LONGEST_DAY_MS
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (dayOf(middle, zone) === day) same = middle
    else other = middle
  }
  return other
}

/** `2026.01.15 09:30` in a zone, the way Korean blogs print it. */
export function dottedMinute(at: number, zone: string): string {
  const clock = formatFor(zone, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${dottedDay(dayOf(at, zone))} ${clock.format(at)}`
}

/** Making a format costs a hundred times more than using it. */
function formatFor(zone: string, name: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(`${name} ${zone}`)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts })
    formats.set(`${name} ${zone}`, format)
  }
  return format
}
