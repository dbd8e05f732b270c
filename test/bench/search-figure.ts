// What searching finds, against a plain look through all texts; how long it takes; how large the index is.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { readSite } from '../../src/build/build.ts'
import { type HashedText, searchTextsOf } from '../../src/build/search-texts.ts'
import { randomFrom } from '../support/seeded-random.ts'
import { makeBenchPosts } from './bench-posts.ts'
import type { Figure } from './main.ts'
import { tableOf, writeResults } from './results.ts'
import { type SearchStage, startSearch } from './search-stage.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const SEED = 20261124
const QUERIES = { two: 300, one: 100 }

/** What was asked and found in an index of so many posts. */
interface Line {
  readonly posts: number
  readonly queries: string
  /** Of all posts that hold the query, the share that was found. */
  readonly recall: number
  /** Of all that was found, the share that holds the query. */
  readonly precision: number
  readonly 'p50 ms': number
  readonly 'p95 ms': number
  readonly 'index ÷ text': number
}

/** Each size of index is asked the same number of random queries, taken from the texts themselves. */
export const searchFigure: Figure = async ({ corpus = path.join(ROOT, 'posts'), sizes }) => {
  const lines: Line[] = []
  for (const size of [0, ...sizes]) lines.push(...(await measure(path.resolve(corpus), size)))
  writeResults('search', [
    `In workerd over D1, one query at a time; Node ${process.version}, ${availableParallelism()} cores; seed ${SEED}.`,
    'Recall is of the first 500 found, which is where a search ends; the first rows are the corpus as it is.',
    '',
    ...tableOf(lines.map((line) => ({ ...line }))),
  ])
}

/** @param size how many posts are made of the corpus; 0 = the corpus itself */
async function measure(corpus: string, size: number): Promise<Line[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'madang-search-'))
  try {
    const posts = size > 0 ? path.join(folder, 'posts') : corpus
    if (size > 0) await makeBenchPosts(corpus, posts, size)
    mkdirSync(path.join(folder, 'cache'))
    const cache = { images: path.join(folder, 'images'), rendered: path.join(folder, 'rendered') }
    const texts = searchTextsOf(await readSite(posts, cache))
    const stage = await startSearch(folder, texts)
    try {
      return [await ask(stage, texts, 2, QUERIES.two), await ask(stage, texts, 1, QUERIES.one)]
    } finally {
      await stage.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function ask(
  stage: SearchStage,
  texts: readonly HashedText[],
  syllables: number,
  count: number,
): Promise<Line> {
  const plain = texts.map((text) => ({ id: text.id, text: plainOf(text) }))
  const random = randomFrom(SEED + syllables)
  const sums = { held: 0, found: 0, right: 0 }
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const query = syllablesFrom(plain[Math.floor(random() * plain.length)]?.text ?? '', syllables, random)
    if (!query) continue
    const holding = new Set(plain.filter(({ text }) => text.includes(query)).map(({ id }) => id))
    const { ids, milliseconds } = await stage.ask(query)
    times.push(milliseconds)
    sums.held += Math.min(holding.size, MOST)
    sums.found += ids.length
    sums.right += ids.filter((id) => holding.has(id)).length
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    ...{ posts: texts.length, queries: `${times.length} of ${syllables} syllables` },
    ...{ recall: sums.right / sums.held, precision: sums.right / sums.found },
    ...{ 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'index ÷ text': stage.indexBytes / bytesOf(texts) },
  }
}

/** Where a search ends. */
const MOST = 500

/** All that is searched of a post, as a reader would look through it. */
const plainOf = ({ title, tags, categoryTitle, text }: HashedText): string =>
  [title, ...tags, categoryTitle, text].join('\n').normalize('NFC')

const bytesOf = (texts: readonly HashedText[]): number =>
  texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

/** Syllables that stand together at a random place of a text; empty when it has none. */
function syllablesFrom(text: string, length: number, random: () => number): string {
  const runs = [...text.matchAll(/[가-힣]+/g)].map(([run]) => run).filter((run) => run.length >= length)
  const run = runs[Math.floor(random() * runs.length)] ?? ''
  const start = Math.floor(random() * (run.length - length + 1))
  return run.slice(start, start + length)
}
