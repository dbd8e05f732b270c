import { hash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { PACK_FOLDER, type PackPlace } from '../domain/shelf-data.ts'
import type { Article } from './article.ts'
import { beginsWith, writeIfChanged, writeInOneStep } from './build-files.ts'
import { inParallel } from './pictures/in-parallel.ts'
import { ALPHABET } from './posts-lock.ts'
import type { Weigh } from './weights.ts'

// Texts lie in packs, in the manifest's order; src/shelf/pack.ts reads them.

/** Some texts that lie together. */
export interface Pack {
  /** Tells it from every other: a hash of all that is in it. Nobody guesses it who has not read every text of it. */
  readonly file: string
  readonly articles: readonly Article[]
}

export interface Packs {
  /** What travels in the Worker. */
  readonly bundled: Pack
  /** What lies in static files. */
  readonly overflow: readonly Pack[]
}

/** Texts a pack has at most. It has 16 on average: an overflow article costs the reading of its pack. */
const MAX_TEXTS = 40

/**
 * Cuts texts into packs; as many of the first as fit travel in the Worker.
 * @param articles in the manifest's order
 * @param room bytes, gzip
 */
export function packTexts(articles: readonly Article[], room: number, weigh: Weigh): Packs {
  const packs = cutUp(articles).map(packOf)
  let left = room
  const fitting = packs.findIndex((pack) => {
    left -= weigh(pack.file, () => printPack(pack))
    return left < 0
  })
  const inWorker = fitting < 0 ? packs.length : fitting
  const bundled = packOf(packs.slice(0, inWorker).flatMap(({ articles }) => articles))
  return { bundled, overflow: packs.slice(inWorker) }
}

export const placesOf = ({ bundled, overflow }: Packs): PackPlace[] => [
  { file: '', count: bundled.articles.length },
  ...overflow.map(({ file, articles }) => ({ file, count: articles.length })),
]

/** Cut after certain ids: a new post, or one less, leaves all packs but its own as they were. */
export function cutUp(articles: readonly Article[]): Article[][] {
  const cuts: Article[][] = [[]]
  for (const article of articles) {
    const current = cuts.at(-1)
    current?.push(article)
    if (current?.length === MAX_TEXTS || isLast(article.post.id)) cuts.push([])
  }
  return cuts.filter((cut) => cut.length > 0)
}

/** One id of 16. */
const isLast = (id: string): boolean => ALPHABET.indexOf(id.at(-1) ?? '') % 16 === 0

const packOf = (articles: readonly Article[]): Pack => ({
  file: `${hash(
    'sha256',
    JSON.stringify(['pack 2', ...articles.map((a) => [a.post.id, headOf(a), a.htmlHash])]),
  ).slice(0, 32)}.bin`,
  articles,
})

/** Writes a pack that is not there yet: its first words name it. */
export async function writePack(file: string, pack: Pack): Promise<void> {
  if (!(await beginsWith(file, printName(pack)))) await writeIfChanged(file, printPack(pack))
}

const printName = ({ file }: Pack): string => `{"pack":${JSON.stringify(file)},`

function printPack(pack: Pack): Buffer {
  const texts = pack.articles.map((article) => [Buffer.from(`${headOf(article)}\n`), ...article.htmlBytes])
  const lengths = texts.map((pieces) => pieces.reduce((sum, { length }) => sum + length, 0))
  return Buffer.concat([Buffer.from(`${printName(pack)}"lengths":[${lengths}]}\n`), ...texts.flat()])
}

const headOf = ({ post: { summary, ogImage } }: Article): string =>
  JSON.stringify({ summary, ...(ogImage !== undefined && { ogImage }) })

/** Writes those that are not there. @returns the names of all, below the folder of static files */
export async function writeOverflow(packs: readonly Pack[], assets: string): Promise<string[]> {
  const folder = path.join(assets, PACK_FOLDER)
  if (packs.length > 0) await mkdir(folder, { recursive: true })
  const there = new Set(await readdir(folder).catch(() => []))
  const missing = packs.filter(({ file }) => !there.has(file))
  await inParallel(missing, (pack) => writeInOneStep(path.join(folder, pack.file), printPack(pack)))
  return packs.map(({ file }) => path.posix.join(PACK_FOLDER, file))
}
