import type { Fields } from './fields.ts'
import { type PasswordHash, type Peppers, verifyPassword } from './password.ts'
import { base64url, sameBytes, sign } from './signing.ts'

/** What somebody shows to change a comment. */
export interface Claim {
  /** Hash of the browser's device. */
  readonly device: Uint8Array | undefined
  readonly editToken: string | undefined
  readonly password: string | undefined
}

/** What is stored of whoever wrote a comment. */
export interface Authorship {
  readonly id: number
  readonly device: Uint8Array | undefined
  readonly requestKey: string | undefined
  readonly password: PasswordHash | undefined
}

export const claimOf = (fields: Fields, device: Uint8Array | undefined): Claim => ({
  device,
  editToken: textOf(fields.editToken),
  password: textOf(fields.password)?.normalize('NFC'),
})

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.isWellFormed() ? value.slice(0, 200) : undefined

/** Proves authorship to callers without cookies: whoever has the comment's idempotency key was given it. */
export const editTokenOf = async (pepper: string, id: number, requestKey: string): Promise<string> =>
  base64url(await sign(pepper, 'edit', String(id), requestKey))

/** Whether device or token prove it: what nobody can guess, and no limit ever stops. */
export async function provesByToken(peppers: Peppers, author: Authorship, claim: Claim): Promise<boolean> {
  if (claim.device && author.device && sameBytes(claim.device, author.device)) return true
  if (claim.editToken === undefined || author.requestKey === undefined) return false
  const given = new TextEncoder().encode(claim.editToken)
  for (const pepper of peppers) {
    const token = await editTokenOf(pepper, author.id, author.requestKey)
    if (sameBytes(given, new TextEncoder().encode(token))) return true
  }
  return false
}

export const provesByPassword = (peppers: Peppers, author: Authorship | undefined, password: string) =>
  verifyPassword(peppers, author?.password, password)
