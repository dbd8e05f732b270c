import { sign } from './signing.ts'

// The key of a form says when it was issued: 32 bits of seconds, 40 random ones, 48 that only the pepper can make, in
// the shape of a UUID (version 8), so that it fits the slots of a page.

const SIGNED = /^([0-9a-f]{8})-([0-9a-f]{4})-8([0-9a-f]{3})-8([0-9a-f]{3})-([0-9a-f]{12})$/
const SECOND_MS = 1000
const MAC_BYTES = 6

/** A new idempotency key, 36 characters, for a form issued at an instant (ms). */
export async function issueKey(pepper: string, at: number): Promise<string> {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint16Array(3))
  const seconds = Math.floor(at / SECOND_MS)
    .toString(16)
    .padStart(8, '0')
  const head = `${seconds}-${hex(a, 4)}-8${hex(b & 0xfff, 3)}-8${hex(c & 0xfff, 3)}`
  return `${head}-${await macOf(pepper, head)}`
}

/** When a key was issued with a form of ours (ms, to the second); undefined for keys callers made themselves. */
export async function issuedAt(peppers: readonly string[], key: unknown): Promise<number | undefined> {
  const found = typeof key === 'string' ? SIGNED.exec(key) : null
  if (!found) return undefined
  const [whole, seconds = '', , , , mac] = found
  for (const pepper of peppers)
    if ((await macOf(pepper, whole.slice(0, -MAC_BYTES * 2 - 1))) === mac)
      return Number.parseInt(seconds, 16) * SECOND_MS
  return undefined
}

const hex = (number: number, width: number): string => number.toString(16).padStart(width, '0')

const macOf = async (pepper: string, head: string): Promise<string> =>
  [...(await sign(pepper, 'issued', head)).slice(0, MAC_BYTES)].map((byte) => hex(byte, 2)).join('')
