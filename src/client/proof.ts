import type { Challenge } from '../domain/proof.ts'

const AT_ONCE = 250

/** Looks for the number of a challenge, without holding up the page; the payload ALTCHA makes of it. @throws when it can't */
export async function solve({ maxnumber, ...challenge }: Challenge): Promise<string> {
  const began = Date.now()
  for (let first = 0; first <= maxnumber; first += AT_ONCE) {
    const hashes = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => hashOf(challenge, first + i)))
    const found = hashes.indexOf(challenge.challenge)
    if (found >= 0)
      return btoa(JSON.stringify({ ...challenge, number: first + found, took: Date.now() - began }))
  }
  throw new Error('No number solves it')
}

const encoder = new TextEncoder()

async function hashOf({ algorithm, salt }: Omit<Challenge, 'maxnumber'>, number: number): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm, encoder.encode(salt + number)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
