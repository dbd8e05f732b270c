import { unitsOf } from './search-fold.ts'

/** Letters in a row that are searched the same way. */
export interface Run {
  readonly kind: 'syllabic' | 'word' | 'number'
  readonly letters: readonly string[]
}

/** The runs of a text, first to last; breaks are left out. */
export function runsOf(text: string): Run[] {
  const runs: { kind: Run['kind']; letters: string[] }[] = []
  let before: string = 'break'
  for (const { letter, kind } of unitsOf(text.normalize('NFC'))) {
    if (kind !== 'break') {
      const last = runs.at(-1)
      if (last && kind === before) last.letters.push(letter)
      else runs.push({ kind, letters: [letter] })
    }
    before = kind
  }
  return runs
}

/**
 * The tokens of a text, a space between them, for an index that splits at spaces: words and numbers as they are (16GB: two); of syllables every
 * pair, and the last alone. So a pair is found exactly, longer pieces as pairs in a row, one syllable as the beginning
 * of a pair or as a last one, and the index has one token per syllable, not two.
 */
export const tokensOf = (text: string): string => runsOf(text).flatMap(wholeRun).join(' ')

/** The tokens of a run that stands whole. */
export const wholeRun = (run: Run): string[] =>
  run.kind !== 'syllabic' ? [run.letters.join('')] : [...pairs(run), run.letters.at(-1) ?? '']

export const pairs = ({ letters }: Run): string[] => letters.slice(1).map((l, i) => (letters[i] ?? '') + l)

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const FIRST_SYLLABLE = 0xac00
const SYLLABLES_PER_INITIAL = 588

/** The first consonants of the syllables (초성), spaces left out: 서버 없는 블로그 → ㅅㅂㅇㄴㅂㄹㄱ. Breaks at other letters. */
export function initialsOf(text: string): string {
  let found = ''
  for (const letter of text.normalize('NFC')) {
    const initial = INITIALS[Math.floor((letter.charCodeAt(0) - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL)]
    if (initial !== undefined) found += initial
    else if (!/\s/.test(letter)) found += ' '
  }
  return found.replace(/ +/g, ' ').trim()
}
