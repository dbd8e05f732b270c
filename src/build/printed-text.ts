import { crc32 } from 'node:zlib'
import type { RenderedText } from './render-text.ts'

/** What is known of a rendered text without reading its page or its words. */
export type TextFacts = Omit<RenderedText, 'html' | 'text'>

/** How long the two parts of a printed text are, and their checksums: its page, and its words as JSON. */
export interface Parts {
  readonly page: Part
  readonly words: Part
}

interface Part {
  readonly length: number
  readonly sum: number
}

/** A rendered text as bytes: half of what strings of Korean take, quickly sent to other threads, and written as they are. */
export interface PrintedText extends Parts {
  readonly facts: TextFacts
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Words are printed as JSON, which is how what search reads wants them. */
export function printText({ html, text, ...facts }: RenderedText): PrintedText {
  const [page, words] = [Buffer.from(html), Buffer.from(JSON.stringify(text))]
  const bytes = new Uint8Array(page.length + words.length)
  bytes.set(page)
  bytes.set(words, page.length)
  return { facts, bytes, page: partOf(page), words: partOf(words) }
}

/** A rendered text whose page and words are read when somebody asks: of most, nobody does. */
export interface KeptText extends RenderedText {
  readonly pageBytes: Uint8Array
  readonly wordsJson: Uint8Array
}

/**
 * @param read bytes of the printed text
 * @param damaged called when they are not what was printed
 */
export function keptText(
  facts: TextFacts,
  { page, words }: Parts,
  read: (at: number, length: number) => Uint8Array,
  damaged: () => never,
): KeptText {
  const part = (at: number, { length, sum }: Part): Uint8Array => {
    const bytes = read(at, length)
    return bytes.length === length && crc32(bytes) === sum ? bytes : damaged()
  }
  return {
    ...facts,
    get pageBytes() {
      return part(0, page)
    },
    get wordsJson() {
      return part(page.length, words)
    },
    get html() {
      return decode(part(0, page))
    },
    get text() {
      return JSON.parse(decode(part(page.length, words)))
    },
  }
}

const partOf = (bytes: Uint8Array): Part => ({ length: bytes.length, sum: crc32(bytes) })

const decode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
