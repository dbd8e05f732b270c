import { Hono } from 'hono/tiny'
import { SALT_GRACE_MS, VIEW_MEMORY_MS } from '../counting/days.ts'
import { LANGUAGES, type Language } from '../domain/blog.ts'
import { DEVICE_SECONDS } from '../domain/device.ts'
import { PREFIX_MS } from '../domain/network-prefix.ts'
import { fillProse } from '../domain/prose.ts'
import { SESSION_IDLE_MS, SESSION_MAX_MS } from '../domain/session.ts'
import { createShortMemory } from '../domain/short-memory.ts'
import { dottedMinute } from '../domain/time.ts'
import type { AppContext } from '../env.ts'
import { NOTICES_KEPT_MS } from '../notices/notices.ts'
import { createProse } from '../shelf/prose.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { ATTEMPTS_KEPT_HOURS } from '../store/attempts.ts'
import { readSession, unlessAway } from '../store/db.ts'
import { PLACE_MS } from '../store/retention.ts'
import * as rowCounts from '../store/row-counts.ts'
import { countText } from '../views/figures/number-text.ts'
import { PrivacyPage } from '../views/figures/privacy-page.tsx'

const FRESH_MS = 60_000
const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60' }
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

/** What is stored and for how long: the spans are those the code keeps to, the counts at most a minute old. */
export function privacy(shelf: Shelf) {
  const memory = createShortMemory<string>(FRESH_MS, LANGUAGES.length)
  const findProse = createProse(shelf)
  return new Hono<AppContext>().get('/privacy', async (c) => {
    const language = LANGUAGES.find((l) => l === c.req.query('lang')) ?? shelf.blog.language
    const now = c.get('now')
    const warm = memory.recall(language, 0, now)
    if (warm) return c.body(warm, 200, HEADERS)
    const [prose, counts] = await Promise.all([
      findProse(c.env.ASSETS, language),
      unlessAway(rowCounts.read(readSession(c.env.DB, undefined))),
    ])
    const slots = counts ? slotsOf(counts, language, shelf.blog.timezone) : { counted: '' }
    const text = fillProse(prose.privacy, { ...SPANS, ...slots })
    // What is left without a value: counts, while the database is away.
    const page = PrivacyPage({ site: shelf, language, html: text.replace(/\{\w+\}/g, '–') })
    const html = page.toString()
    if (counts) memory.keep(language, 0, now, html, 0)
    return c.body(html, 200, HEADERS)
  })
}

/** How long what is kept, as text. */
const SPANS = {
  prefixDays: String(PREFIX_MS / DAY),
  placeDays: String(PLACE_MS / DAY),
  attemptHours: String(ATTEMPTS_KEPT_HOURS),
  noticeDays: String(NOTICES_KEPT_MS / DAY),
  sessionIdleDays: String(SESSION_IDLE_MS / DAY),
  sessionMaxDays: String(SESSION_MAX_MS / DAY),
  graceMinutes: String(SALT_GRACE_MS / MINUTE),
  viewHours: String(VIEW_MEMORY_MS / HOUR),
  deviceDays: String((DEVICE_SECONDS * 1000) / DAY),
}

/** Counts as text. */
function slotsOf({ countedAt, ...counts }: rowCounts.RowCounts, language: Language, zone: string) {
  const at = countedAt === null ? '' : dottedMinute(countedAt, zone)
  const since = {
    ko: `(많은 것은 ${at}에, 나머지는 방금)`,
    en: ` (large tables on ${at}, the rest just now)`,
  }
  const texts = Object.entries(counts).map(([table, count]) => {
    const isCut = count === rowCounts.SMALL && rowCounts.SMALL_TABLES.includes(table)
    return [table, isCut ? `${count}+` : countText(count)] as const
  })
  return { ...Object.fromEntries(texts), counted: at && since[language] }
}
