// What an operation costs in the platform's own units, and how many views a day the free plan holds.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ARTICLE, JSON_PAGE, OWN_PAGE, reader, WRITER } from './operations.ts'
import { tableOf, writeResults } from './results.ts'
import { type Running, startMadang } from './stage.ts'

/** Requests and D1 rows of one operation. */
interface CostLine {
  readonly name: string
  readonly requests: number
  readonly read: number
  readonly written: number
}

/** What the free plan gives a day, and what a row or a request costs beyond the paid plan's share, US dollars. */
const FREE = {
  ...{ requests: 100_000, read: 5_000_000, written: 100_000 },
  ...{ 'object requests': 100_000, 'object rows': 100_000 },
}
const PAID = { requests: 0.3 / 1e6, read: 0.001 / 1e6, written: 1 / 1e6 }

const VIEWS = 1000
/** The page, its opening beacon and two of its reading; each beacon is a request of the object and a row of its log. */
const REQUESTS_PER_VIEW = 4
const BEACONS_PER_VIEW = 3

interface Costs {
  readonly lines: readonly CostLine[]
  /** The least over all meters, and which meter that is. */
  readonly viewsADay: readonly { readonly design: string; readonly views: number; readonly meter: string }[]
  /** US dollars per million views on the paid plan, beyond its monthly fee. */
  readonly perMillion: readonly { readonly design: string; readonly dollars: number }[]
}

/** Prints and keeps what every operation costs, and what that makes a day and a million views. */
export async function costFigure(): Promise<void> {
  const { lines, viewsADay, perMillion } = await measureCosts()
  const operations = lines.map(({ name, requests, read, written }) => ({
    ...{ operation: name, requests, 'rows read': read, 'rows written': written },
  }))
  const designs = viewsADay.map(({ design, views, meter }, i) => ({
    ...{ design, 'views a day, free': views, 'first meter to end': meter },
    'US$ a million views, paid': perMillion[i]?.dollars ?? 0,
  }))
  writeResults('cost', ['', ...tableOf(operations), '', OPERATIONS_NOTE, '', ...tableOf(designs), '', NOTE])
}

const OPERATIONS_NOTE =
  'D1’s own account (`meta.rows_read`, `meta.rows_written`). A view: of 1,000 people within seconds.'

const NOTE = `The least over Worker requests, D1 rows read and written, object requests and object rows; a view is
${REQUESTS_PER_VIEW} requests (page, opening, two of reading), every page cold. Spread thinly over a day a flush carries fewer views and
costs more rows each; \`VIEW_ROW_BUDGET\` ends that at a fifth of D1’s share, and counting goes on in totals.`

/** Counts every operation once over a post with 1,000 comments; counts, so nothing here is timed. */
async function measureCosts(): Promise<Costs> {
  const entry = await readFile(path.join(import.meta.dirname, 'metered-entry.js'), 'utf8')
  const madang = await startMadang({ entry })
  try {
    const lines = await costsOf(madang)
    const view = lines.find(({ name }) => name === 'view')
    if (!view) throw new Error('no view was counted')
    const cold = lines.find(({ name }) => name.startsWith('article, cold'))
    const objects = { 'object requests': BEACONS_PER_VIEW, 'object rows': BEACONS_PER_VIEW }
    const ours = {
      requests: REQUESTS_PER_VIEW,
      read: view.read + (cold?.read ?? 0),
      written: view.written,
      ...objects,
    }
    // The design this one is measured against: each event a row of its own with one index, and a count beside the post.
    const naive = { ...ours, written: BEACONS_PER_VIEW * 2 + 2, 'object requests': 0, 'object rows': 0 }
    const designs = [
      { design: 'Madang', ...ours },
      { design: 'one row per event', ...naive },
    ]
    return {
      lines,
      viewsADay: designs.map(({ design, ...cost }) => ({ design, ...leastOf(cost) })),
      perMillion: designs.map(({ design, ...cost }) => ({ design, dollars: dollarsOf(cost) * 1e6 })),
    }
  } finally {
    await madang.stop()
  }
}

type Cost = Omit<CostLine, 'name'>
type Meters = Readonly<Record<keyof typeof FREE, number>>

function leastOf(cost: Meters): { views: number; meter: string } {
  const meters = Object.entries(FREE).map(([meter, share]) => ({
    ...{
      meter,
      views: Math.floor(share / (Object.entries(cost).find(([name]) => name === meter)?.[1] ?? 0)),
    },
  }))
  return meters.reduce((least, one) => (one.views < least.views ? one : least))
}

const dollarsOf = ({ requests, read, written }: Cost): number =>
  requests * PAID.requests + read * PAID.read + written * PAID.written

async function costsOf({ url, db }: Running): Promise<CostLine[]> {
  const post = /data-post-id="([^"]+)"/.exec(await (await fetch(new URL(ARTICLE, url))).text())?.[1] ?? ''
  await fillConversation(db, post)
  const once = async (name: string, ask: () => Promise<unknown>, per = 1): Promise<CostLine> => {
    await fetch(new URL('/__meter', url))
    await ask()
    const { read, written } = (await (await fetch(new URL('/__meter', url))).json()) as Cost
    return { name, requests: 1, read: read / per, written: written / per }
  }
  const get = (at: string, headers: Record<string, string> = {}) =>
    fetch(new URL(at, url), { headers: { ...OWN_PAGE, ...headers } }).then((answer) => answer.text())
  const send: Send = (at, fields, headers = {}) =>
    fetch(new URL(at, url), {
      ...{ method: 'POST', headers: { ...JSON_PAGE, ...headers }, body: JSON.stringify(fields) },
    }).then((answer) => answer.text())
  await get(ARTICLE)
  return [
    await once('article, cold, 50 of 1,000 comments', () => get(ARTICLE, WRITER)),
    await once('article, from memory', () => get(ARTICLE)),
    await once('home', () => get('/', WRITER)),
    await once('category', () => get('/category/ai-trends', WRITER)),
    await once('comment', () => send(`${ARTICLE}/comments`, commentFields())),
    await once('reaction', () => send(`${ARTICLE}/reactions?on=1`, { kind: 'like' })),
    await once('view', () => viewBurst(post, send), VIEWS),
  ]
}

const commentFields = () => ({ name: '길손', body: '잘 읽었습니다', key: crypto.randomUUID() })

type Send = (at: string, fields: unknown, headers?: Readonly<Record<string, string>>) => Promise<string>

/** 1,000 people open one article; then their flush is waited for, which is the only row written. */
async function viewBurst(post: string, send: Send): Promise<void> {
  for (let n = 0; n < VIEWS; n += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        send('/views', { post, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 }, reader(n + i)),
      ),
    )
  await wait(FLUSHED_MS)
}

const AT_ONCE = 20
/** The bench's flush interval, and time for the flush. */
const FLUSHED_MS = 2500

async function fillConversation(db: Running['db'], post: string): Promise<void> {
  await db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
       SELECT i, ?1, i, 'name', 'source', '<p>html</p>', 1, 0 FROM n`,
    )
    .bind(post)
    .run()
}
