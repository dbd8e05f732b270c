import type { MarkedToken, Token } from 'marked'

/** A token and the line of the source it begins on, 1-based. */
export interface PlacedToken {
  readonly token: MarkedToken
  readonly line: number
}

/**
 * Every token of marked's own kinds, parents before children, in the order of the source. marked keeps no positions,
 * but a token's `raw` has as many line ends as its source, in lists and quotes too, so lines add up.
 * Tokens of extensions are looked into through `tokens`, but not listed.
 */
export function placeTokens(tokens: readonly Token[], line = 1): PlacedToken[] {
  const placed: PlacedToken[] = []
  place(tokens, line, placed)
  return placed
}

export function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

const KINDS: ReadonlySet<string> = new Set<MarkedToken['type']>([
  ...([
    'blockquote',
    'br',
    'checkbox',
    'code',
    'codespan',
    'def',
    'del',
    'em',
    'escape',
    'heading',
    'hr',
  ] as const),
  ...([
    'html',
    'image',
    'link',
    'list',
    'list_item',
    'paragraph',
    'space',
    'strong',
    'table',
    'text',
  ] as const),
])

/** Whether a token is one of marked's own, rather than an extension's. */
export const isMarkedToken = (token: Token): token is MarkedToken => KINDS.has(token.type)

function place(tokens: readonly Token[], line: number, placed: PlacedToken[]): void {
  let at = line
  for (const token of tokens) {
    if (!isMarkedToken(token)) place(token.tokens ?? [], at, placed)
    else {
      placed.push({ token, line: at })
      placeChildren(token, at, placed)
    }
    at += countLineEnds(token.raw)
  }
}

function placeChildren(token: MarkedToken, line: number, placed: PlacedToken[]): void {
  if (token.type === 'list') place(token.items, line, placed)
  else if (token.type === 'table') {
    // The line below the header only aligns.
    for (const cell of token.header) place(cell.tokens, line, placed)
    for (const [i, row] of token.rows.entries())
      for (const cell of row) place(cell.tokens, line + 2 + i, placed)
  } else if ('tokens' in token && token.tokens) place(token.tokens, line, placed)
}
