/** A title broken into lines for a picture. */
export interface TitleLines {
  readonly lines: readonly string[]
  readonly size: number
}

export interface TitleSpace {
  readonly width: number
  readonly maxLines: number
  /** Type sizes to try, largest first. */
  readonly sizes: readonly number[]
  /** Width of a text at a type size of 1. */
  readonly widthOf: (text: string) => number
  /** What may stand on a line of its own where a word is wider than the space. */
  readonly charactersOf: (text: string) => readonly string[]
}

/**
 * Breaks a title between words, in the largest size at which it fits; Korean words stay whole (`keep-all`). Only in the
 * smallest size a word wider than the space is broken, and a title still too long ends in an ellipsis.
 */
export function breakTitle(title: string, space: TitleSpace): TitleLines {
  const words = title.normalize('NFC').split(/\s+/).filter(Boolean)
  for (const size of space.sizes) {
    const room = space.width / size
    const lines = fill(words, room, space.widthOf)
    const fits = lines.length <= space.maxLines && words.every((word) => space.widthOf(word) <= room)
    if (fits) return { lines: balance(words, lines.length, room, space.widthOf), size }
  }
  const size = space.sizes.at(-1) ?? 1
  return { lines: cut(words, space.width / size, space), size }
}

function fill(words: readonly string[], room: number, widthOf: TitleSpace['widthOf']): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word
    if (line && widthOf(longer) > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

const BALANCING_STEPS = 12

/** The narrowest lines of the same number: no last line of one short word. */
function balance(words: readonly string[], count: number, room: number, widthOf: TitleSpace['widthOf']) {
  let [narrow, wide] = [Math.max(...words.map(widthOf), 0), room]
  for (let i = 0; i < BALANCING_STEPS; i++) {
    const middle = (narrow + wide) / 2
    if (fill(words, middle, widthOf).length <= count) wide = middle
    else narrow = middle
  }
  return fill(words, wide, widthOf)
}

const ELLIPSIS = '…'

function cut(words: readonly string[], room: number, space: TitleSpace): string[] {
  const pieces = words.flatMap((word) =>
    space.widthOf(word) <= room ? [word] : breakWord(word, room, space),
  )
  const lines = fill(pieces, room, space.widthOf)
  if (lines.length <= space.maxLines) return lines
  const last = space.charactersOf(lines[space.maxLines - 1] ?? '')
  let kept = last.length
  while (kept > 0 && space.widthOf(last.slice(0, kept).join('') + ELLIPSIS) > room) kept--
  return [...lines.slice(0, space.maxLines - 1), last.slice(0, kept).join('').trimEnd() + ELLIPSIS]
}

function breakWord(word: string, room: number, { widthOf, charactersOf }: TitleSpace): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of charactersOf(word)) {
    if (piece && widthOf(piece + character) > room) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return piece ? [...pieces, piece] : pieces
}
