import { createHash } from 'node:crypto'
import type { PostId } from '../domain/post.ts'

// posts.lock: one line per post, `id address address …`, sorted, merged by union.
// The first address gives the id, so two branches that add the same post agree without asking.

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
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

/** Every address each post ever had, in the order first written. */
export type Lock = ReadonlyMap<PostId, readonly string[]>

/** Reads posts.lock. Lines with one id, left by a union merge, become one. @throws Error naming a broken line. */
export function readLock(text: string): Lock {
  const lock = new Map<PostId, string[]>()
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim() || line.startsWith('#')) continue
    const [id, ...addresses] = line.trim().split(/\s+/)
    if (
      !id ||
      !/^[0-9a-hjkmnp-tv-z]{8}$/.test(id) ||
      addresses.some((a) => !a.startsWith('/')) ||
      addresses.length === 0
    )
      throw new Error(`posts/posts.lock:${index + 1}: not "id /address …": ${line}`)
    lock.set(id, [...new Set([...(lock.get(id) ?? []), ...addresses.map((a) => a.normalize('NFC'))])])
  }
  return lock
}

/** Writes posts.lock: sorted, so that union merges of two branches never conflict. */
export const printLock = (lock: Lock): string =>
  [...lock.entries()]
    .map(([id, addresses]) => `${id} ${addresses.join(' ')}\n`)
    .sort()
    .join('')

/**
 * Whether two texts say the same. A union merge leaves lines in another order, or two lines for one post; nothing is
 * unknown then, and the next build prints them anew. False for texts with a broken line.
 */
export function isSameLock(a: string, b: string): boolean {
  try {
    return printLock(readLock(a)) === printLock(readLock(b))
  } catch {
    return false
  }
}

/** A post as the lock sees it: where it is now, and what front matter says of it. */
export interface Placed {
  readonly address: string
  readonly id?: PostId
}

/** Ids for all posts, the lock as it should be, and what does not add up. */
export interface Settled {
  readonly ids: ReadonlyMap<string, PostId>
  readonly lock: Lock
  /** Addresses the lock knows, with no post there any more and no id in front matter that claims them. */
  readonly vanished: readonly { readonly id: PostId; readonly address: string }[]
  /** Ids that two posts claim. */
  readonly doubled: readonly { readonly id: PostId; readonly addresses: readonly string[] }[]
}

/** Gives every post its id: front matter wins, then the lock, then the id of its first address. */
export function settle(lock: Lock, posts: readonly Placed[]): Settled {
  const owner = new Map([...lock].flatMap(([id, addresses]) => addresses.map((a) => [a, id] as const)))
  const ids = new Map(posts.map((p) => [p.address, p.id ?? owner.get(p.address) ?? idOf(p.address)] as const))
  const next = new Map(lock)
  const claims = new Map<PostId, string[]>()
  for (const [address, id] of ids) {
    next.set(id, [...new Set([...(next.get(id) ?? []), address])])
    claims.set(id, [...(claims.get(id) ?? []), address])
  }
  return {
    ids,
    lock: next,
    vanished: [...lock]
      .filter(([id]) => !claims.has(id))
      .map(([id, addresses]) => ({ id, address: addresses.at(-1) ?? '' })),
    doubled: [...claims]
      .filter(([, addresses]) => addresses.length > 1)
      .map(([id, addresses]) => ({ id, addresses })),
  }
}
