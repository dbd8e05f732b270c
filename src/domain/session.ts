import { base64url, sign } from './signing.ts'

/** A session ends after this long without a visit, and after this long in any case. */
export const SESSION_IDLE_MS = 14 * 86_400_000
export const SESSION_MAX_MS = 90 * 86_400_000
/** A visit is noted at most this often: reading a page should not write a row. */
export const SESSION_NOTE_MS = 3_600_000

/** When a session began and was last used, ms. */
export interface SessionTimes {
  readonly createdAt: number
  readonly seenAt: number
}

export const isAlive = ({ createdAt, seenAt }: SessionTimes, now: number): boolean =>
  now - seenAt < SESSION_IDLE_MS && now - createdAt < SESSION_MAX_MS

/** Guesses at the owner's key that one network prefix has in an hour. */
export const MAX_LOGIN_TRIES = 5

/** A new session's token: 256 random bits. */
export const newSessionToken = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)))

/** What the database keeps of it. The owner's key is in it: a new key ends every session the old one began. */
export const sessionHash = (adminKey: string, token: string): Promise<Uint8Array<ArrayBuffer>> =>
  sign(adminKey, 'session', token)
