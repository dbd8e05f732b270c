// Whether what an operation costs grows with the blog: rows counted and times taken at several sizes.
import { setTimeout as wait } from 'node:timers/promises'
import { CATEGORY, type GrownBlog, NEWEST, startGrown } from './grown-blog.ts'
import { load, requestOf } from './load.ts'
import { JSON_PAGE, OWN_PAGE, reader, WRITER } from './operations.ts'
import { tableOf, writeResults } from './results.ts'

const POSTS = [10, 1000, 10_000]
const COMMENTS = [10, 1000, 100_000]
/** What the one is held at while the other grows. */
const MIDDLE = 1000
const BESIDE = `${MIDDLE} / ${MIDDLE}`
const SECONDS = 0.6

interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Of the n-th request: writes differ, so that each is one. */
  readonly headers: (n: number) => Readonly<Record<string, string>>
  readonly body: (n: number) => string
}

/** What an operation took of a blog of one size. */
interface Taken {
  readonly name: string
  readonly size: string
  readonly rows: string
  /** Milliseconds to the last byte, the median of one connection asking again and again. */
  readonly p50: number
}

/** Prints and keeps how every operation fares as posts and comments become many. */
export async function growthFigure(): Promise<void> {
  const taken: Taken[] = []
  for (const posts of POSTS) {
    const blog = await startGrown(posts)
    for (const comments of posts === MIDDLE ? COMMENTS : [MIDDLE]) {
      await blog.growTo(comments)
      taken.push(...(await measure(blog, `${posts} / ${comments}`)))
    }
    await blog.stop()
  }
  writeResults('growth', [
    ...['', 'Posts / comments under the newest article. D1 rows read, written:', ''],
    ...tableOf(linesOf(taken, ({ rows }) => rows)),
    ...['', 'Milliseconds, and how many times those of `1000 / 1000`:', ''],
    ...tableOf(
      linesOf(taken, ({ p50 }, { p50: middle }) => `${p50.toFixed(1)} (${(p50 / middle).toFixed(1)})`),
    ),
    ...['', NOTE],
  ])
}

const NOTE = `One connection, medians. The word searched stands in every post, which is the most a search can meet, and what it reads
grows with that; a view is one of a reader's first. Every page but “from memory” is asked by somebody who has written here, so that it is
made anew. Comments sent by the run itself come too fast and are held: home (100, 211) and comment (48) probably read past those.`

async function measure({ url }: GrownBlog, size: string): Promise<Taken[]> {
  const taken: Taken[] = []
  let n = 0
  for (const { name, method, path, headers, body } of await operationsOf(url)) {
    const once = () => fetch(new URL(path, url), { method, headers: headers(++n), body: body(n) || null })
    await (await once()).text()
    await fetch(new URL('/__meter', url))
    const many = name === VIEW ? VIEWS : 1
    for (let i = 0; i < many; i++) await (await once()).text()
    if (name === VIEW) await wait(FLUSHED_MS)
    const { read, written }: Rows = JSON.parse(await (await fetch(new URL('/__meter', url))).text())
    const request = () => requestOf(method, path, headers(++n), body(n))
    const { p50 } = await load({ url, request, seconds: SECONDS, connections: 1 })
    taken.push({ name, size, rows: `${rounded(read / many)}, ${rounded(written / many)}`, p50 })
  }
  return taken
}

interface Rows {
  readonly read: number
  readonly written: number
}

const VIEW = 'view'
const VIEWS = 100
/** The flush interval of the bench's Worker, and time for the flush. */
const FLUSHED_MS = 2500

const rounded = (rows: number): string => String(Math.round(rows * 100) / 100)

async function operationsOf(url: URL): Promise<Operation[]> {
  const post = /data-post-id="([^"]+)"/.exec(await (await fetch(new URL(NEWEST, url))).text())?.[1] ?? ''
  const read = (name: string, path: string, headers = {}): Operation => ({
    ...{ name, method: 'GET', path, headers: () => ({ ...OWN_PAGE, ...headers }), body: () => '' },
  })
  const write = (name: string, path: string, fields: (n: number) => unknown): Operation => ({
    ...{ name, method: 'POST', path },
    headers: (n) => ({ ...JSON_PAGE, ...reader(n) }),
    body: (n) => JSON.stringify(fields(n)),
  })
  return [
    read('article', NEWEST, WRITER),
    read('article, from memory', NEWEST),
    read('home', '/', WRITER),
    read('category', CATEGORY, WRITER),
    read('search', `/search?q=${encodeURIComponent('머리말')}`, WRITER),
    write('comment', `${NEWEST}/comments`, (n) => ({
      ...{ name: '길손', body: `잘 읽었습니다 ${n}`, key: crypto.randomUUID() },
    })),
    write('reaction', `${NEWEST}/reactions?on=1`, () => ({ kind: 'like' })),
    write(VIEW, '/views', () => ({ post, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 })),
  ]
}

/** An operation a line, a size a column; `tell` says a cell beside the middle blog's. */
function linesOf(
  taken: readonly Taken[],
  tell: (one: Taken, middle: Taken) => string,
): Record<string, string>[] {
  return [...Map.groupBy(taken, ({ name }) => name)].map(([operation, sizes]) => ({
    operation,
    ...Object.fromEntries(
      sizes.map((one) => [one.size, tell(one, sizes.find(({ size }) => size === BESIDE) ?? one)]),
    ),
  }))
}
