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
    const slots = { ...SPANS, ...slotsOf(counts, language, shelf.blog.timezone) }
    const html = PrivacyPage({ site: shelf, language, html: fillProse(prose.privacy, slots) }).toString()
    if (counts) memory.keep(language, 0, now, html, 0)
    return c.body(html, 200, HEADERS)
  })
}

/** How long what is kept, as text. */
const SPANS = {
  prefixDays: String(PREFIX_MS / DAY),
  attemptHours: String(ATTEMPTS_KEPT_HOURS),
  noticeDays: String(NOTICES_KEPT_MS / DAY),
  sessionIdleDays: String(SESSION_IDLE_MS / DAY),
  sessionMaxDays: String(SESSION_MAX_MS / DAY),
  graceMinutes: String(SALT_GRACE_MS / MINUTE),
  viewHours: String(VIEW_MEMORY_MS / HOUR),
  deviceDays: String((DEVICE_SECONDS * 1000) / DAY),
}

/** Counts as text; a dash where the database is away. */
function slotsOf(counts: rowCounts.RowCounts | undefined, language: Language, zone: string) {
  const text = (count: number | undefined) => (count === undefined ? '–' : countText(count))
  const small = (count: number | undefined) => (count === rowCounts.SMALL ? `${count}+` : text(count))
  const at = counts?.countedAt === undefined ? undefined : dottedMinute(counts.countedAt, zone)
  const since = {
    ko: `(많은 것은 ${at}에, 나머지는 방금)`,
    en: ` (large tables on ${at}, the rest just now)`,
  }
  return {
    ...{ comments: text(counts?.comments), votes: text(counts?.votes), audit: text(counts?.audit) },
    reactions: text(counts && counts.reactions + counts.likes),
    ...{ reports: small(counts?.reports), blocks: small(counts?.blocks), sessions: small(counts?.sessions) },
    ...{ attempts: small(counts?.attempts), notices: small(counts?.notices), figures: text(counts?.figures) },
    counted: at === undefined ? '' : since[language],
  }
}
