import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Load, load, requestOf } from './load.ts'
import { ARTICLE, JSON_PAGE, reader } from './operations.ts'
import type { Cell } from './results.ts'
import { type Running, startMadang } from './stage.ts'
import { median } from './timed.ts'

type Line = Readonly<Record<string, Cell>>

const SECONDS = 3
/** More than enough to keep either busy: what waits for its group does not wait for the next. */
const CONNECTIONS = 192
/** Views a second: 26 million a day, twice that, and as many as come. */
const FLOODS = [300, 600, Number.POSITIVE_INFINITY]
/** Time for the last flush: it comes every second here. */
const FLUSHED_MS = 3000

type Headers = Readonly<Record<string, string>>
const BARE: Headers = { 'x-counter': 'bare' }

/** Views a second beside the same Worker that adds each straight to D1. @throws Error when an acknowledged one is not counted */
export async function measureThroughput(rounds: number): Promise<Line[]> {
  const entry = await readFile(path.join(import.meta.dirname, 'straight-entry.js'), 'utf8')
  const [madang, straight] = [await startMadang(), await startMadang({ entry })]
  try {
    const post = await postOf(madang)
    const ways = [
      { way: 'ViewCounter', loads: [] as Load[], run: () => flood(madang, post) },
      { way: 'D1: the same totals, 8 upserts', loads: [] as Load[], run: () => flood(straight, post) },
      { way: 'D1: one upsert', loads: [] as Load[], run: () => flood(straight, post, { headers: BARE }) },
    ] as const
    for (let round = 0; round < rounds; round++) for (const { loads, run } of ways) loads.push(await run())
    await wait(FLUSHED_MS)
    const [ours, ...theirs] = ways.map(({ loads }) => loads.reduce((sum, { answers }) => sum + answers, 0))
    await expectCounted(madang, ours ?? 0)
    await expectCounted(
      straight,
      theirs.reduce((sum, n) => sum + n, 0),
    )
    return ways.map(({ way, loads }) => ({
      ...{ way, 'views a second': median(loads.map((each) => each.perSecond)) },
      'p95 ms': median(loads.map((each) => each.p95)),
      'ViewCounter ÷ it': median(
        loads.map((each, round) => (ways[0].loads[round]?.perSecond ?? 0) / each.perSecond),
      ),
    }))
  } finally {
    await Promise.all([madang.stop(), straight.stop()])
  }
}

/** How long a comment takes while views pour in, beside how long it takes when all is quiet. */
export async function measureFlood(rounds: number): Promise<Line[]> {
  const madang = await startMadang()
  try {
    const post = await postOf(madang)
    const times = [0, ...FLOODS].map((pace) => ({ pace, floods: [] as Load[], comments: [] as Load[] }))
    for (let round = 0; round < rounds; round++)
      for (const { pace, floods, comments } of times) {
        const flooding = pace > 0 ? flood(madang, post, { pace }) : undefined
        comments.push(await load({ url: madang.url, request: commentOf, seconds: SECONDS, connections: 1 }))
        if (flooding) floods.push(await flooding)
      }
    return times.map(({ pace, floods, comments }) => ({
      ...{ 'views a second': pace > 0 ? median(floods.map(({ perSecond }) => perSecond)) : 0 },
      ...{ 'comment, ms': median(comments.map(({ p50 }) => p50)) },
      ...{ 'p95 ms': median(comments.map(({ p95 }) => p95)) },
      '÷ quiet': median(
        comments.map(({ p50 }, round) => p50 / (times[0]?.comments[round]?.p50 ?? Number.NaN)),
      ),
    }))
  } finally {
    await madang.stop()
  }
}

const postOf = async ({ url }: Running): Promise<string> =>
  /data-post-id="([^"]+)"/.exec(await (await fetch(new URL(ARTICLE, url))).text())?.[1] ?? ''

let people = 0
const flood = (
  { url }: Running,
  post: string,
  { pace, headers = {} }: { pace?: number; headers?: Headers } = {},
): Promise<Load> =>
  load({
    ...{ url, seconds: SECONDS, connections: CONNECTIONS, ...(pace && { pace }) },
    request: () =>
      requestOf('POST', '/views', { ...JSON_PAGE, ...reader(people++), ...headers }, openingOf(post)),
  })

const openingOf = (post: string): string =>
  JSON.stringify({ post, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 })

let said = 0
function commentOf(): string {
  const n = said++
  const fields = { name: '길손', body: `잘 읽었습니다 ${n}`, key: crypto.randomUUID() }
  return requestOf('POST', `${ARTICLE}/comments`, { ...JSON_PAGE, ...reader(n) }, JSON.stringify(fields))
}

async function expectCounted({ db }: Running, sent: number): Promise<void> {
  const row = await db.prepare('SELECT sum(views) AS views FROM view_days').first<{ views: number }>()
  if (row?.views !== sent) throw new Error(`${sent} views were acknowledged and ${row?.views} counted`)
}
