import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Glyph, OutlineFont } from './outline-font.ts'

/**
 * A typeface cut into many small files by the characters they hold, as @fontsource packages come: only the files are
 * read that a text has characters of.
 */
class Typeface {
  private readonly name: string
  private readonly ranges: readonly Range[]
  private readonly fonts = new Map<string, OutlineFont>()
  constructor(name: string) {
    this.name = name
    const files: unknown = JSON.parse(readFileSync(resolve(`@fontsource/${name}/unicode.json`), 'utf8'))
    this.ranges = Object.entries(Object(files)).flatMap(([file, ranges]) => readRanges(file, String(ranges)))
  }

  glyph(code: number): Glyph | undefined {
    for (const { file, from, to } of this.ranges) {
      const glyph = from <= code && code <= to ? this.font(file).glyph(code) : undefined
      if (glyph) return glyph
    }
    return undefined
  }

  private font(file: string): OutlineFont {
    const read = this.fonts.get(file)
    if (read) return read
    const path = `@fontsource/${this.name}/files/${this.name}-${file}-400-normal.woff`
    const font = new OutlineFont(readFileSync(resolve(path)))
    this.fonts.set(file, font)
    return font
  }
}

interface Range {
  readonly file: string
  readonly from: number
  readonly to: number
}

const resolve = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier))

/** `"[0]": "U+20-7E,U+A0"` */
const readRanges = (file: string, ranges: string): Range[] =>
  ranges.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return { file: file.replace(/[[\]]/g, ''), from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
  })

/** Korean and Latin; then 한자, kana, Greek and Cyrillic; then emoji. */
const FACES = ['gowun-dodum', 'kosugi', 'noto-emoji'] as const

/** Finds characters in the first face that has them. Reads files as it goes and keeps them. */
export class Typefaces {
  private readonly faces = FACES.map((name) => new Typeface(name))
  private readonly found = new Map<number, Glyph | undefined>()

  /** Undefined where no face has the character. */
  glyph(code: number): Glyph | undefined {
    if (!this.found.has(code)) this.found.set(code, this.find(code))
    return this.found.get(code)
  }

  private find(code: number): Glyph | undefined {
    for (const face of this.faces) {
      const glyph = face.glyph(code)
      if (glyph) return glyph
    }
    return undefined
  }
}
