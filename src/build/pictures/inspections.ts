import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inspectPicture } from './inspect.ts'
import { type Picture, RECIPE } from './picture.ts'

/** Looks at picture files, remembering those that did not change since. */
export interface Inspections {
  inspect(file: string): Promise<Picture | undefined>
  /** Writes down what was asked, if anything of it was new; files gone since are forgotten. */
  keep(): Promise<void>
}

interface Remembered {
  /** Size and times of the file: an edit that keeps all of them does not happen by hand. */
  readonly stamp: string
  readonly picture?: Picture
}

/** Reading and hashing hundreds of megabytes at every save would be felt; their stamps are read in no time. */
export async function openInspections(cache: string): Promise<Inspections> {
  const memory = path.join(cache, `inspections-2-${RECIPE}.json`)
  const known = await readMemory(memory)
  const asked = new Map<string, Remembered>()
  let learned = false
  return {
    async inspect(file) {
      const { size, mtimeMs, ctimeMs, ino } = await stat(file)
      const stamp = [size, mtimeMs, ctimeMs, ino].join(' ')
      const before = known.get(file)
      if (before?.stamp === stamp) {
        asked.set(file, before)
        return before.picture
      }
      const picture = await inspectPicture(file)
      asked.set(file, { stamp, ...(picture && { picture }) })
      learned = true
      return picture
    },
    async keep() {
      if (!learned) return
      await mkdir(cache, { recursive: true })
      await writeFile(memory, JSON.stringify([...asked]))
    },
  }
}

async function readMemory(file: string): Promise<Map<string, Remembered>> {
  try {
    // Written below by this very version; a damaged file is as good as none.
    const entries: [string, Remembered][] = JSON.parse(await readFile(file, 'utf8'))
    return new Map(entries)
  } catch {
    return new Map()
  }
}
