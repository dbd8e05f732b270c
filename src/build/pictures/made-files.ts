import { copyFile, link, mkdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

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
    const half = `${file}.${process.pid}.part`
    await writeFile(half, bytes)
    await rename(half, file)
  }

  /** Lays the files named into `target` too, without taking room on the disk where it allows that. */
  async layOut(names: readonly string[], target: string): Promise<void> {
    for (const folder of new Set(names.map((name) => path.dirname(name))))
      await mkdir(path.join(target, folder), { recursive: true })
    for (const name of names) {
      const to = path.join(target, name)
      await link(this.path(name), to).catch(() => copyFile(this.path(name), to))
    }
  }

  private path(name: string): string {
    return path.join(this.folder, name)
  }
}
