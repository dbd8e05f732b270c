import { type Parsed, parsed, refused } from './problem.ts'
import { base64url, sameBytes, sign } from './signing.ts'

// A guest's password lets them change what they wrote from another browser. Keyed, not slow: a slow hash would cost
// more than the free plan's CPU, and without the pepper the stored hash verifies nothing.

const MIN_PASSWORD_CHARS = 4
export const MAX_PASSWORD_CHARS = 72

/** Guesses in an hour at one comment, and of one network prefix at all comments together. */
export const MAX_GUESSES_PER_COMMENT = 5
export const MAX_GUESSES_PER_PREFIX = 30

/** What is stored of a password. */
export interface PasswordHash {
  readonly salt: Uint8Array
  readonly hash: Uint8Array
  /** Names the pepper, so that a rotation knows which hashes are old. */
  readonly pepperId: string
}

/** The secrets that verify: the first also makes new hashes. */
export type Peppers = readonly [current: string, ...old: string[]]

/** A password in NFC, or undefined where none was given. Problems (field `password`): `wrong_type`, `password_length`. */
export function cleanPassword(value: unknown): Parsed<string | undefined> {
  if (value === undefined || value === null || value === '') return parsed(undefined)
  if (typeof value !== 'string' || !value.isWellFormed()) return refused('wrong_type', 'password')
  const text = value.normalize('NFC')
  const length = [...text.slice(0, 2 * MAX_PASSWORD_CHARS + 2)].length
  return length >= MIN_PASSWORD_CHARS && length <= MAX_PASSWORD_CHARS
    ? parsed(text)
    : refused('password_length', 'password', { min: MIN_PASSWORD_CHARS, max: MAX_PASSWORD_CHARS })
}

const SALT_BYTES = 16

export async function hashPassword([pepper]: Peppers, password: string): Promise<PasswordHash> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return { salt, hash: await keyed(pepper, salt, password), pepperId: await pepperIdOf(pepper) }
}

/** Whether a password is the one; also where the comment has none, in about the same time. */
export async function verifyPassword(
  peppers: Peppers,
  stored: PasswordHash | undefined,
  password: string,
): Promise<boolean> {
  const ids = await Promise.all(peppers.map(pepperIdOf))
  const pepper = peppers[ids.indexOf(stored?.pepperId ?? '')]
  const hash = await keyed(pepper ?? peppers[0], stored?.salt ?? new Uint8Array(SALT_BYTES), password)
  return pepper !== undefined && stored !== undefined && sameBytes(hash, stored.hash)
}

const keyed = (pepper: string, salt: Uint8Array, password: string) =>
  sign(pepper, 'password', base64url(salt), password)

/** Short, and useless without the pepper itself. */
export const pepperIdOf = async (pepper: string): Promise<string> =>
  base64url(await sign(pepper, 'pepper-id')).slice(0, 8)
