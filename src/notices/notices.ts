import type { Blog } from '../domain/blog.ts'
import type { Post, PostId } from '../domain/post.ts'
import { dayOf, endOfDay } from '../domain/time.ts'
import type { Db } from '../store/db.ts'
import * as notices from '../store/notices.ts'
import * as messages from './messages.ts'
import { estimateRequests } from './quota.ts'
import { type Fetch, post, type Webhook } from './webhook.ts'

/** What telling the owner needs. Without a webhook nobody is told, and nothing is written. */
export interface Teller {
  readonly db: Db
  readonly blog: Blog
  readonly webhook: Webhook | undefined
  /** What the plan gives a day, for whom it is watched. */
  readonly dailyRequests?: number
  readonly findPost: (id: PostId, now: number) => Post | undefined
  readonly fetch: Fetch
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Longer than a try takes: meanwhile nobody else tries. */
const TRY_MS = 5 * 60_000
/** After 1, 2, 4, 8, 16 and 24 hours; then the owner has been told often enough that nothing is there. */
const MAX_TRIES = 7
/** Cron comes every hour: a comment it may have missed is at most this old. */
const FORGOTTEN_MS = 3 * HOUR_MS
/** How long the outbox remembers what it told. */
export const NOTICES_KEPT_MS = 7 * DAY_MS
const MAX_PER_ROUND = 10
/** Of the day's requests. */
const NEAR = 0.7

/**
 * Tells the owner of a comment that has just been stored, once however often it is called; for `waitUntil`. Two rows
 * written, none without a webhook. Never throws: what goes wrong here is tried again by cron.
 */
export async function announce(teller: Teller, commentId: number, now: number): Promise<void> {
  if (!teller.webhook) return
  const id = `comment:${commentId}`
  try {
    if (await notices.note(teller.db, id, now, now + TRY_MS)) await tell(teller, { id, tries: 1 }, now)
  } catch (error) {
    console.error(`notices.announce: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

/** Tells what is still to be told: what failed, and what was forgotten when the Worker was stopped. Of one hour. */
export async function retry(teller: Teller, now: number): Promise<void> {
  if (!teller.webhook) return
  await notices.noteForgotten(teller.db, now - FORGOTTEN_MS, now - TRY_MS, now)
  const taken = await notices.take(teller.db, now, now + TRY_MS, MAX_PER_ROUND)
  for (const notice of taken) await tell(teller, notice, now)
}

/** Tells of yesterday, the blog's day; once a day, however often it is called. A day without anything is not told. */
export async function digest(teller: Teller, now: number): Promise<void> {
  if (!teller.webhook) return
  const id = `digest:${yesterdayOf(teller.blog, now).day}`
  if (await notices.note(teller.db, id, now, now + TRY_MS)) await tell(teller, { id, tries: 1 }, now)
}

/** Tells, once a day, that the day's requests come near what the plan gives. */
export async function watchQuota(teller: Teller, now: number): Promise<void> {
  const { db, blog, webhook, dailyRequests } = teller
  if (!webhook || !dailyRequests) return
  const day = dayOf(now, blog.timezone)
  if ((await estimateRequests(db, day)) < NEAR * dailyRequests) return
  const id = `quota:${day}`
  if (await notices.note(db, id, now, now + TRY_MS)) await tell(teller, { id, tries: 1 }, now)
}

/** Forgets what was told, or given up, a week ago. */
export const prune = (teller: Teller, now: number): Promise<void> =>
  notices.prune(teller.db, now - NOTICES_KEPT_MS)

async function tell(teller: Teller, { id, tries }: notices.TakenNotice, now: number): Promise<void> {
  const message = await messageOf(teller, id, now)
  const { webhook } = teller
  if (!webhook) return
  const isDone = message === undefined || (await post(teller.fetch, webhook, message, now))
  if (isDone || tries >= MAX_TRIES) await notices.finish(teller.db, id, now)
  else await notices.postpone(teller.db, id, now + Math.min(DAY_MS, HOUR_MS * 2 ** (tries - 1)) - TRY_MS)
}

/** Made when it is sent, so that what was hidden or erased meanwhile is not told. Undefined: nothing to tell. */
async function messageOf(
  { db, blog, findPost, dailyRequests = 0 }: Teller,
  id: string,
  now: number,
): Promise<messages.Message | undefined> {
  const [kind, rest = ''] = id.split(':')
  if (kind === 'comment') {
    const noted = await notices.findComment(db, Number(rest))
    return noted && messages.commentMessage(blog, findPost(noted.post, now), noted)
  }
  if (kind === 'quota')
    return messages.quotaMessage(blog, rest, await estimateRequests(db, rest), dailyRequests)
  const { from, until } = boundsOf(blog, rest, now)
  const figures = await notices.dayFigures(db, rest, from, until)
  const isQuiet = figures.comments + figures.waiting + figures.views === 0
  return isQuiet ? undefined : messages.digestMessage(blog, rest, figures)
}

/** The blog's day before today. */
function yesterdayOf({ timezone }: Blog, now: number): { readonly day: string } {
  return { day: dayOf(startOfDay(now, timezone) - 1, timezone) }
}

function boundsOf({ timezone }: Blog, day: string, now: number): { from: number; until: number } {
  let until = startOfDay(now, timezone)
  while (dayOf(until - 1, timezone) > day) until = startOfDay(until - 1, timezone)
  return { from: startOfDay(until - 1, timezone), until }
}

/** The first instant of the day an instant falls on: days are 23 to 25 hours long. */
function startOfDay(now: number, zone: string): number {
  const dayBefore = endOfDay(now - 26 * HOUR_MS, zone)
  const next = endOfDay(dayBefore, zone)
  return next <= now ? next : dayBefore
}
