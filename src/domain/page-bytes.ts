import { createShortMemory, type ShortMemory } from './short-memory.ts'

// Pages leave as bytes. What differs per response (keys of forms) stands in slots of one width, so that bytes kept
// in memory never hand two people one key.

const encoder = new TextEncoder()

/** As long as a guest may see what the database said before. */
const FRESH_MS = 5000
const MAX_PAGES = 200

/** A page's bytes with the places where a fresh key belongs. */
export interface SlottedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Offsets of the slots in `bytes`. */
  readonly slots: readonly number[]
}

/** Pages as guests see them, never as a device or the owner does. */
export type PageMemory = ShortMemory<SlottedBytes>

export const createPageMemory = (): PageMemory => createShortMemory(FRESH_MS, MAX_PAGES)

/** Encodes HTML in which `marker` stands wherever a key belongs. The marker must be a secret of this isolate. */
export function slotted(html: string, marker: string): SlottedBytes {
  const slots: number[] = []
  const parts = html.split(marker)
  let length = 0
  for (const part of parts.slice(0, -1)) {
    length += encoder.encode(part).length
    slots.push(length)
    length += marker.length
  }
  return { bytes: encoded(html), slots }
}

/** A copy with the key in every slot. @throws RangeError when the key is not as wide as the slots were made. */
export function fillSlots(page: SlottedBytes, key: string): Uint8Array<ArrayBuffer> {
  const bytes = page.bytes.slice()
  const written = encoder.encode(key)
  for (const slot of page.slots) bytes.set(written, slot)
  return bytes
}

/** Pages one after the other. */
export function joined(...pages: readonly SlottedBytes[]): SlottedBytes {
  const bytes = new Uint8Array(pages.reduce((sum, page) => sum + page.bytes.length, 0))
  const slots: number[] = []
  let at = 0
  for (const page of pages) {
    bytes.set(page.bytes, at)
    slots.push(...page.slots.map((slot) => slot + at))
    at += page.bytes.length
  }
  return { bytes, slots }
}

export const plain = (html: string): SlottedBytes => ({ bytes: encoded(html), slots: [] })

/** The types of `encode` leave open whose buffer it is. */
const encoded = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(encoder.encode(text))
