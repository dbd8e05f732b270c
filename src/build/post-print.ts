import { createHash } from 'node:crypto'
import { ALPHABET } from './posts-lock.ts'

// A post's print, kept in posts.lock beside its addresses, recognises it when its file has another name: `~` and three
// marks of four characters (20 bits each), of its title, of its date and of the beginning of its text.

/** What of a post is looked at. */
export interface Printed {
  readonly title: string
  readonly publishedAt: number
  readonly body: string
}

const MARK_CHARS = 4
const MARK_BITS = 20
/** Unrelated texts differ in 10 of 20 bits; 3 or fewer happen by chance once in 780. */
const NEAR_BITS = 3
/** Below this a text that was edited keeps its print, so that posts.lock does not change with every word. */
const SAME_BITS = 2
const READ_CHARS = 2000

/** The print of a post. */
export const printOf = ({ title, publishedAt, body }: Printed): string =>
  `~${markOf(exact(title.replace(/\s+/g, ' ')))}${markOf(exact(String(publishedAt)))}${markOf(similar(body))}`

/** Whether two prints are of one post: of title, date and text, two agree. */
export function isSamePost(a: string, b: string): boolean {
  const agreeing = [markAt(a, 0) === markAt(b, 0), markAt(a, 1) === markAt(b, 1), distance(a, b) <= NEAR_BITS]
  return agreeing.filter(Boolean).length >= 2
}

/** Whether two prints agree in title and date, whatever the text. */
export const isSameHead = (a: string, b: string): boolean =>
  markAt(a, 0) === markAt(b, 0) && markAt(a, 1) === markAt(b, 1)

/** The marks of which prints of one post share at least one: those of its title and of its date, each with its place. */
export const marksOf = (print: string): string[] => [`title ${markAt(print, 0)}`, `date ${markAt(print, 1)}`]

/** The print to keep for a post whose print was `before`: the same one while it says the same. */
export const keptPrint = (before: string | undefined, now: string): string =>
  before?.slice(0, -MARK_CHARS) === now.slice(0, -MARK_CHARS) && distance(before, now) <= SAME_BITS
    ? before
    : now

const markAt = (print: string, place: number): string =>
  print.slice(1 + place * MARK_CHARS, 1 + (place + 1) * MARK_CHARS)

const exact = (text: string): number =>
  createHash('sha256').update(text.normalize('NFC')).digest().readUIntBE(0, 3) % 2 ** MARK_BITS

/** Simhash: every word votes on every bit, so that a few words more or less change few bits. */
function similar(text: string): number {
  const words =
    text
      .slice(0, READ_CHARS)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const votes = new Int32Array(MARK_BITS)
  for (const word of new Set(words)) {
    const hash = hashOf(word)
    for (let bit = 0; bit < MARK_BITS; bit++) votes[bit] = (votes[bit] ?? 0) + ((hash >>> bit) & 1) * 2 - 1
  }
  return votes.reduce((sum, vote, bit) => sum + (vote > 0 ? 2 ** bit : 0), 0)
}

/** FNV-1a, its high bits folded into its low ones. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

const markOf = (bits: number): string =>
  [15, 10, 5, 0].map((shift) => ALPHABET[(bits >>> shift) & 31] ?? '').join('')

const bitsOf = (mark: string): number => [...mark].reduce((sum, char) => sum * 32 + ALPHABET.indexOf(char), 0)

/** In how many bits the marks of two texts differ. */
function distance(a: string, b: string): number {
  let differing = bitsOf(markAt(a, 2)) ^ bitsOf(markAt(b, 2))
  let count = 0
  for (; differing; differing >>>= 1) count += differing & 1
  return count
}
