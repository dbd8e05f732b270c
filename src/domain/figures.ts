// The figures' arithmetic: ranges of the blog's days, what changed since, who has which share. Time is handed in.
import { type Parsed, parsed, refused } from './problem.ts'
import { instantOf } from './zoned-time.ts'

/** Ranges one press away, in days up to and with today. */
export const PRESETS = [1, 7, 30, 90, 365] as const
const DEFAULT_DAYS = 30
/** Two years: more columns than this no screen tells apart. */
export const MAX_RANGE_DAYS = 731

/** The day of views that were brought from elsewhere and came without one: no day, but a time. */
export const BEFORE_MADANG = '2000-01-01'

/** First and last day, both within, and how many days that is. */
export interface FigureRange {
  readonly from: string
  readonly to: string
  readonly length: number
}

/** Reads `from` and `to`, or `days` up to today; nothing means 30 days. What lies after today is cut off. */
export function parseRange(
  query: Readonly<Record<string, string | undefined>>,
  today: string,
): Parsed<FigureRange> {
  const { from, to, days } = query
  if (from || to) return parseSpan(from || to || '', to || today, today)
  const count = days === undefined ? DEFAULT_DAYS : Number(days)
  if (!Number.isInteger(count) || count < 1 || count > MAX_RANGE_DAYS)
    return refused('range_invalid', 'days', { max: MAX_RANGE_DAYS })
  return parsed(rangeOf(shiftDay(today, 1 - count), today))
}

/** The range of the same length that ends the day before. */
export const previousOf = ({ from, length }: FigureRange): FigureRange =>
  rangeOf(shiftDay(from, -length), shiftDay(from, -1))

/** Every day of a range, in order. */
export const daysOf = ({ from, length }: FigureRange): string[] =>
  Array.from({ length }, (_, i) => shiftDay(from, i))

/** The last `count` days of a range, or all of it. */
export const lastDaysOf = (range: FigureRange, count: number): FigureRange =>
  range.length <= count ? range : rangeOf(shiftDay(range.to, 1 - count), range.to)

/** The instants (ms) a range covers in a zone: from its first midnight to just before the one after it. */
export const instantsOf = ({ from, to }: FigureRange, zone: string): readonly [number, number] => [
  instantOf(midnight(from), zone),
  instantOf(midnight(shiftDay(to, 1)), zone) - 1,
]

/** What changed, as a share of what was: 0.5 is half as many again. Undefined where there was nothing to compare. */
export const changeOf = (now: number, before: number): number | undefined =>
  before > 0 ? (now - before) / before : undefined

/** `part` of `whole`, 0–1; 0 of nothing. */
export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

const DAY_MS = 86_400_000

export const shiftDay = (day: string, days: number): string =>
  new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10)

function parseSpan(from: string, to: string, today: string): Parsed<FigureRange> {
  if (!isDay(from)) return refused('range_invalid', 'from', { max: MAX_RANGE_DAYS })
  if (!isDay(to)) return refused('range_invalid', 'to', { max: MAX_RANGE_DAYS })
  const range = rangeOf(from, to < today ? to : today)
  return range.length >= 1 && range.length <= MAX_RANGE_DAYS
    ? parsed(range)
    : refused('range_invalid', 'from', { max: MAX_RANGE_DAYS })
}

/** From a first to a last day, both within; for days in that order. */
export const rangeOf = (from: string, to: string): FigureRange => ({
  from,
  to,
  length: Math.round((midnight(to) - midnight(from)) / DAY_MS) + 1,
})

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const isDay = (text: string): boolean =>
  /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(midnight(text)) &&
  new Date(midnight(text)).toISOString().startsWith(text)
