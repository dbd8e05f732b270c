import type { ReadingLoad } from '../../domain/reading-time.ts'
import type { PlacedToken } from './token-lines.ts'

const CJK = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’_-]*/gu

/** What there is to read: of the plain text its syllables and words, of the code blocks the lines that are not blank. */
export function readingLoad(text: string, placed: readonly PlacedToken[]): ReadingLoad {
  const composed = text.normalize('NFC')
  return {
    // A rare Han character beyond the basic plane counts twice.
    hangul: composed.match(CJK)?.reduce((sum, run) => sum + run.length, 0) ?? 0,
    words: composed.replace(CJK, ' ').match(WORD)?.length ?? 0,
    codeLines: placed.reduce(
      (sum, { token }) => sum + (token.type === 'code' ? filledLines(token.text) : 0),
      0,
    ),
  }
}

const filledLines = (code: string): number => code.split('\n').filter((line) => line.trim() !== '').length
