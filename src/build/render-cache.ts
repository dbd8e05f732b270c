import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { inParallel } from './pictures/in-parallel.ts'
import type { RenderedText } from './render-worker-text.ts'

const ARTICLE_CACHE = path.join(import.meta.dirname, '../../.cache/articles')

/** Where the rendered texts of a posts folder are kept between builds: outside git, safe to delete. */
export const articleCacheOf = (posts: string): string =>
  path.join(ARTICLE_CACHE, createHash('sha256').update(posts).digest('hex').slice(0, 16))

/** Says whose texts a folder of the cache keeps. */
const OWNER = 'posts-folder.txt'
const SHARD = /^[0-9a-f]{2}\.txt$/
const PARALLEL = 16

type Entries = ReadonlyMap<string, RenderedText>

/**
 * Rendered texts of one posts folder by key (hex), in up to 64 files of many: one read each is quicker than one a text,
 * and one edit rewrites two of them. A line is a text: key, checksum, JSON. What is damaged counts as missing.
 */
export class RenderCache {
  private readonly folder: string
  /** What the files hold; undefined for a file with a damaged line. */
  private readonly held = new Map<string, ReadonlySet<string> | undefined>()
  constructor(folder: string) {
    this.folder = folder
  }

  async find(keys: Iterable<string>): Promise<Map<string, RenderedText>> {
    const wanted = new Set(keys)
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => SHARD.test(name))
    const found = await inParallel(names, (name) => this.readShard(name, wanted), PARALLEL)
    return new Map(found.flat())
  }

  /**
   * Makes the cache hold these and no others. A cache that cannot be written costs time, nothing else.
   * @param made keys of what was not found, or was found wanting
   */
  async keep(entries: Entries, made: ReadonlySet<string>, posts: string): Promise<void> {
    const byShard = Map.groupBy(entries, ([key]) => shardOf(key))
    const stale = [...new Set([...byShard.keys(), ...this.held.keys()])].filter((name) => {
      const keys = (byShard.get(name) ?? []).map(([key]) => key)
      const held = this.held.get(name)
      return !held || held.size !== keys.length || keys.some((key) => made.has(key) || !held.has(key))
    })
    try {
      if (await mkdir(this.folder, { recursive: true })) await this.settleIn(posts)
      await inParallel(stale, (name) => this.writeShard(name, byShard.get(name) ?? []), PARALLEL)
    } catch {
      // The next build renders again.
    }
  }

  private async readShard(name: string, wanted: ReadonlySet<string>): Promise<[string, RenderedText][]> {
    const bytes = await readFile(path.join(this.folder, name)).catch(() => Buffer.alloc(0))
    const lines = cutLines(bytes)
    const read = lines.map((line) => readLine(line, name, wanted))
    const whole = bytes.at(-1) === LINE_END && !read.includes('damaged')
    this.held.set(name, whole ? new Set(lines.map(keyOfLine)) : undefined)
    return read.filter((entry) => typeof entry === 'object')
  }

  private async writeShard(
    name: string,
    entries: readonly (readonly [string, RenderedText])[],
  ): Promise<void> {
    const file = path.join(this.folder, name)
    if (entries.length === 0) return rm(file, { force: true })
    const half = `${file}.${process.pid}-${crypto.randomUUID()}.part`
    const lines = entries.map(([key, value]) => printLine(key, value))
    await writeFile(half, Buffer.concat(lines.flatMap((line) => [line, END])))
    await rename(half, file)
  }

  /** A new folder: those of posts folders that are no more make room. */
  private async settleIn(posts: string): Promise<void> {
    await writeFile(path.join(this.folder, OWNER), posts)
    const all = path.dirname(this.folder)
    for (const name of await readdir(all)) {
      const owner = await readFile(path.join(all, name, OWNER), 'utf8').catch(() => undefined)
      const isThere = owner === undefined || (await stat(owner).catch(() => undefined))
      if (!isThere) await rm(path.join(all, name), { recursive: true, force: true })
    }
  }
}

/** 64 of them, by the first six bits. */
const shardOf = (key: string): string =>
  `${(Number.parseInt(key.slice(0, 2), 16) >> 2).toString(16).padStart(2, '0')}.txt`

const LINE_END = 10
const END = Buffer.from('\n')
const TAB = 9

function cutLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0, end = bytes.indexOf(LINE_END); end >= 0; at = end + 1, end = bytes.indexOf(LINE_END, at))
    lines.push(bytes.subarray(at, end))
  return lines
}

// Counted in bytes, which are characters here.
const KEY_CHARS = 40
const HEAD_CHARS = KEY_CHARS + 10

const keyOfLine = (line: Buffer): string => line.toString('latin1', 0, KEY_CHARS)

/** Of bytes: to encode a page again only to sum it up takes longer than the rest. */
const headOf = (key: string, json: Buffer): string =>
  `${key} ${crc32(json, crc32(key)).toString(16).padStart(8, '0')} `

/** Of a text in bytes, those bytes. */
const bytesOf = new WeakMap<RenderedText, Buffer>()

/** The same text, holding bytes until somebody asks: half of what strings of Korean take. */
export const asBytes = (text: RenderedText): RenderedText => keptText(printText(text))

/** HTML and words stand behind the rest, where tabs, which JSON has none of, cut the line: few of them are read. */
const printText = ({ html, text, ...facts }: RenderedText): Buffer =>
  Buffer.from([facts, html, text].map((part) => JSON.stringify(part)).join('\t'))

function printLine(key: string, text: RenderedText): Buffer {
  const json = bytesOf.get(text) ?? printText(text)
  return Buffer.concat([Buffer.from(headOf(key, json)), json])
}

function readLine(line: Buffer, shard: string, wanted: ReadonlySet<string>): Line {
  const key = keyOfLine(line)
  if (!/^[0-9a-f]{40}$/.test(key) || shardOf(key) !== shard) return 'damaged'
  if (!wanted.has(key)) return 'unused'
  const json = line.subarray(HEAD_CHARS)
  if (line.toString('latin1', 0, HEAD_CHARS) !== headOf(key, json)) return 'damaged'
  // Its checksum says that it is what printLine wrote.
  return [key, keptText(json)]
}

function keptText(json: Buffer): RenderedText {
  const first = json.indexOf(TAB)
  const second = json.indexOf(TAB, first + 1)
  const facts: Omit<RenderedText, 'html' | 'text'> = JSON.parse(json.toString('utf8', 0, first))
  const kept: RenderedText = {
    ...facts,
    get html(): string {
      return JSON.parse(json.toString('utf8', first + 1, second))
    },
    get text(): string {
      return JSON.parse(json.toString('utf8', second + 1))
    },
  }
  bytesOf.set(kept, json)
  return kept
}

type Line = [string, RenderedText] | 'damaged' | 'unused'
