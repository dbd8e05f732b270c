import type { MarkedToken, Token } from 'marked'
import { type Inline, inlines, shows, textLines } from './comment-inlines.ts'
import { MAX_NESTING, prepareLines, undefuse } from './comment-lines.ts'
import { isMarkedToken, lexComment } from './comment-marked.ts'

/** What a comment may hold, and nothing else: whoever prints this tree cannot print more. */
export type Block =
  /** A `line` is a paragraph of a tight list item. */
  | { readonly kind: 'paragraph' | 'line'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  /** `start` is the first number of a numbered list, 0–999. */
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly (readonly Block[])[] }

/**
 * Longest source read as markdown, UTF-16 units: every comment a guest can write (2000 code points). What is
 * longer, from an import, is shown as plain lines: marked's time grows faster than the text.
 */
export const MAX_MARKDOWN_UNITS = 4000

/** marked looks for each opener's closer through the whole paragraph; 150 bold phrases are a flood, not a comment. */
const MAX_EMPHASIS_RUNS = 300

/** Reads a comment. Never throws: what cannot be read as markdown is one paragraph of plain lines. */
export function parseComment(source: string): readonly Block[] {
  if (source.length > MAX_MARKDOWN_UNITS || emphasisRuns(source) > MAX_EMPHASIS_RUNS) return [plain(source)]
  try {
    const tree = blocks(lexComment(prepareLines(source)), 0)
    // A lone marker (`>`, an empty fence) would leave nothing to see of a comment that said something.
    return tree.some(showsBlock) ? tree : [plain(source)]
  } catch {
    return [plain(source)]
  }
}

const emphasisRuns = (source: string): number => source.match(/\*+|_+|~+/g)?.length ?? 0

const plain = (text: string): Block => ({ kind: 'paragraph', children: textLines(text.trim()) })

const blocks = (tokens: readonly Token[], depth: number): Block[] =>
  tokens.flatMap((token) => (isMarkedToken(token) ? block(token, depth) : plain(token.raw)))

function block(token: MarkedToken, depth: number): Block | [] {
  switch (token.type) {
    case 'space':
      return []
    case 'paragraph':
      return { kind: 'paragraph', children: inlines(token.tokens) }
    case 'text':
      return { kind: 'line', children: token.tokens ? inlines(token.tokens) : textLines(token.raw) }
    case 'code':
      return { kind: 'pre', text: undefuse(token.text).replace(/\n$/, '') }
    case 'blockquote':
      return depth < MAX_NESTING
        ? { kind: 'quote', children: blocks(token.tokens, depth + 1) }
        : plain(token.raw)
    case 'list': {
      if (depth >= MAX_NESTING) return plain(token.raw)
      const items = token.items.map((item) => blocks(item.tokens, depth + 1))
      return { kind: 'list', ...(token.start !== '' && { start: token.start }), items }
    }
    default:
      return plain(token.raw)
  }
}

function showsBlock(block: Block): boolean {
  switch (block.kind) {
    case 'pre':
      return block.text.trim() !== ''
    case 'quote':
      return block.children.some(showsBlock)
    case 'list':
      return block.items.some((item) => item.some(showsBlock))
    default:
      return block.children.some(shows)
  }
}
