/** One letter or figure as searching sees it, and where in the text it came from (UTF-16, `end` excluded). */
export interface Unit {
  readonly letter: string
  readonly kind: 'syllabic' | 'word' | 'number' | 'break'
  readonly start: number
  readonly end: number
}

/**
 * Text as searching sees it: case, width and accents folded, clusters of consonants taken apart (a keyboard joins ㄱㅅ
 * to ㄳ), everything that is no letter and no figure a break.
 */
export function* unitsOf(text: string): Generator<Unit> {
  let start = 0
  for (const character of text) {
    const end = start + character.length
    for (const letter of foldedOf(character)) yield { letter, kind: kindOf(letter), start, end }
    start = end
  }
}

/** Letters that stand in words without spaces, or take particles: each is searched by itself. */
const SYLLABIC =
  /^[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}ー々〆\u3131-\u318e]$/u
const FIGURE = /^\p{N}$/u
const WORD = /^[\p{L}\p{M}]$/u

function kindOf(letter: string): Unit['kind'] {
  if (letter >= 'a' && letter <= 'z') return 'word'
  if (isSyllable(letter) || SYLLABIC.test(letter)) return 'syllabic'
  if (FIGURE.test(letter)) return 'number'
  return WORD.test(letter) ? 'word' : 'break'
}

const isSyllable = (letter: string): boolean => letter >= '가' && letter <= '힣'

function foldedOf(character: string): readonly string[] | string {
  if (character < '\u0080') return character.toLowerCase()
  if (isSyllable(character)) return character
  // Compatibility folding would turn ㅋ into a half-made syllable.
  if (character >= '\u3131' && character <= '\u318e') return CLUSTERS[character] ?? character
  const folded = character.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC')
  return folded === '' ? [] : [...folded]
}

const ACCENTS = /[\u0300-\u036f]/g

const CLUSTERS: Readonly<Record<string, string>> = {
  ...{ ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ' },
  ...{ ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ' },
}
