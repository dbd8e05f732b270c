const MAX_SUMMARY_CHARS = 120
const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** The first sentences of a text, ≤ 120 characters, cut between words where possible, never inside a syllable. */
export function summaryOf(text: string): string {
  const start = firstCharacters(text)
  if (start.length <= MAX_SUMMARY_CHARS) return start.join('')
  const cut = start.slice(0, MAX_SUMMARY_CHARS - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut
    .slice(0, space > MAX_SUMMARY_CHARS / 2 ? space : undefined)
    .join('')
    .trimEnd()}…`
}

/** Code units that hold as many characters as are wanted in nearly every text. */
const ENOUGH = 1000

/** As people count them, one more than a summary may have. To look at a whole article takes milliseconds. */
function firstCharacters(text: string): string[] {
  const characters = charactersOf(text.slice(0, ENOUGH))
  return characters.length > MAX_SUMMARY_CHARS || text.length <= ENOUGH ? characters : charactersOf(text)
}

function charactersOf(text: string): string[] {
  const characters: string[] = []
  for (const { segment } of graphemes.segment(text.replace(/\s+/g, ' ').trim()))
    if (characters.push(segment) > MAX_SUMMARY_CHARS) break
  return characters
}
