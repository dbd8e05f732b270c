import { createHash } from 'node:crypto'
import type { PostId } from '../domain/post.ts'

// posts.lock: one line per post, `id address address … ~print`, sorted, merged by union.
// The first address gives the id, so two branches that add the same post agree without asking.

/** Crockford base32, lower case. */
export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_CHARS = 8

/** The id of a post that first appeared at `address`: 40 bits of its SHA-256 in Crockford base32. */
export function idOf(address: string): PostId {
  const digest = createHash('sha256').update(address.normalize('NFC')).digest()
  let bits = digest.readUIntBE(0, 5)
  let id = ''
  for (let i = 0; i < ID_CHARS; i++) {
    id = (ALPHABET[bits % 32] ?? '') + id
    bits = Math.floor(bits / 32)
  }
  return id
}

/** What the lock knows of a post. */
export interface Known {
  /** Every address it ever had, in the order first written. */
  readonly addresses: readonly string[]
  /** What its content looked like; several after a union merge, none in a lock of older days. See post-print.ts. */
  readonly prints: readonly string[]
}

export type Lock = ReadonlyMap<PostId, Known>

const ID = /^[0-9a-hjkmnp-tv-z]{8}$/
const PRINT = /^~[0-9a-hjkmnp-tv-z]{12}$/

/** Reads posts.lock. Lines with one id, left by a union merge, become one. @throws Error naming a broken line. */
export function readLock(text: string): Lock {
  const lock = new Map<PostId, Known>()
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim() || line.startsWith('#')) continue
    const [id = '', ...words] = line.trim().split(/\s+/)
    const addresses = words.filter((word) => word.startsWith('/')).map((word) => word.normalize('NFC'))
    const prints = words.filter((word) => PRINT.test(word))
    if (!ID.test(id) || addresses.length === 0 || addresses.length + prints.length < words.length)
      throw new Error(`posts/posts.lock:${index + 1}: not "id /address …": ${line}`)
    const before = lock.get(id)
    lock.set(id, {
      addresses: [...new Set([...(before?.addresses ?? []), ...addresses])],
      prints: [...new Set([...(before?.prints ?? []), ...prints])],
    })
  }
  return lock
}

/** Writes posts.lock: sorted, so that union merges of two branches never conflict. */
export const printLock = (lock: Lock): string =>
  [...lock.entries()]
    .map(([id, { addresses, prints }]) => `${[id, ...addresses, ...prints.toSorted()].join(' ')}\n`)
    .sort()
    .join('')

/**
 * Whether two texts know the same ids and addresses. A union merge leaves lines in another order, or two lines for one
 * post, and prints change with what a post says: the next build prints them anew, and nobody need wait for that.
 * False for texts with a broken line.
 */
export function isSameLock(a: string, b: string): boolean {
  try {
    return printLock(withoutPrints(readLock(a))) === printLock(withoutPrints(readLock(b)))
  } catch {
    return false
  }
}

const withoutPrints = (lock: Lock): Lock =>
  new Map([...lock].map(([id, known]) => [id, { ...known, prints: [] }]))
