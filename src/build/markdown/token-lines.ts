import type { MarkedToken, Token } from 'marked'

/** A token and the line of the source it begins on, 1-based. */
export interface PlacedToken<T extends Token = MarkedToken> {
  readonly token: T
  readonly line: number
}

/**
 * Every token of marked's own kinds, parents before children, in the order of the source. marked keeps no positions,
 * but a token's `raw` has as many line ends as its source, in lists and quotes too, so lines add up.
 * Tokens of extensions are looked into through `tokens`, but not listed.
 */
export const placeTokens = (tokens: readonly Token[], line = 1): PlacedToken[] =>
  placeThose(tokens, isMarkedToken, line)

/** Every token of some kinds, in the order of the source, those of extensions too. */
export function placeThose<T extends Token>(
  tokens: readonly Token[],
  isWanted: (token: Token) => token is T,
  line = 1,
): PlacedToken<T>[] {
  const placed: PlacedToken<T>[] = []
  walk(tokens, line, (token, at) => {
    if (isWanted(token)) placed.push({ token, line: at })
  })
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

type Visit = (token: Token, line: number) => void

function walk(tokens: readonly Token[], line: number, visit: Visit): void {
  let at = line
  for (const token of tokens) {
    visit(token, at)
    walkChildren(token, at, visit)
    at += countLineEnds(token.raw)
  }
}

function walkChildren(token: Token, line: number, visit: Visit): void {
  if (!isMarkedToken(token)) walk(token.tokens ?? [], line, visit)
  else if (token.type === 'list') walk(token.items, line, visit)
  else if (token.type === 'table') {
    // The line below the header only aligns.
    for (const cell of token.header) walk(cell.tokens, line, visit)
    for (const [i, row] of token.rows.entries())
      for (const cell of row) walk(cell.tokens, line + 2 + i, visit)
  } else if ('tokens' in token && token.tokens) walk(token.tokens, line, visit)
}
