import type { ReadingLoad } from '../../domain/reading-time.ts'
import type { PlacedToken } from './token-lines.ts'

/** What there is to read: of the plain text its syllables and words, of the code blocks the lines that are not blank. */
export function readingLoad(text: string, placed: readonly PlacedToken[]): ReadingLoad {
  return {
    ...countText(text.normalize('NFC')),
    codeLines: placed.reduce(
      (sum, { token }) => sum + (token.type === 'code' ? filledLines(token.text) : 0),
      0,
    ),
  }
}

/** A word begins with a letter or a digit, and goes on through marks, stops and hyphens within it. */
function countText(text: string): Pick<ReadingLoad, 'hangul' | 'words'> {
  let [hangul, words, isInWord] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    const kind = kindOf(code)
    // A rare Han character beyond the basic plane counts twice.
    if (kind === CJK) hangul += code > 0xffff ? 2 : 1
    if (kind === LETTER && !isInWord) words++
    isInWord = kind === LETTER || (isInWord && kind === WITHIN)
    if (code > 0xffff) at++
  }
  return { hangul, words }
}

const CJK = 1
const LETTER = 2
const WITHIN = 3
const OTHER = 4

/** What each character is, once it was met. */
const kinds = new Map<number, number>()

function kindOf(code: number): number {
  if (code >= 0xac00 && code <= 0xd7a3) return CJK
  const known = kinds.get(code)
  if (known !== undefined) return known
  const kind = lookAt(String.fromCodePoint(code))
  kinds.set(code, kind)
  return kind
}

function lookAt(character: string): number {
  if (/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return CJK
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER
  return /[\p{M}.'’_-]/u.test(character) ? WITHIN : OTHER
}

const filledLines = (code: string): number => code.split('\n').filter((line) => line.trim() !== '').length
