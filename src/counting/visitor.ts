// Who is who, without knowing who. Two keyed hashes stand between an address and anything at rest:
// the pepper's, made in the Worker, and the day's salt's, made in the object and thrown away with the day.
// A copy of the object's storage holds no address and can't be searched for one without the pepper too.
import { networkPrefix } from '../domain/network-prefix.ts'
import { base64url } from '../domain/signing.ts'
import type { VisitorTraits } from '../domain/view.ts'

const HMAC = { name: 'HMAC', hash: 'SHA-256' }
const utf8 = new TextEncoder()

/** HMAC-SHA-256(pepper, address ‖ agent ‖ language): 32 bytes, stable as long as the pepper is; never stored. */
export const identify = (pepper: string, traits: VisitorTraits): Promise<ArrayBuffer> =>
  sign(utf8.encode(pepper), joined([traits.address, traits.userAgent, traits.acceptLanguage]))

/** HMAC-SHA-256(pepper, the network's prefix), for limits per address. */
export const identifyNetwork = (pepper: string, address: string): Promise<ArrayBuffer> =>
  sign(utf8.encode(pepper), joined(['network', networkPrefix(address)]))

/** HMAC-SHA-256(the day's salt, identity), 128 bits of it as text: the name of one day, all that is ever stored. */
export const nameOf = async (salt: ArrayBuffer, identity: ArrayBuffer): Promise<string> =>
  base64url(new Uint8Array(await sign(salt, identity)).subarray(0, NAME_BYTES))

const NAME_BYTES = 16

async function sign(key: BufferSource, message: BufferSource): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, HMAC, false, ['sign'])
  return crypto.subtle.sign(HMAC.name, imported, message)
}

/** Each part after its length, so that no two lists of parts join to the same bytes. */
function joined(parts: readonly string[]): Uint8Array<ArrayBuffer> {
  const pieces = parts.map((part) => utf8.encode(part))
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + 4 + piece.length, 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const piece of pieces) {
    view.setUint32(offset, piece.length)
    bytes.set(piece, offset + 4)
    offset += 4 + piece.length
  }
  return bytes
}
