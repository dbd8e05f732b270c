import type { Token } from 'marked'
import { plainText } from './plain-text.ts'
import type { PlacedToken } from './token-lines.ts'

const MORE = /<!--[ \t]*more[ \t]*-->/gi

/**
 * The plain words above `<!--more-->`, where it stands between the blocks or within a paragraph of the article.
 * Undefined without a mark, and when nothing is above it.
 */
export function excerptText(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex((token) => isMark(token) || holdsMark(token))
  const block = tokens[at]
  if (!block) return undefined
  const before = tokens.slice(0, at)
  if (holdsMark(block)) before.push({ ...block, tokens: childrenOf(block).slice(0, indexOfMark(block)) })
  return plainText(before) || undefined
}

/** Takes every mark out of the tokens' HTML, so that the page shows no trace of it. Their `raw` stays for the lines. */
export function removeMoreMarks(placed: readonly PlacedToken[]): void {
  for (const { token } of placed)
    if (token.type === 'html' && token.text.includes('<!--'))
      token.text = token.text.replace(MORE, '').replace(/^\s+$/, '')
}

const isMark = (token: Token | undefined): boolean => token?.type === 'html' && token.raw.search(MORE) >= 0

const indexOfMark = (token: Token): number => childrenOf(token).findIndex(isMark)

const holdsMark = (token: Token): boolean => token.type === 'paragraph' && indexOfMark(token) >= 0

const childrenOf = (token: Token): readonly Token[] => ('tokens' in token && token.tokens) || []
