import type { MarkedExtension, Token, TokenizerThis, Tokens } from 'marked'
import { linesBelow } from './paragraph-reach.ts'

/** `[^label]` in the text. */
export interface FootnoteReference extends Tokens.Generic {
  readonly type: 'footnoteReference'
  readonly label: string
}

/** `[^label]: what the note says`, with the lines below that belong to it. */
export interface FootnoteDefinition extends Tokens.Generic {
  readonly type: 'footnote'
  readonly label: string
  readonly tokens: Token[]
}

export const isReference = (token: Token): token is FootnoteReference => token.type === 'footnoteReference'
export const isDefinition = (token: Token): token is FootnoteDefinition => token.type === 'footnote'

/**
 * A marked extension: footnotes as GitHub reads them, as tokens. A label nobody defines stays as written. One instance
 * per article: it remembers the labels.
 */
export function footnoteTokens(): MarkedExtension {
  const known = new Set<string>()
  let depth = 0
  return {
    extensions: [
      {
        name: 'footnote',
        level: 'block',
        start: definitionBelow,
        tokenizer(src) {
          // A note may hold a note, but nobody means a hundred.
          if (depth >= MAX_DEPTH) return undefined
          depth++
          const token = definitionAt(src, this)
          depth--
          if (token) known.add(token.label)
          return token
        },
      },
      {
        name: 'footnoteReference',
        level: 'inline',
        tokenizer(src): FootnoteReference | undefined {
          // All blocks are read before any text. A link cannot hold a link.
          const [raw, written] =
            src.startsWith('[^') && !this.lexer.state.inLink ? (REFERENCE.exec(src) ?? []) : []
          if (raw === undefined || written === undefined || !known.has(labelOf(written))) return undefined
          return { type: 'footnoteReference', raw, label: labelOf(written) }
        },
      },
    ],
  }
}

/** Labels differ by neither case nor Unicode form. */
export const labelOf = (written: string): string => written.normalize('NFC').toLowerCase()

const MAX_DEPTH = 10
const REFERENCE = /^\[\^([^\]\s[]{1,100})\]/
const DEFINITION = /^ {0,3}\[\^([^\]\s[]{1,100})\]:[ \t]*/
const DEFINITION_BELOW = /\n {0,3}\[\^[^\]\s[]{1,100}\]:/

/** Where a note begins amid the lines of a paragraph. */
function definitionBelow(src: string): number | undefined {
  const at = linesBelow(src).search(DEFINITION_BELOW)
  return at < 0 ? undefined : at + 1
}

function definitionAt(src: string, { lexer }: TokenizerThis): FootnoteDefinition | undefined {
  const [head, written] = DEFINITION.exec(src) ?? []
  if (head === undefined || written === undefined) return undefined
  const raw = src.slice(0, endOfDefinition(src, head.length))
  const tokens: Token[] = []
  const { top } = lexer.state
  lexer.state.top = true
  lexer.blockTokens(raw.slice(head.length).replace(/\n(?: {4}|\t)/g, '\n'), tokens)
  lexer.state.top = top
  return { type: 'footnote', raw, label: labelOf(written), tokens }
}

/** Lines set in by four columns belong to a note, behind blank lines too; others only as its paragraph's next lines. */
function endOfDefinition(src: string, from: number): number {
  let end = endOfLine(src, from)
  for (;;) {
    const next = skipBlankLines(src, end)
    if (next >= src.length) return end
    const belongs =
      INDENTED.test(src.slice(next, next + 4)) ||
      (next === end && !BEGINS_BLOCK.test(src.slice(next, next + 120)))
    if (!belongs) return end
    end = endOfLine(src, next)
  }
}

const INDENTED = /^(?: {4}|\t)/
const BEGINS_BLOCK =
  /^ {0,3}(?:[#>|<]|[-*+](?:[ \t]|$)|\d{1,9}[.)][ \t]|```|~~~|---|\$\$|\[\^[^\]\s]+\]:|\[[^\]]+\]:)/

const endOfLine = (src: string, from: number): number => {
  const at = src.indexOf('\n', from)
  return at < 0 ? src.length : at + 1
}

function skipBlankLines(src: string, from: number): number {
  BLANK_LINES.lastIndex = from
  BLANK_LINES.exec(src)
  return BLANK_LINES.lastIndex || from
}

const BLANK_LINES = /(?:[ \t]*\n)*/y
