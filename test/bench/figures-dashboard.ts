import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seedYear } from './figures-year.ts'
import { OWN_PAGE } from './operations.ts'
import type { Cell } from './results.ts'
import { KEY, type Running, startMadang } from './stage.ts'
import { median } from './timed.ts'
import { buildYearPosts } from './year-posts.ts'

const DAY_MS = 86_400_000
const SEOUL_MS = 9 * 3_600_000
const TRIES = 7
const ROWS = 5000
const TABLE_ROWS = 40_000
const MS = 300

type Line = Readonly<Record<string, Cell>>

export interface Dashboard {
  readonly seeded: string
  readonly pages: readonly Line[]
}

/** A year of a million views, and what each page of it costs. @throws Error when the night's check finds it untrue */
export async function measureDashboard(): Promise<Dashboard> {
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-bench-'))
  try {
    const { posts, shelf } = await buildYearPosts(folder)
    const entry = await readFile(path.join(import.meta.dirname, 'metered-entry.js'), 'utf8')
    const madang = await startMadang({ entry, shelf })
    try {
      const seeded = await seedYear(madang.db, posts, dayOf(Date.now()))
      await passNights(madang)
      const cookie = await signIn(madang)
      const pages: Line[] = []
      for (const [page, at, rows] of pagesOf(posts[0]?.id ?? '', dayOf(Date.now())))
        pages.push({ page, ...(await costOf(madang, at, cookie, rows)) })
      return { seeded, pages }
    } finally {
      await madang.stop()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const dayOf = (at: number): string => new Date(at + SEOUL_MS).toISOString().slice(0, 10)

const pagesOf = (post: string, today: string): readonly (readonly [string, string, number])[] => [
  ...[1, 7, 30, 90, 365, 731].map((days) => [`overview, ${days} d`, `/admin?days=${days}`, ROWS] as const),
  ['overview, odd days', `/admin?from=${shifted(today, -350)}&to=${shifted(today, -17)}`, ROWS],
  ['JSON, 365 d', '/api/v1/admin/overview?days=365', ROWS],
  ['category, 31 d', '/admin/categories/dev?days=31', ROWS],
  ['category, 365 d', '/admin/categories/dev?days=365', ROWS],
  ['post, 365 d', `/admin/posts/${post}?days=365`, ROWS],
  ['posts, 31 d', '/admin/posts?days=31', TABLE_ROWS],
  ['posts, 365 d', '/admin/posts?days=365', TABLE_ROWS],
  ['public: /stats', '/stats', ROWS],
  ['public: /api/v1/categories', '/api/v1/categories', ROWS],
]

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Cron on the third night of every month, which makes the one before, and on the last night that is over. */
async function passNights({ url, db }: Running): Promise<void> {
  const now = Date.now()
  const nights = Array.from({ length: 400 }, (_, i) => nightOf(dayOf(now - (399 - i) * DAY_MS))).filter(
    (at) => at <= now,
  )
  const last = nights.length - 1
  for (const at of nights.filter((at, i) => dayOf(at).endsWith('-03') || i === last)) {
    const answer = await fetch(new URL(`/__cron?at=${at}`, url))
    if (!answer.ok) throw new Error(await answer.text())
  }
  const check = await db.prepare("SELECT value FROM nightly WHERE name = 'check'").first<{ value: string }>()
  if (check?.value !== '[]') throw new Error(`The night's check: ${check?.value}`)
}

const nightOf = (day: string): number => Date.parse(`${day}T04:05:00+09:00`)

async function signIn({ url }: Running): Promise<string> {
  const answer = await fetch(new URL('/admin/login', url), {
    ...{ method: 'POST', redirect: 'manual', headers: OWN_PAGE, body: new URLSearchParams({ key: KEY }) },
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Not signed in: ${answer.status}`)
  return cookie
}

async function costOf({ url }: Running, at: string, cookie: string, rows: number): Promise<Line> {
  const headers = { ...OWN_PAGE, cookie, authorization: `Bearer ${KEY}` }
  const times: number[] = []
  let read = 0
  for (let i = 0; i < TRIES; i++) {
    await fetch(new URL('/__meter', url)).then((answer) => answer.body?.cancel())
    const since = performance.now()
    const answer = await fetch(new URL(at, url), { headers })
    const text = await answer.text()
    times.push(performance.now() - since)
    if (answer.status !== 200) throw new Error(`${at}: ${answer.status} ${text.slice(0, 200)}`)
    const meter = (await (await fetch(new URL('/__meter', url))).json()) as { read: number }
    read = Math.max(read, meter.read)
  }
  return { 'rows read': read, 'of at most': rows, ms: median(times), 'of at most, ms': MS }
}
