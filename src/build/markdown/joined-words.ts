import { joined, joinerBetween } from '../../domain/line-breaks.ts'

/** What is copied letter by letter, or is no text. */
const OPAQUE = /<(pre|script|style|math|svg|textarea|iframe|code|!--)/iy
const INLINE_TAG = /<\/?(?:a|abbr|b|bdi|cite|del|em|i|ins|kbd|mark|q|s|small|span|strong|u|wbr)\b/iy

/** Rendered HTML in which words stay with their particles, also across the end of an emphasis; see `joined`. */
export function joinedWords(html: string): string {
  let before = ''
  let made = ''
  for (let at = 0; at < html.length; ) {
    const { end, kind } = pieceAt(html, at)
    const piece = html.slice(at, end)
    if (kind === 'text' || kind === 'code') {
      const text = kind === 'code' ? piece.replace(/^<[^>]*>|<\/code>$/gi, '') : piece
      made += joinerBetween(before, text) + (kind === 'text' ? joined(piece) : piece)
      before = text
    } else {
      made += piece
      if (kind === 'block') before = ''
    }
    at = end
  }
  return made
}

type Piece = { readonly end: number; readonly kind: 'text' | 'code' | 'inline' | 'block' }

/** The piece that begins at `at`: text, a tag, or an element nothing in which is touched. What never ends is one piece. */
function pieceAt(html: string, at: number): Piece {
  if (html[at] !== '<') return { end: behind(html, '<', at, 0), kind: 'text' }
  OPAQUE.lastIndex = INLINE_TAG.lastIndex = at
  const opaque = OPAQUE.exec(html)?.[1]?.toLowerCase()
  if (opaque === '!--') return { end: behind(html, '-->', at, 3), kind: 'inline' }
  if (opaque) {
    const close = `</${opaque}>`
    return { end: behind(html, close, at, close.length), kind: opaque === 'code' ? 'code' : 'block' }
  }
  return { end: behind(html, '>', at, 1), kind: INLINE_TAG.test(html) ? 'inline' : 'block' }
}

function behind(html: string, mark: string, from: number, length: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + length
}
