import { unitsOf } from './search-fold.ts'
import type { Term } from './search-query.ts'

/** A piece of text, and whether it is what was looked for. */
export interface Part {
  readonly text: string
  readonly marked: boolean
}

const SNIPPET_CHARS = 140
const LEAD_CHARS = 36
const MAX_HITS = 60

interface Span {
  readonly start: number
  readonly end: number
  readonly term: number
}

/** The whole text with its hits marked. */
export const markedParts = (text: string, terms: readonly Term[]): Part[] =>
  partsOf(text, 0, text.length, hitsIn(text, terms))

/**
 * A piece of a text around what was looked for, the most different terms in one piece; its beginning when nothing is
 * found. Cut at spaces where there are some near, never inside a character as readers see it.
 */
export function snippetOf(text: string, terms: readonly Term[]): Part[] {
  const hits = hitsIn(text, terms)
  const best = bestHit(hits)
  const from = best === undefined ? 0 : cutBefore(text, best.start - LEAD_CHARS)
  const to = cutAfter(text, Math.max(from + SNIPPET_CHARS, best?.end ?? 0))
  const parts = partsOf(text, from, to, hits)
  return [...(from > 0 ? [ELLIPSIS] : []), ...parts, ...(to < text.length ? [ELLIPSIS] : [])]
}

const ELLIPSIS: Part = { text: '…', marked: false }

/** Hits in the order of the text, none within another. */
function hitsIn(text: string, terms: readonly Term[]): Span[] {
  let folded = ''
  const places: { start: number; end: number }[] = []
  for (const { letter, start, end } of unitsOf(text))
    for (let i = 0; i < letter.length; i++) {
      folded += letter[i]
      places.push({ start, end })
    }
  const found = terms.flatMap((term, number) =>
    [...folded.matchAll(patternOf(term))].slice(0, MAX_HITS).map((match) => ({
      start: places[match.index]?.start ?? 0,
      end: places[match.index + match[0].length - 1]?.end ?? 0,
      term: number,
    })),
  )
  let last = 0
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < last || span.end <= span.start) return false
      last = span.end
      return true
    })
}

const APART = '[^\\p{L}\\p{N}\\p{M}]*'

/** Letters and figures only, so nothing needs an escape. */
function patternOf(term: Term): RegExp {
  const [first, last] = [term[0], term.at(-1)]
  const begin = first && first.kind !== 'syllabic' ? `(?<!${OF_KIND[first.kind]})` : ''
  const ends = last && last.kind !== 'syllabic' && last.letters.length === 1
  const end = ends ? `(?!${OF_KIND[last.kind]})` : ''
  return new RegExp(begin + term.map((run) => run.letters.join('')).join(APART) + end, 'gu')
}

const OF_KIND = { word: '\\p{Script=Latin}', number: '\\p{N}' } as const

/** The hit from which on the most different terms fit in one snippet. */
function bestHit(hits: readonly Span[]): Span | undefined {
  const within = (first: Span) =>
    new Set(
      hits
        .filter((h) => h.start >= first.start && h.end <= first.start + SNIPPET_CHARS - LEAD_CHARS)
        .map((h) => h.term),
    ).size
  let best: { hit: Span; count: number } | undefined
  for (const hit of hits.slice(0, MAX_HITS)) {
    const count = within(hit)
    if (!best || count > best.count) best = { hit, count }
  }
  return best?.hit
}

const REACH_CHARS = 16
const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** The beginning of the first word at or after `at`, where one begins near. */
function cutBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.slice(at, at + REACH_CHARS).search(/\s\S/)
  return space >= 0 ? at + space + 1 : boundaryAt(text, at)
}

/** The end of the last word before `at`, where one ends near. */
function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(at - REACH_CHARS, at + 1).search(/\s\S*$/)
  return space > 0 ? at - REACH_CHARS + space : boundaryAt(text, at)
}

/** The boundary of characters at or before `at`; looked for a little way only, as a family of emoji needs. */
function boundaryAt(text: string, at: number): number {
  const from = Math.max(0, at - 64)
  return from + (graphemes.segment(text.slice(from, at + 64)).containing(at - from)?.index ?? at - from)
}

function partsOf(text: string, from: number, to: number, hits: readonly Span[]): Part[] {
  const parts: Part[] = []
  const add = (start: number, end: number, marked: boolean) => {
    if (end > start) parts.push({ text: text.slice(start, end), marked })
  }
  let at = from
  for (const hit of hits) {
    if (hit.start < at || hit.end > to) continue
    add(at, hit.start, false)
    add(hit.start, hit.end, true)
    at = hit.end
  }
  add(at, to, false)
  return parts
}
