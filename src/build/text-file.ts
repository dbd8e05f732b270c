import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Closes files nobody can read from any more. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file))

/** A file of many texts, one after the other. Opened when first read or written, closed when it is forgotten. */
export class TextFile {
  readonly name: string
  readonly #path: string
  #opened: number | undefined
  #size = 0

  constructor(folder: string, name: string) {
    this.name = name
    this.#path = path.join(folder, name)
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size
  }

  /** Whether the file is there and as long as it was. */
  isWhole(size: number): boolean {
    try {
      this.#size = fstatSync(this.#open('r')).size
      return this.#size === size
    } catch {
      return false
    }
  }

  /** @returns where the bytes begin */
  append(bytes: Uint8Array): number {
    const at = this.#size
    const file = this.#open('wx+')
    for (let done = 0; done < bytes.length; )
      done += writeSync(file, bytes, done, bytes.length - done, at + done)
    this.#size = at + bytes.length
    return at
  }

  /** Fewer bytes where the file ends before. */
  read(at: number, length: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(length)
    return bytes.subarray(0, readSync(this.#open('r'), bytes, 0, length, at))
  }

  #open(mode: 'r' | 'wx+'): number {
    if (this.#opened === undefined) {
      this.#opened = openSync(this.#path, mode)
      closing.register(this, this.#opened)
    }
    return this.#opened
  }
}
