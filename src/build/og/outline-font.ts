import { readCharacterMap } from './character-map.ts'
import { type Placement, simplePath } from './glyph-outline.ts'
import { readWoff } from './woff.ts'

/** One drawn character; lengths are fractions of the type size. */
export interface Glyph {
  readonly advance: number
  /** SVG path data for {@link UNITS} units to the type size, y downwards, on the base line. */
  readonly path: string
}

/** Units per type size of every {@link Glyph.path}. */
export const UNITS = 1000

const MAX_NESTING = 4

/** Reads the outlines of a TrueType font in a WOFF file: enough to draw a line of text as paths, no shaping. */
export class OutlineFont {
  private readonly tables: ReadonlyMap<string, DataView>
  private readonly characters: ReadonlyMap<number, number>
  private readonly scale: number
  /** @throws TypeError when the file is no WOFF font with TrueType outlines */
  constructor(woff: Uint8Array) {
    this.tables = readWoff(woff)
    this.characters = readCharacterMap(this.table('cmap'))
    this.scale = UNITS / this.table('head').getUint16(18)
  }

  has(code: number): boolean {
    return this.characters.has(code)
  }

  /** Undefined where the font has no such character. */
  glyph(code: number): Glyph | undefined {
    const index = this.characters.get(code)
    if (index === undefined) return undefined
    return {
      advance: (this.advance(index) * this.scale) / UNITS,
      path: this.path(index, [this.scale, 0, 0, -this.scale, 0, 0]),
    }
  }

  private table(tag: string): DataView {
    const table = this.tables.get(tag)
    if (!table) throw new TypeError(`the font has no ${tag} table`)
    return table
  }

  private advance(index: number): number {
    const last = this.table('hhea').getUint16(34) - 1
    return this.table('hmtx').getUint16(Math.min(index, last) * 4)
  }

  private path(index: number, placement: Placement, nesting = 0): string {
    const [start, end] = this.place(index)
    const glyf = this.table('glyf')
    if (end <= start || nesting > MAX_NESTING) return ''
    return glyf.getInt16(start) >= 0
      ? simplePath(glyf, start, placement)
      : this.compositePath(start, placement, nesting)
  }

  private place(index: number): [number, number] {
    const loca = this.table('loca')
    const long = this.table('head').getInt16(50) === 1
    const at = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2)
    return [at(index), at(index + 1)]
  }

  /** A glyph made of others, as the syllables of many Korean fonts are. */
  private compositePath(start: number, placement: Placement, nesting: number): string {
    const glyf = this.table('glyf')
    let at = start + 10
    let path = ''
    for (let more = true; more; ) {
      const flags = glyf.getUint16(at)
      const words = (flags & 1) !== 0
      const dx = words ? glyf.getInt16(at + 4) : glyf.getInt8(at + 4)
      const dy = words ? glyf.getInt16(at + 6) : glyf.getInt8(at + 5)
      const own = matrixOf(glyf, at + (words ? 8 : 6), flags)
      const part: Placement = [...own.matrix, dx, dy]
      path += this.path(glyf.getUint16(at + 2), compose(placement, part), nesting + 1)
      at += (words ? 8 : 6) + own.bytes
      more = (flags & 32) !== 0
    }
    return path
  }
}

type Matrix = readonly [number, number, number, number]

function matrixOf(glyf: DataView, at: number, flags: number): { matrix: Matrix; bytes: number } {
  const fraction = (i: number) => glyf.getInt16(at + i * 2) / 0x4000
  if (flags & 8) return { matrix: [fraction(0), 0, 0, fraction(0)], bytes: 2 }
  if (flags & 64) return { matrix: [fraction(0), 0, 0, fraction(1)], bytes: 4 }
  if (flags & 128) return { matrix: [fraction(0), fraction(1), fraction(2), fraction(3)], bytes: 8 }
  return { matrix: [1, 0, 0, 1], bytes: 0 }
}

const compose = ([a, b, c, d, dx, dy]: Placement, [e, f, g, h, x, y]: Placement): Placement => [
  a * e + c * f,
  b * e + d * f,
  a * g + c * h,
  b * g + d * h,
  a * x + c * y + dx,
  b * x + d * y + dy,
]
