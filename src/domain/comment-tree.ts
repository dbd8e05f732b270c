import { blocksOf } from './comment-blocks.ts'
import { type Inline, shows, textLines } from './comment-inlines.ts'
import { prepareLines } from './comment-lines.ts'

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
 * longer, from an import, is shown as plain lines.
 */
const MAX_MARKDOWN_UNITS = 4000

/** 150 bold phrases are a flood, not a comment. */
const MAX_EMPHASIS_RUNS = 300

/** Reads a comment. Never throws: what cannot be read as markdown is one paragraph of plain lines. */
export function parseComment(source: string): readonly Block[] {
  if (source.length > MAX_MARKDOWN_UNITS || emphasisRuns(source) > MAX_EMPHASIS_RUNS) return [plain(source)]
  try {
    const tree = blocksOf(prepareLines(source).split('\n'), 0)
    // A lone marker (`>`, an empty fence) would leave nothing to see of a comment that said something.
    return tree.some(showsBlock) ? tree : [plain(source)]
  } catch {
    return [plain(source)]
  }
}

const emphasisRuns = (source: string): number => source.match(/\*+|_+|~+/g)?.length ?? 0

const plain = (text: string): Block => ({ kind: 'paragraph', children: textLines(text.trim()) })

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
