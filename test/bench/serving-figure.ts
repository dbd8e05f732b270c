// How fast the Worker answers, as a share of what a Worker without any work answers with the same bytes.
import path from 'node:path'
import { readSearchTexts } from '../../src/build/search-texts.ts'
import { type Load, load, requestOf } from './load.ts'
import type { FigureOptions } from './main.ts'
import { ARTICLE, JSON_PAGE, OWN_PAGE, reader, WRITER } from './operations.ts'
import { startRendering } from './rendering.ts'
import { tableOf, writeResults } from './results.ts'
import { fillIndex } from './search-index.ts'
import { type Answer, type Running, startBare, startMadang } from './stage.ts'

const SECONDS = 1
const SEARCHED = path.join(import.meta.dirname, '../../dist/search.json')
/** An odd number, so that there is a middle one. */
const LEAST_ROUNDS = 5

interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The n-th request: writes differ, so that each is one. */
  readonly request: (n: number) => string
}

/** One line of the table. */
interface ServingLine {
  readonly name: string
  readonly perSecond: number
  readonly p95: number
  /** Of the bare Worker's requests a second; the median of the rounds. */
  readonly ratio: number
}

/** Prints and keeps how the Worker answers beside a bare one. */
export async function servingFigure({ rounds }: Pick<FigureOptions, 'rounds'>): Promise<void> {
  const lines = await measureServing(Math.max(LEAST_ROUNDS, rounds))
  const table = lines.map(({ name, perSecond, p95, ratio }) => ({
    ...{ operation: name, 'a second': perSecond, 'p95 ms': p95, 'of a bare Worker’s': ratio },
  }))
  writeResults('serving', ['', ...tableOf(table), '', NOTE])
}

const NOTE = `Eight connections on one machine that also asks; the bare Worker answers the same bytes and headers on a
socket of its own. Medians of alternating rounds.`

/** Measures every operation beside its bare twin, in alternating rounds. */
async function measureServing(rounds: number): Promise<ServingLine[]> {
  const madang = await startMadang()
  try {
    await fillIndex(madang.search, (await readSearchTexts(SEARCHED)) ?? [])
    const operations = await operationsOf(madang)
    const bare = await startBare(await answersOf(madang, operations))
    const lines: ServingLine[] = []
    for (const operation of operations) lines.push(await compare(operation, madang, bare, rounds))
    await bare.stop()
    return [...lines, await renderedEachTime(madang, lines, rounds)]
  } finally {
    await madang.stop()
  }
}

/** The article from a Worker that renders it at every request, beside the same bare one. */
async function renderedEachTime(
  { url }: Running,
  lines: readonly ServingLine[],
  rounds: number,
): Promise<ServingLine> {
  const rendering = await startRendering(await (await fetch(new URL(ARTICLE, url))).text())
  const request = () => requestOf('GET', ARTICLE, OWN_PAGE)
  const loads: Load[] = []
  for (let round = 0; round < rounds; round++)
    loads.push(await load({ url: rendering.url, request, seconds: SECONDS }))
  await rendering.stop()
  const { perSecond, p95 } =
    loads.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds / 2)] ?? NO_LOAD
  const warm = lines.find(({ name }) => name === WARM)
  const bare = warm ? warm.perSecond / warm.ratio : 0
  return { name: 'the same article, marked at every request', perSecond, p95, ratio: perSecond / bare }
}

const NO_LOAD: Load = { answers: 0, perSecond: 0, p50: 0, p95: 0 }
const WARM = 'article, warm'

async function operationsOf({ url }: Running): Promise<Operation[]> {
  const page = await (await fetch(new URL(ARTICLE, url))).text()
  const post = /data-post-id="([^"]+)"/.exec(page)?.[1] ?? ''
  const read = (name: string, path: string, headers: Record<string, string> = {}): Operation => ({
    ...{ name, method: 'GET', path, request: () => requestOf('GET', path, { ...OWN_PAGE, ...headers }) },
  })
  const write = (name: string, path: string, fields: (n: number) => unknown): Operation => ({
    ...{ name, method: 'POST', path },
    request: (n) => requestOf('POST', path, { ...JSON_PAGE, ...reader(n) }, JSON.stringify(fields(n))),
  })
  return [
    read(WARM, ARTICLE),
    // Who has written here is never answered from memory.
    read('article, cold', ARTICLE, WRITER),
    read('home', '/'),
    read('category', '/category/ai-trends'),
    read('feed', '/feed.xml'),
    read('search', `/search?q=${encodeURIComponent('사람')}`),
    write('comment', `${ARTICLE}/comments`, (n) => ({
      ...{ name: '길손', body: `잘 읽었습니다 ${n}`, key: crypto.randomUUID() },
    })),
    write('reaction', `${ARTICLE}/reactions?on=1`, () => ({ kind: 'like' })),
    write('view', '/views', () => ({ post, view: crypto.randomUUID(), seq: 0, engaged: 0, depth: 0 })),
  ]
}

/** One true answer to each operation, for the bare Worker to repeat. */
async function answersOf(
  { url }: Running,
  operations: readonly Operation[],
): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {}
  for (const { method, path, request } of operations) {
    const [head = '', body] = request(0).split('\r\n\r\n')
    const fields = head
      .split('\r\n')
      .slice(2)
      .map((line) => line.split(': '))
    const headers = Object.fromEntries(fields.filter(([name]) => name !== 'content-length'))
    const answer = await fetch(new URL(path, url), { method, headers, ...(body && { body }) })
    answers[`${method} ${path}`] = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }
  }
  return answers
}

async function compare(
  operation: Operation,
  madang: Running,
  bare: Running,
  rounds: number,
): Promise<ServingLine> {
  const pairs: { ours: Load; theirs: Load }[] = []
  const once = ({ url }: Running) => load({ url, request: operation.request, seconds: SECONDS })
  await load({ url: madang.url, request: operation.request, seconds: 0.5 })
  for (let round = 0; round < rounds; round++)
    pairs.push({ theirs: await once(bare), ours: await once(madang) })
  const middle = (of: (pair: (typeof pairs)[number]) => number): number =>
    pairs.map(of).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  return {
    name: operation.name,
    perSecond: middle(({ ours }) => ours.perSecond),
    p95: middle(({ ours }) => ours.p95),
    ratio: middle(({ ours, theirs }) => ours.perSecond / theirs.perSecond),
  }
}
