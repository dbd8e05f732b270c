import { inflateSync } from 'node:zlib'

const SIGNATURE = 0x774f4646
const HEADER_BYTES = 44
const ENTRY_BYTES = 20

/** The tables of a WOFF 1.0 font by tag (W3C: WOFF File Format 1.0, §4–5). @throws TypeError when it is none */
export function readWoff(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0) !== SIGNATURE)
    throw new TypeError('not a WOFF font')
  const tables = new Map<string, DataView>()
  for (let i = 0; i < view.getUint16(12); i++) {
    const at = HEADER_BYTES + i * ENTRY_BYTES
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const offset = view.getUint32(at + 4)
    const packed = bytes.subarray(offset, offset + view.getUint32(at + 8))
    // A table that would not shrink is stored as it is.
    const table = packed.length < view.getUint32(at + 12) ? inflateSync(packed) : packed
    tables.set(tag, new DataView(table.buffer, table.byteOffset, table.byteLength))
  }
  return tables
}
