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
    const text = await readFile(path.join(this.folder, name), 'utf8').catch(() => '')
    const lines = text.split('\n').slice(0, -1)
    const read = lines.map((line) => readLine(line, name, wanted))
    const whole = text.endsWith('\n') && !read.includes('damaged')
    this.held.set(name, whole ? new Set(lines.map(keyOfLine)) : undefined)
    return read.filter((entry) => typeof entry === 'object')
  }

  private async writeShard(name: string, entries: readonly (readonly [string, RenderedText])[]): Promise<void> {
    const file = path.join(this.folder, name)
    if (entries.length === 0) return rm(file, { force: true })
    const half = `${file}.${process.pid}-${crypto.randomUUID()}.part`
    await writeFile(half, entries.map(([key, value]) => `${printLine(key, value)}\n`).join(''))
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

const KEY_CHARS = 40
const keyOfLine = (line: string): string => line.slice(0, KEY_CHARS)
const checksum = (key: string, json: string): string =>
  crc32(key + json)
    .toString(16)
    .padStart(8, '0')

function printLine(key: string, value: RenderedText): string {
  const json = JSON.stringify(value)
  return `${key} ${checksum(key, json)} ${json}`
}

function readLine(line: string, shard: string, wanted: ReadonlySet<string>): Line {
  const key = keyOfLine(line)
  if (!/^[0-9a-f]{40}$/.test(key) || shardOf(key) !== shard) return 'damaged'
  if (!wanted.has(key)) return 'unused'
  const json = line.slice(KEY_CHARS + 10)
  if (line.slice(KEY_CHARS, KEY_CHARS + 10) !== ` ${checksum(key, json)} `) return 'damaged'
  // Its checksum says that it is what printLine wrote.
  const value: RenderedText = JSON.parse(json)
  return [key, value]
}

type Line = [string, RenderedText] | 'damaged' | 'unused'
