import type { Fields } from './fields.ts'
import { base64url, digest, sameBytes, sign } from './signing.ts'

// Proof of work in ALTCHA's format (version 1): a browser looks for the number whose hash, with the salt before it, is
// the challenge. Signed for one post and one idempotency key, which stores one comment and no second.

/** What a browser is asked to solve. */
export interface Challenge {
  readonly algorithm: 'SHA-256'
  /** Hex of SHA-256 over salt and number. */
  readonly challenge: string
  /** The number is at most this. */
  readonly maxnumber: number
  /** Says until when it serves; ends in `&`, so that no digit of it can be taken for the number's. */
  readonly salt: string
  readonly signature: string
}

/** What a proof is good for. */
export interface ProofPurpose {
  readonly post: string
  /** Idempotency key of the comment. */
  readonly key: string
}

/** About a second of a phone: 25,000 hashes on average. */
const MAX_NUMBER = 50_000
const SERVES_SECONDS = 600
const SECOND_MS = 1000

/** A new challenge, issued at an instant (ms). */
export async function challengeFor(pepper: string, purpose: ProofPurpose, now: number): Promise<Challenge> {
  const [number = 0, ...random] = crypto.getRandomValues(new Uint32Array(3))
  const salt = `${random.join('')}?expires=${Math.floor(now / SECOND_MS) + SERVES_SECONDS}&`
  const challenge = await hashOf(salt, number % (MAX_NUMBER + 1))
  const signature = await signatureOf(pepper, challenge, purpose)
  return { algorithm: 'SHA-256', challenge, maxnumber: MAX_NUMBER, salt, signature }
}

/** Whether a payload, base64 of JSON, solves a challenge of ours that was issued for this purpose and still serves. */
export async function isProven(
  peppers: readonly string[],
  payload: unknown,
  purpose: ProofPurpose,
  now: number,
): Promise<boolean> {
  const { salt, number, signature } = solutionIn(payload)
  const expires = typeof salt === 'string' ? /^\d+\?expires=(\d+)&$/.exec(salt)?.[1] : undefined
  if (expires === undefined || !Number.isInteger(number) || Number(expires) * SECOND_MS < now) return false
  const challenge = await hashOf(String(salt), Number(number))
  const given = new TextEncoder().encode(String(signature))
  for (const pepper of peppers)
    if (sameBytes(given, new TextEncoder().encode(await signatureOf(pepper, challenge, purpose)))) return true
  return false
}

const MAX_PAYLOAD_CHARS = 1000

function solutionIn(payload: unknown): Fields {
  if (typeof payload !== 'string' || payload.length > MAX_PAYLOAD_CHARS) return {}
  try {
    return Object(JSON.parse(atob(payload)))
  } catch {
    return {}
  }
}

const hashOf = async (salt: string, number: number): Promise<string> =>
  [...(await digest(salt + number))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const signatureOf = async (pepper: string, challenge: string, { post, key }: ProofPurpose): Promise<string> =>
  base64url(await sign(pepper, 'proof', challenge, post, key))
