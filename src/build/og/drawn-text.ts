import { type Glyph, UNITS } from './outline-font.ts'
import type { Typefaces } from './typeface.ts'

/** Characters of a text that no typeface has. They are left out: a box in their place would be worse. */
export const charactersWithoutGlyph = (text: string, faces: Typefaces): string[] =>
  [...new Set(clustersOf(text))].filter(
    (cluster) => !isBlank(cluster) && glyphsOf(cluster, faces).length === 0,
  )

/** How wide a text is at a type size of 1. */
export const widthOf = (text: string, faces: Typefaces): number =>
  clustersOf(text)
    .flatMap((cluster) => glyphsOf(cluster, faces))
    .reduce((width, glyph) => width + glyph.advance, 0)

/** A line of text as SVG paths, its base line beginning at `x`, `y`. */
export function drawLine(text: string, at: { x: number; y: number; size: number }, faces: Typefaces): string {
  const scale = at.size / UNITS
  let x = at.x
  let paths = ''
  for (const glyph of clustersOf(text).flatMap((cluster) => glyphsOf(cluster, faces))) {
    if (glyph.path)
      paths += `<path transform="translate(${round(x)} ${round(at.y)}) scale(${scale})" d="${glyph.path}"/>`
    x += glyph.advance * at.size
  }
  return paths
}

const CLUSTERS = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** What a reader takes for one character. */
export const clustersOf = (text: string): string[] =>
  [...CLUSTERS.segment(text.normalize('NFC'))].map(({ segment }) => segment)

/**
 * Of an emoji made of several (a family, a flag, a skin tone) the first is drawn, without shaping; of anything else
 * every part that has a glyph.
 */
function glyphsOf(cluster: string, faces: Typefaces): Glyph[] {
  const codes = [...cluster].map((character) => character.codePointAt(0) ?? 0)
  const glyphs = codes.flatMap((code) => (isInvisible(code) ? [] : (faces.glyph(code) ?? [])))
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(cluster)
    ? glyphs.slice(0, 1)
    : glyphs
}

const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Variation_Selector}]$/u

const isInvisible = (code: number): boolean => INVISIBLE.test(String.fromCodePoint(code))

const isBlank = (cluster: string): boolean => [...cluster].every((c) => /\s/.test(c) || INVISIBLE.test(c))

const round = (value: number): number => Math.round(value * 100) / 100
