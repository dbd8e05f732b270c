/** Characters that can begin or end emphasis. */
type Mark = '*' | '_' | '~'

/** Several equal marks in a row, and what they may do where they stand. */
export interface DelimiterRun {
  readonly mark: Mark
  /** Offset of the first mark, UTF-16 units. */
  readonly start: number
  readonly length: number
  readonly canOpen: boolean
  readonly canClose: boolean
}

/**
 * Every run of a text, in order. `*` and `_` flank as CommonMark 0.31 §6.2 says, with one relaxation for `*` and `~`:
 * beside a CJK character, punctuation on the other side does not matter, because Korean writes particles
 * straight behind a closing bracket or quote (`**마크다운(Markdown)**을`), where English has a space.
 *
 * Only `~~` strikes. One `~` is a range in Korean (`3~4일, 5~6일`) or a drawn-out tone, never a mark.
 */
export function findDelimiterRuns(text: string): DelimiterRun[] {
  const runs: DelimiterRun[] = []
  for (const match of text.matchAll(/\*+|_+|(?<!~)~~(?!~)/g)) {
    const mark = match[0][0]
    if (mark !== '*' && mark !== '_' && mark !== '~') continue
    const start = match.index
    const length = match[0].length
    const [from, to] = mark === '~' ? [start, start + length] : withoutTildes(text, start, start + length)
    runs.push({ mark, start, length, ...flanking(mark, charBefore(text, from), charAfter(text, to)) })
  }
  return runs
}

/** Widened over the tildes on both sides: GFM looks past them, so that `**~~a~~**` may stand inside a word. */
function withoutTildes(text: string, start: number, end: number): [number, number] {
  let from = start
  let to = end
  while (text[from - 1] === '~') from--
  while (text[to] === '~') to++
  return [from, to]
}

function flanking(mark: Mark, before: string, after: string): Pick<DelimiterRun, 'canOpen' | 'canClose'> {
  const spaceBefore = isSpace(before)
  const spaceAfter = isSpace(after)
  const punctuationBefore = isPunctuation(before)
  const punctuationAfter = isPunctuation(after)
  const relaxed = mark !== '_' && (isCjk(before) || isCjk(after))
  const left = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore || relaxed)
  const right = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter || relaxed)
  if (mark !== '_') return { canOpen: left, canClose: right }
  return { canOpen: left && (!right || punctuationBefore), canClose: right && (!left || punctuationAfter) }
}

// The edges of a text count as white space (CommonMark §6.2).
const isSpace = (char: string): boolean => char === '' || /^\s/u.test(char)

const isPunctuation = (char: string): boolean => /^[\p{P}\p{S}]/u.test(char)

// Scripts, and the blocks of punctuation and full-width forms that go with them.
const CJK =
  /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/u

const isCjk = (char: string): boolean => CJK.test(char)

const charAfter = (text: string, at: number): string => {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The character before an offset; a variation selector belongs to the character it varies. */
function charBefore(text: string, at: number): string {
  const pair = text.slice(Math.max(0, at - 2), at)
  const char = [...pair].at(-1) ?? ''
  return /^\p{Variation_Selector}/u.test(char) ? charBefore(text, at - char.length) || char : char
}
