import type { PostDetails } from '../domain/post.ts'

// A pack is a line of JSON, its name and the length of each text in bytes, and the texts one after the other. A text is a line of
// JSON, its details, and its HTML. Bytes are decoded when somebody asks: to start, the Worker reads none of them.

export interface Pack {
  readonly bytes: Uint8Array
  /** Where each text begins, and where the last one ends. */
  readonly starts: readonly number[]
}

/** Reads the head of a pack. @throws SyntaxError when it is none */
export function openPack(bytes: Uint8Array): Pack {
  const head = bytes.indexOf(LINE_END) + 1
  const { lengths }: { readonly lengths: readonly number[] } = JSON.parse(decode(bytes.subarray(0, head)))
  const starts = [head]
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length)
  return { bytes, starts }
}

export const detailsIn = (pack: Pack, index: number): PostDetails => {
  const text = textAt(pack, index)
  return JSON.parse(decode(text.subarray(0, text.indexOf(LINE_END))))
}

export const htmlIn = (pack: Pack, index: number): string => {
  const text = textAt(pack, index)
  return decode(text.subarray(text.indexOf(LINE_END) + 1))
}

const LINE_END = 10

const textAt = ({ bytes, starts }: Pack, index: number): Uint8Array =>
  bytes.subarray(starts[index], starts[index + 1])

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: false })
const decode = (bytes: Uint8Array): string => decoder.decode(bytes)
