const MAX_SUMMARY_CHARS = 120
const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** The first sentences of a text, ≤ 120 characters, cut between words where possible, never inside a syllable. */
export function summaryOf(text: string): string {
  const all = [...graphemes.segment(text.replace(/\s+/g, ' ').trim())].map((s) => s.segment)
  if (all.length <= MAX_SUMMARY_CHARS) return all.join('')
  const cut = all.slice(0, MAX_SUMMARY_CHARS - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut
    .slice(0, space > MAX_SUMMARY_CHARS / 2 ? space : undefined)
    .join('')
    .trimEnd()}…`
}
