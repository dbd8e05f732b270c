import { inlines } from './comment-inlines.ts'
import { MAX_NESTING, undefuse } from './comment-lines.ts'
import type { Block } from './comment-tree.ts'

/** Reads lines that were prepared; `depth`: quotes and lists around them. `tight`: in an item without blank lines. */
export function blocksOf(lines: readonly string[], depth: number, tight = false): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const { block, end } = blockAt(lines, at, depth, tight)
    if (block) blocks.push(block)
    at = end
  }
  return blocks
}

interface Read {
  readonly block: Block | undefined
  /** The first line behind it. */
  readonly end: number
}

function blockAt(lines: readonly string[], at: number, depth: number, tight: boolean): Read {
  const line = lines[at] ?? ''
  if (line.trim() === '') return { block: undefined, end: at + 1 }
  const fence = FENCE.exec(line)
  if (fence) return codeAt(lines, at, fence)
  if (depth < MAX_NESTING && QUOTE.test(line)) return quoteAt(lines, at, depth)
  if (depth < MAX_NESTING && ITEM.test(line)) return listAt(lines, at, depth)
  let end = at + 1
  while (end < lines.length && !interrupts(lines[end] ?? '', depth)) end++
  const text = lines.slice(at, end).join('\n')
  return { block: { kind: tight ? 'line' : 'paragraph', children: inlines(text) }, end }
}

const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/
const QUOTE = /^ {0,3}> ?/
const ITEM = /^( {0,3})(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(?=\S)/

/** Whether a line ends the paragraph above it. A number does only where counting begins: sentences begin with years. */
function interrupts(line: string, depth: number): boolean {
  if (line.trim() === '' || FENCE.test(line)) return true
  if (depth >= MAX_NESTING) return false
  const item = ITEM.exec(line)
  return QUOTE.test(line) || (item !== null && (item[3] ?? '1') === '1')
}

function codeAt(lines: readonly string[], at: number, [, indent = '', run = '']: RegExpExecArray): Read {
  const closing = new RegExp(`^ {0,3}${run}${run[0]}*\\s*$`)
  let end = at + 1
  while (end < lines.length && !closing.test(lines[end] ?? '')) end++
  const code = lines.slice(at + 1, end).map((line) => line.replace(new RegExp(`^ {0,${indent.length}}`), ''))
  return { block: { kind: 'pre', text: undefuse(code.join('\n')) }, end: end + 1 }
}

function quoteAt(lines: readonly string[], at: number, depth: number): Read {
  let end = at
  while (QUOTE.test(lines[end] ?? '')) end++
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''))
  return { block: { kind: 'quote', children: blocksOf(inner, depth + 1) }, end }
}

/** Items of one kind, each with the lines indented below it. */
function listAt(lines: readonly string[], at: number, depth: number): Read {
  const first = ITEM.exec(lines[at] ?? '')
  const items: string[][] = []
  let end = at
  for (let item = first; item && sameList(item, first); item = ITEM.exec(lines[end] ?? '')) {
    const own = itemLines(lines, end, item)
    items.push(own)
    end += own.length
  }
  // Blank lines behind the last item are not its own.
  const bodies = items.map((item) => item.slice(0, item.findLastIndex((line) => line.trim() !== '') + 1))
  const spaced = items.slice(0, -1).some((item) => item.at(-1)?.trim() === '')
  const loose = spaced || bodies.some((body) => partedAtTop(body))
  const start = first?.[3] === undefined ? {} : { start: Number(first[3]) }
  const children = bodies.map((body) => blocksOf(body, depth + 1, !loose))
  return { block: { kind: 'list', ...start, items: children }, end }
}

const sameList = (item: RegExpExecArray, first: RegExpExecArray | null): boolean =>
  item[2] === first?.[2] && item[4] === first?.[4]

const MAX_PADDING = 4

/** The lines of one item without its marker and indentation, blank ones behind it included. */
function itemLines(
  lines: readonly string[],
  at: number,
  [marker, , , , , gap = '']: RegExpExecArray,
): string[] {
  const line = lines[at] ?? ''
  const padding = gap.replaceAll('\t', '    ').length
  const width = marker.length - gap.length + (padding > MAX_PADDING ? 1 : padding)
  const own = [line.slice(marker.length)]
  let fence = FENCE.exec(own[0] ?? '')?.[2]
  for (let i = at + 1; i < lines.length; i++) {
    const text = (lines[i] ?? '').replaceAll('\t', '    ')
    const inside = text.search(/\S/) >= width
    const isLazy = !fence && own.at(-1)?.trim() !== '' && !interrupts(text, 0) && !ITEM.test(text)
    if (text.trim() !== '' && !inside && !isLazy) break
    own.push(inside ? text.slice(width) : text.trimStart())
    fence = fenceAfter(fence, own.at(-1) ?? '')
  }
  return own
}

function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const run = FENCE.exec(line)?.[2]
  if (!fence) return run
  return run?.startsWith(fence) && line.trim() === run ? undefined : fence
}

/** Whether blank lines part what stands in an item itself, not in a list or code of it. */
function partedAtTop(body: readonly string[]): boolean {
  let fence: string | undefined
  return body.some((line, i) => {
    fence = fenceAfter(fence, line)
    if (fence || line.trim() !== '') return false
    const next = body.slice(i).find((l) => l.trim() !== '') ?? ''
    return !/^\s/.test(next)
  })
}
