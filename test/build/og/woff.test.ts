import { describe, expect, it } from 'vitest'
import { OutlineFont } from '../../../src/build/og/outline-font.ts'
import { readWoff } from '../../../src/build/og/woff.ts'

describe('a font file', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a picture', new Uint8Array(200).fill(7)],
    ['WOFF 2', new Uint8Array([0x77, 0x4f, 0x46, 0x32, ...new Uint8Array(100)])],
  ])('that is %s is refused', (_, bytes) => expect(() => readWoff(bytes)).toThrow(TypeError))

  it('without outlines is refused by name', () => {
    const empty = new Uint8Array([0x77, 0x4f, 0x46, 0x46, ...new Uint8Array(100)])
    expect(() => new OutlineFont(empty)).toThrow('no cmap table')
  })
})
