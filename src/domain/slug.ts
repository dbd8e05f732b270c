const MAX_SLUG_GRAPHEMES = 80
const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/**
 * A name as part of an address: NFC, letters, digits and marks of every script kept, the rest one `-`,
 * lower case, ≤ 80 graphemes. Never romanised. May be empty when nothing is left.
 */
export function slugify(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return firstGraphemes(words).replace(/-+$/, '')
}

/** A text has no more graphemes than code units: few need to be counted, which takes long. */
const firstGraphemes = (words: string): string =>
  words.length <= MAX_SLUG_GRAPHEMES
    ? words
    : [...graphemes.segment(words)]
        .slice(0, MAX_SLUG_GRAPHEMES)
        .map((s) => s.segment)
        .join('')
