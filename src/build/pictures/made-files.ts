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
    const there = new Set<string>()
    for (const folder of new Set(names.map((name) => path.dirname(name)))) {
      await mkdir(path.join(target, folder), { recursive: true })
      for (const name of await readdir(path.join(target, folder))) there.add(path.posix.join(folder, name))
    }
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
