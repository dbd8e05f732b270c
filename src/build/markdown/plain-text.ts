import type { MarkedToken, Token } from 'marked'
import { decodeEntities } from './entities.ts'
import { isMathToken } from './math.ts'
import { visibleText } from './raw-html.ts'
import { isMarkedToken } from './token-lines.ts'

/**
 * An article's words for summaries and search: white space folded, code blocks, pictures and tags left out.
 * Code inside a sentence stays, or the sentence would break.
 */
export const plainText = (tokens: readonly Token[]): string => fold(blocks(tokens))

/** A heading's words; unlike {@link plainText} with the alternative texts of pictures, which may be all it has. */
export const headingText = (tokens: readonly Token[]): string => fold(inline(tokens, true))

/** A single blank, which most are, is left alone: to put one in its place takes longer than all the rest. */
const fold = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ').trim()

const blocks = (tokens: readonly Token[]): string => tokens.map(block).join('\n')

function block(token: Token): string {
  if (isMathToken(token)) return token.text
  if (!isMarkedToken(token)) return blocks(token.tokens ?? [])
  switch (token.type) {
    case 'list':
      return blocks(token.items)
    case 'list_item':
    case 'blockquote':
      return blocks(token.tokens)
    case 'table':
      return [token.header, ...token.rows].map((row) => row.map((c) => inline(c.tokens)).join(' ')).join('\n')
    case 'heading':
    case 'paragraph':
      return inline(token.tokens)
    case 'html':
      return decodeEntities(visibleText(token.raw))
    default:
      return leaf(token, false)
  }
}

const inline = (tokens: readonly Token[], withPictures = false): string =>
  tokens
    .map((token) => {
      if (isMarkedToken(token)) return leaf(token, withPictures)
      return isMathToken(token) ? token.text : inline(token.tokens ?? [], withPictures)
    })
    .join('')

function leaf(token: MarkedToken, withPictures: boolean): string {
  switch (token.type) {
    case 'text':
      return token.tokens ? inline(token.tokens, withPictures) : decodeEntities(token.text)
    case 'em':
    case 'strong':
    case 'del':
    case 'link':
      return inline(token.tokens, withPictures)
    case 'codespan':
    case 'escape':
      return token.text
    case 'br':
      return ' '
    case 'html':
      return /^<br\b/i.test(token.raw) ? ' ' : ''
    case 'image':
      return withPictures ? inline(token.tokens) : ''
    default:
      return ''
  }
}
