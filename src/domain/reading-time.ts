/** What a reader has before them. */
export interface ReadingLoad {
  /** Hangul syllables; Han characters and kana, which are read about as fast, count with them. */
  readonly hangul: number
  /** Words and numbers of every other script. */
  readonly words: number
  /** Lines of code blocks that are not blank. */
  readonly codeLines: number
}

const HANGUL_PER_MINUTE = 500
const WORDS_PER_MINUTE = 200
/** Code in articles is skimmed, not studied: 30 lines a minute, about a screen. */
const SECONDS_PER_CODE_LINE = 2
/** Nobody opens, finds the place and reads even two sentences faster; half of it is what a *read* asks for. */
const MIN_SECONDS = 60

/** The estimated reading time of an article: whole seconds, at least a minute. */
export function readingSeconds({ hangul, words, codeLines }: ReadingLoad): number {
  const minutes = hangul / HANGUL_PER_MINUTE + words / WORDS_PER_MINUTE
  return Math.max(MIN_SECONDS, Math.round(minutes * 60 + codeLines * SECONDS_PER_CODE_LINE))
}
