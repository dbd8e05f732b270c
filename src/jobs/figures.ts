import { dayStretches } from '../domain/day-stretches.ts'
import { MAX_RANGE_DAYS, rangeOf, shiftDay } from '../domain/figures.ts'
import { dayOf } from '../domain/time.ts'
import * as conversationDays from '../store/conversation-days.ts'
import { check } from '../store/figure-checks.ts'
import { rollUpMonth } from '../store/figure-months.ts'
import * as nightly from '../store/nightly.ts'
import * as rowCounts from '../store/row-counts.ts'
import type { JobWorld } from './scheduled.ts'

const FIRST_ROLL_UP_DAY = 3
const LAST_ROLL_UP_DAY = 5
/** What was said is judged, freed or taken back mostly within a month; once a week all there is to see is made anew. */
const RECENT_DAYS = 35
const POPULAR_DAYS = 7

/** A month is rolled up once its last days can't change any more; three nights, should cron miss one. */
export async function rollUp({ db, blog }: JobWorld, now: number): Promise<void> {
  const [year = 0, month = 0, day = 0] = dayOf(now, blog.timezone).split('-').map(Number)
  if (day < FIRST_ROLL_UP_DAY || day > LAST_ROLL_UP_DAY) return
  const before = new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
  await rollUpMonth(db, before)
}

/** Comments and reactions of the days that are over. */
export async function rollUpConversation({ db, blog }: JobWorld, now: number): Promise<void> {
  const today = dayOf(now, blog.timezone)
  const isFirst = (await conversationDays.findLastDay(db)) === undefined
  const days = isFirst || isMonday(today) ? MAX_RANGE_DAYS : RECENT_DAYS
  const range = rangeOf(shiftDay(today, -days), shiftDay(today, -1))
  await conversationDays.rollUp(db, dayStretches(range, blog.timezone), now)
}

export async function notePopular({ db, blog }: JobWorld, now: number): Promise<void> {
  const today = dayOf(now, blog.timezone)
  await nightly.keepPopular(db, shiftDay(today, 1 - POPULAR_DAYS), today, now)
}

/** Yesterday's figures, counted in two ways. */
export async function checkFigures({ db, blog, listAll, listPages }: JobWorld, now: number): Promise<void> {
  const today = dayOf(now, blog.timezone)
  const posts = [...listAll(now), ...listPages(now)].map(({ id, category }) => [id, category] as const)
  const night = Math.floor(Date.parse(today) / 86_400_000)
  await nightly.keepCheck(db, await check(db, { day: shiftDay(today, -1), posts, night }), now)
}

/** The figures' rows are most of a database, and change least: once a week. */
export async function countRows({ db, blog }: JobWorld, now: number): Promise<void> {
  await rowCounts.countPeoples(db, now)
  if (isMonday(dayOf(now, blog.timezone))) await rowCounts.countFigures(db, now)
}

const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1
