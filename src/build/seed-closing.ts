import { headingLevel, isBullet, isProse, type Numbered, type Rewrite, type SeedLine } from './seed-lines.ts'

const WORDS =
  '마무리(?:하며|하면서|하기|\\s?(?:정리|인사|말|글))?|마치며|마치면서|마침글|맺음말|맺는\\s?말|맺으며|나가며|나오며|끝으로|끝맺음|끝맺으며|정리하며|총정리|총평|결론|에필로그'
const CLOSING_WORD = new RegExp(
  `^[^\\p{L}\\p{N}#|>*_\`-]{0,4}(?:(?:이?\\s?글을|오늘의|오늘을|하루를)\\s)?(?:${WORDS})(?:\\s?[:：–—-]\\s?\\S.{0,30})?$`,
  'u',
)
const MAX_TITLE_CHARS = 20

/**
 * The unnumbered title of the last section: a closing word alone on its line, or, where the shape is
 * already certain (`sections` given), a short line between blank ones after which only prose follows.
 */
export function findClosingHeading(lines: readonly SeedLine[], sections: readonly Numbered[]): Rewrite[] {
  const from = (sections.at(-1)?.index ?? -1) + 1
  const word = lines.findIndex((_, i) => i >= from && isClosingWord(lines, i, sections.length > 0))
  const index = word < 0 && sections.length > 0 ? findShortTitle(lines, from) : word
  const text = lines[index]?.text.trim()
  return text ? [{ index, replacement: `## ${text}` }] : []
}

function isClosingWord(lines: readonly SeedLine[], index: number, certain: boolean): boolean {
  const line = lines[index]
  if (!line || !isProse(line) || !CLOSING_WORD.test(line.text.trim()) || isSetext(lines, index)) return false
  const stands = certain || (isOpen(lines[index - 1]) && isOpen(lines[index + 1]))
  return stands && lines.slice(index + 1).some(isProse)
}

const isOpen = (line: SeedLine | undefined): boolean => !line || line.blank || headingLevel(line) > 0

const isSetext = (lines: readonly SeedLine[], index: number): boolean =>
  /^ {0,3}(?:-+|=+)\s*$/.test(lines[index + 1]?.text ?? '')

/** After the last list, heading or kept block: the first short line with only paragraphs of prose below it. */
function findShortTitle(lines: readonly SeedLine[], from: number): number {
  const tail = Math.max(from, lines.findLastIndex((line) => !isParagraph(line)) + 1)
  return lines.findIndex(
    (line, i) => i >= tail && i > from && isShortTitle(line) && standsBeforeProse(lines, i),
  )
}

const isParagraph = (line: SeedLine): boolean =>
  line.blank || (isProse(line) && !isBullet(line.text) && !line.text.includes('|'))

function isShortTitle(line: SeedLine): boolean {
  const text = line.text.trim()
  return (
    !line.blank &&
    [...text].length <= MAX_TITLE_CHARS &&
    /\p{Script=Hangul}/u.test(text) &&
    !/^[\p{P}\p{S}]|[\p{P}~]$|[다요죠까]$|\d{4}|https?:|[`*_[\]<>|#@]/u.test(text)
  )
}

function standsBeforeProse(lines: readonly SeedLine[], index: number): boolean {
  const below = lines.slice(index + 1).find((line) => !line.blank)
  const apart = lines[index - 1]?.blank && lines[index + 1]?.blank
  return Boolean(apart && below && [...below.text.trim()].length > MAX_TITLE_CHARS)
}
