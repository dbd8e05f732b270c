import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeIfChanged } from './build-files.ts'

/** Bytes of something, gzip. @param name tells it from everything else; @param print asked only when nobody weighed it yet */
export type Weigh = (name: string, print: () => string | Uint8Array) => number

/** What things weigh, remembered between builds: to weigh a shelf takes as long as to read one. */
export class Weights {
  readonly #file: string
  readonly #known: ReadonlyMap<string, number>
  readonly #asked = new Map<string, number>()

  /** @param folder of the build's caches; one that cannot be read or written costs time only */
  constructor(folder: string) {
    this.#file = path.join(folder, 'weights.json')
    this.#known = readWeights(this.#file)
  }

  readonly weigh: Weigh = (name, print) => {
    const weight = this.#known.get(name) ?? gzipSync(print()).length
    this.#asked.set(name, weight)
    return weight
  }

  async keep(): Promise<void> {
    if ([...this.#asked.keys()].every((name) => this.#known.has(name))) return
    await writeIfChanged(this.#file, JSON.stringify([...this.#asked])).catch(() => undefined)
  }
}

function readWeights(file: string): ReadonlyMap<string, number> {
  try {
    // Written above; a damaged file is as good as none.
    const weights: [string, number][] = JSON.parse(readFileSync(file, 'utf8'))
    return new Map(weights)
  } catch {
    return new Map()
  }
}
