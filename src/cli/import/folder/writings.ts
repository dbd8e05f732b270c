import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { slugify } from '../../../domain/slug.ts'
import { decoded, fileWithin } from '../file-within.ts'
import type { Engine } from './engines.ts'

/** The files of a blog's folder. Names are below it, with `/` between, as the disk has them. */
export class Writings {
  readonly root: string
  readonly engine: Engine
  readonly files: readonly string[]
  private readonly byName = new Map<string, string>()
  private readonly pictures: ReadonlyMap<string, string>

  private constructor(root: string, engine: Engine, names: readonly string[]) {
    this.root = root
    this.engine = engine
    const folders = engine.writing.filter((folder) => existsSync(path.join(root, folder)))
    this.files = names
      .filter((name) => /\.(?:md|markdown|mdx)$/i.test(name) && isInside(name, folders))
      .sort()
    for (const file of this.files) for (const key of keysOf(file)) this.byName.set(key, file)
    this.pictures = new Map(
      names
        .filter((name) => /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(name))
        .map((name) => [path.posix.basename(name).normalize('NFC'), name]),
    )
  }

  static async open(root: string, engine: Engine): Promise<Writings> {
    const names = (await readdir(root, { recursive: true })).map((name) => name.split(path.sep).join('/'))
    return new Writings(
      root,
      engine,
      names.filter((name) => !/(?:^|\/)(?:node_modules|\.git|public\/page|_site)\//.test(name)),
    )
  }

  /** The address here of a post that another one names by its file, with or without its date, folder and ending. */
  linkTo(written: string): string | undefined {
    const [name = '', anchor] = written.trim().split('#')
    const file = this.byName.get(keyOf(decoded(name)))
    return file === undefined ? undefined : `/posts/${slugify(bareName(file))}${anchor ? `#${anchor}` : ''}`
  }

  /** The picture a text in `file` names: beside it, in its own folder, in the folder of static files, or by name alone. */
  findPicture(src: string, file: string): string | undefined {
    const address = decoded(src.trim().replace(/[?#].*$/, '')).replace(/^(?:@|~)\//, 'src/')
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) return undefined
    const beside = path.posix.dirname(file)
    const own = file.replace(/\.\w+$/, '')
    const places = address.startsWith('/')
      ? this.engine.files.map((folder) => path.posix.join(folder, address))
      : [
          path.posix.join(beside, address),
          path.posix.join(own, address),
          ...this.engine.files.map((folder) => path.posix.join(folder, address)),
        ]
    const found = places.map((place) => fileWithin(this.root, place)).find(Boolean)
    const byName = address.includes('/') ? undefined : this.pictures.get(address.normalize('NFC'))
    return found ?? (byName === undefined ? undefined : fileWithin(this.root, byName))
  }
}

const isInside = (name: string, folders: readonly string[]): boolean =>
  folders.length === 0 || folders.some((folder) => name.startsWith(`${folder}/`))

const DATED = /^\d{4}-\d{1,2}-\d{1,2}-/

/** What names a post: its file, or its folder where the file is called index; without its date. */
export function bareName(file: string): string {
  const [name = '', folder = ''] = file.normalize('NFC').split('/').reverse()
  const bare = name.replace(/\.(?:md|markdown|mdx)$/i, '')
  return (/^_?index$/.test(bare) ? folder : bare).replace(DATED, '')
}

function keysOf(file: string): string[] {
  const name = path.posix.basename(file)
  return [keyOf(file), keyOf(name), keyOf(name.replace(DATED, '')), keyOf(bareName(file))]
}

const keyOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(?:md|markdown|mdx|html)$/, '')
    .replace(/^(?:\.{0,2}\/)+|\/$/g, '')
    .replace(/\/index$/, '')
