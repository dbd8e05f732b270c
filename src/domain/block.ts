import { composeJamo } from './jamo.ts'
import { confusableSkeleton } from './person-name.ts'
import { type Parsed, parsed, refused } from './problem.ts'

// Whom and what the owner has had enough of. A block never drops a comment: it waits, and says why.

const BLOCK_KINDS = ['device', 'prefix', 'word'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

export const parseBlockKind = (text: unknown): BlockKind | undefined =>
  BLOCK_KINDS.find((kind) => kind === text)

/** Every comment reads all blocked words: their number is bounded. */
export const MAX_BLOCKED_WORDS = 500
const MIN_WORD_CHARS = 2
const MAX_WORD_CHARS = 100
const GAP = '*'

/**
 * A text as words are looked for in it: compatibility forms, case, spaces, zero-width characters, punctuation and
 * lookalikes are gone, single jamo are put together. `카 지.노`, `ㅋㅏㅈㅣㄴㅗ` and `카지노` are one.
 */
export const foldText = (text: string): string =>
  confusableSkeleton(composeJamo(text.replace(BETWEEN_LETTERS, '') || text))

const BETWEEN_LETTERS = /[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point}/gu

/**
 * A word as it is stored: folded; `*` stands for any text between its parts. Problems (field `value`): `wrong_type`,
 * `word_too_short`, `word_too_long`.
 */
export function parseWord(value: unknown): Parsed<string> {
  if (typeof value !== 'string' || !value.isWellFormed()) return refused('wrong_type', 'value')
  const word = value.split(GAP).map(foldText).filter(Boolean).join(GAP)
  const length = [...word].length
  if (length < MIN_WORD_CHARS) return refused('word_too_short', 'value', { min: MIN_WORD_CHARS })
  return length <= MAX_WORD_CHARS ? parsed(word) : refused('word_too_long', 'value', { max: MAX_WORD_CHARS })
}

/** Whether a folded text holds a stored word: its parts, in their order. Linear in the text. */
export function holdsWord(folded: string, word: string): boolean {
  let from = 0
  for (const part of word.split(GAP)) {
    const at = folded.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}
