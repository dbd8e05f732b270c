import { copyFile, link, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inParallel } from './in-parallel.ts'

const LAID_AT_ONCE = 16

/**
 * A folder of files made once: a file is named after all it is made from, so one that is there is right.
 * Names may hold folders.
 */
export class MadeFiles {
  private readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }

  async has(name: string): Promise<boolean> {
    return (await stat(this.path(name)).catch(() => undefined)) !== undefined
  }

  /** Those that are not there. Folders are read whole: to ask for thousands one by one takes longer. */
  async missing(names: readonly string[]): Promise<Set<string>> {
    const there = await filesIn(this.folder, names)
    return new Set(names.filter((name) => !there.has(name)))
  }

  /** Whole or not at all, whatever stops the program. */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.path(name)
    await mkdir(path.dirname(file), { recursive: true })
    const half = partOf(file)
    await writeFile(half, bytes)
    await rename(half, file)
  }

  /** Lays the files named into `target` too where they are not, without taking room on the disk if it allows that. */
  async layOut(names: readonly string[], target: string): Promise<void> {
    for (const folder of foldersOf(names)) await mkdir(path.join(target, folder), { recursive: true })
    const there = await filesIn(target, names)
    const missing = names.filter((name) => !there.has(name))
    await inParallel(missing, (name) => this.layOne(this.path(name), path.join(target, name)), LAID_AT_ONCE)
  }

  private async layOne(from: string, to: string): Promise<void> {
    await link(from, to).catch(async () => {
      const half = partOf(to)
      await copyFile(from, half)
      await rename(half, to)
    })
  }

  private path(name: string): string {
    return path.join(this.folder, name)
  }
}

/** Two builds may be making the same file. */
const partOf = (file: string): string => `${file}.${process.pid}-${crypto.randomUUID().slice(0, 8)}.part`

const foldersOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => path.posix.dirname(name)))

/** Of the folders these names lie in, all files there. */
async function filesIn(root: string, names: readonly string[]): Promise<Set<string>> {
  const there = new Set<string>()
  for (const folder of foldersOf(names))
    for (const name of await readdir(path.join(root, folder)).catch(() => [])) there.add(`${folder}/${name}`)
  return there
}
