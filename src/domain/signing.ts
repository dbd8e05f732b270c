// Keyed hashes. A purpose keeps a value made for one use from serving another.

const encoder = new TextEncoder()
const keys = new Map<string, Promise<CryptoKey>>()

/** HMAC-SHA-256 of `purpose` and `parts`, each length-prefixed, 32 bytes. */
export async function sign(
  secret: string,
  purpose: string,
  ...parts: readonly string[]
): Promise<Uint8Array<ArrayBuffer>> {
  let key = keys.get(secret)
  if (!key) {
    const raw = encoder.encode(secret)
    key = crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    keys.set(secret, key)
  }
  const message = encoder.encode([purpose, ...parts].map((p) => `${p.length}:${p}`).join(''))
  return new Uint8Array(await crypto.subtle.sign('HMAC', await key, message))
}

/** SHA-256 of a text, 32 bytes. */
export const digest = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))

/** base64url without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Compares without telling, by its time, where two texts differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}
