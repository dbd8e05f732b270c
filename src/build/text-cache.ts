import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writeIfChanged } from './build-files.ts'
import { type KeptText, keptText, type Parts, type PrintedText, type TextFacts } from './printed-text.ts'
import { TextFile } from './text-file.ts'

const ARTICLE_CACHE = path.join(import.meta.dirname, '../../.cache/articles')

/** Where the rendered texts of a posts folder are kept between builds: outside git, safe to delete. */
export const articleCacheOf = (posts: string): string =>
  path.join(ARTICLE_CACHE, createHash('sha256').update(posts).digest('hex').slice(0, 16))

/** A kept text is not what was written. What the cache knows was forgotten: the next build makes all of it again. */
export class DamagedCache extends Error {
  override readonly name = 'DamagedCache'
}

/** Says whose texts a folder of the cache keeps. */
const OWNER = 'posts-folder.txt'
const INDEX = 'texts.json'
/** With more files than this the small ones become one. */
const MAX_FILES = 24
const SMALL_BYTES = 1_000_000

/** Where a text lies: its file, its first byte. */
interface Place extends Parts {
  readonly file: TextFile
  readonly at: number
}

interface Entry {
  readonly place: Place
  readonly facts: TextFacts
  readonly text: KeptText
}

/** As the index has it. */
type Line = readonly [key: string, file: string, at: number, parts: Parts, facts: TextFacts]
interface Index {
  readonly files: readonly (readonly [name: string, size: number])[]
  readonly texts: readonly Line[]
}

/**
 * Rendered texts of one posts folder by key: an index of what is known of them, and files of their pages and words,
 * which grow by one for each build that rendered something and are read only for the texts somebody asks for.
 */
export class TextCache {
  readonly #folder: string
  readonly #entries = new Map<string, Entry>()
  /** What could not be written: for this build alone. */
  readonly #loose = new Map<string, KeptText>()
  #known = new Set<TextFile>()
  #written: TextFile | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** A cache that is not there, or is damaged, is empty. */
  async open(): Promise<void> {
    try {
      // Written below.
      const index: Index = JSON.parse(await readFile(path.join(this.#folder, INDEX), 'utf8'))
      const files = new Map<string, TextFile>()
      for (const [name, size] of index.files) {
        const file = new TextFile(this.#folder, name)
        if (file.isWhole(size)) files.set(name, file)
      }
      this.#known = new Set(files.values())
      for (const [key, name, at, parts, facts] of index.texts) {
        const file = files.get(name)
        if (file) this.#put(key, { file, at, ...parts }, facts)
      }
    } catch {
      this.#entries.clear()
    }
  }

  get(key: string): KeptText | undefined {
    return this.#loose.get(key) ?? this.#entries.get(key)?.text
  }

  keys(): Iterable<string> {
    return this.#entries.keys()
  }

  /** A cache that cannot be written keeps texts in memory. */
  add(key: string, { facts, bytes, page, words }: PrintedText): void {
    try {
      const file = this.#fileToWrite()
      this.#put(key, { file, at: file.append(bytes), page, words }, facts)
    } catch {
      const read = (at: number, length: number) => bytes.subarray(at, at + length)
      this.#loose.set(key, keptText(facts, { page, words }, read, this.#damaged))
    }
  }

  /** Makes the cache hold these keys and no others. @param posts whose texts these are */
  async keep(used: ReadonlySet<string>, posts: string): Promise<void> {
    const before = this.#entries.size
    for (const key of this.#entries.keys()) if (!used.has(key)) this.#entries.delete(key)
    if (!this.#written && before === this.#entries.size) return
    try {
      await this.#settleIn(posts)
      this.#tidy()
      await writeIfChanged(path.join(this.#folder, INDEX), JSON.stringify(this.#index()))
      await this.#sweep()
    } catch {
      // The next build renders again.
    }
  }

  #put(key: string, place: Place, facts: TextFacts): void {
    const { file, at } = place
    const text = keptText(facts, place, (from, length) => file.read(at + from, length), this.#damaged)
    this.#entries.set(key, { place, facts, text })
  }

  readonly #damaged = (): never => {
    rmSync(path.join(this.#folder, INDEX), { force: true })
    throw new DamagedCache(
      '지어 둔 글이 상해 버렸습니다. 한 번 더 지으세요 (the cache was damaged: build again)',
    )
  }

  #fileToWrite(): TextFile {
    if (!this.#written) {
      mkdirSync(this.#folder, { recursive: true })
      this.#written = new TextFile(this.#folder, `${crypto.randomUUID()}.texts`)
      this.#known.add(this.#written)
    }
    return this.#written
  }

  #filesInUse(): Set<TextFile> {
    return new Set([...this.#entries.values()].map(({ place }) => place.file))
  }

  #index(): Index {
    return {
      files: [...this.#filesInUse()].map(({ name, size }) => [name, size]),
      texts: [...this.#entries].map(([key, { place, facts }]) => {
        const { file, at, page, words } = place
        return [key, file.name, at, { page, words }, facts]
      }),
    }
  }

  /** Writes what is left in files that are mostly stale, or of which there are too many, anew. */
  #tidy(): void {
    const used = new Map<TextFile, number>()
    for (const { place } of this.#entries.values())
      used.set(place.file, (used.get(place.file) ?? 0) + place.page.length + place.words.length)
    const many = used.size > MAX_FILES
    for (const [key, { place, facts }] of [...this.#entries]) {
      const { file, at, page, words } = place
      const stale = (used.get(file) ?? 0) * 2 < file.size || (many && file.size < SMALL_BYTES)
      if (!stale || file === this.#written) continue
      const bytes = file.read(at, page.length + words.length)
      this.add(key, { facts, page, words, bytes: new Uint8Array(bytes) })
    }
  }

  /** Removes files of which nothing is used any more, and those stopped builds left behind. */
  async #sweep(): Promise<void> {
    const inUse = new Set([...this.#filesInUse()].map(({ name }) => name))
    const known = new Set([...this.#known].map(({ name }) => name))
    for (const name of await readdir(this.#folder)) {
      if (!/\.(?:texts|txt)$/.test(name) || name === OWNER || inUse.has(name)) continue
      const file = path.join(this.#folder, name)
      if (known.has(name) || (await isOld(file))) await rm(file, { force: true })
    }
  }

  /** A new folder: those of posts folders that are no more make room. */
  async #settleIn(posts: string): Promise<void> {
    const mine = path.join(this.#folder, OWNER)
    if ((await readFile(mine, 'utf8').catch(() => '')) === posts) return
    mkdirSync(this.#folder, { recursive: true })
    await writeFile(mine, posts)
    const all = path.dirname(this.#folder)
    for (const name of await readdir(all)) {
      const owner = await readFile(path.join(all, name, OWNER), 'utf8').catch(() => undefined)
      const isThere = owner === undefined || (await stat(owner).catch(() => undefined))
      if (!isThere) await rm(path.join(all, name), { recursive: true, force: true })
    }
  }
}

const OLD_MS = 3_600_000

/** Nobody builds that long: who wrote it was stopped. */
const isOld = async (file: string): Promise<boolean> =>
  Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? Date.now()) > OLD_MS
