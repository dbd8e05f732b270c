// Comment ids are time-ordered 53-bit numbers: milliseconds since 2000 and 12 random bits.

const EPOCH_2000 = Date.UTC(2000, 0, 1)
const RANDOM_BITS = 4096

/** A new id for an instant; two in one millisecond collide once in 4,096: the store then asks again. */
export const commentIdAt = (at: number, random: number): number =>
  Math.max(0, Math.floor(at) - EPOCH_2000) * RANDOM_BITS + (random % RANDOM_BITS)

/** Reads an id from an address or a form: a whole number that fits 53 bits. */
export function parseCommentId(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{1,16}$/.test(text)) return undefined
  const id = Number(text)
  return Number.isSafeInteger(id) ? id : undefined
}
