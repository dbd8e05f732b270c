import { type Parsed, parsed, refused } from './problem.ts'
import { pairs, type Run, runsOf, wholeRun } from './search-tokens.ts'

const MAX_QUERY_CHARS = 100

/** What a reader looks for: every term must be found. */
export interface SearchQuery {
  /** As typed, NFC, trimmed, without control characters. */
  readonly text: string
  readonly terms: readonly Term[]
}

/** One word, or several between quotation marks. */
export type Term = readonly Run[]

/** Reads `q`. No terms: nothing in it can be searched. Problem: `query_too_long`. */
export function parseQuery(value: string | undefined): Parsed<SearchQuery> {
  const text = (value ?? '')
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .normalize('NFC')
    .trim()
  const length = [...text].length
  if (length > MAX_QUERY_CHARS) return refused('query_too_long', 'q', { max: MAX_QUERY_CHARS, length })
  const pieces = [...text.matchAll(/["“”]([^"“”]+)["“”]|[^\s"“”]+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  )
  const terms = new Map(pieces.map(runsOf).map((term) => [JSON.stringify(term), term]))
  return parsed({ text, terms: [...terms.values()].filter((term) => term.length > 0) })
}

/**
 * The terms in FTS5's query language. A term holds letters and figures only, so that nothing of what was typed can be
 * read as an operator. One letter or figure stands for itself, longer ones also for what begins with them.
 */
export const matchOf = (terms: readonly Term[]): string => terms.map(phrase).join(' AND ')

function phrase(term: Term): string {
  const last = term.at(-1)
  if (!last) return '""'
  const tokens = [...term.slice(0, -1).flatMap(wholeRun), ...openRun(last)]
  return `"${tokens.join(' ')}"${isOpen(last) ? ' *' : ''}`
}

/** The tokens of a run that may go on in the text. */
const openRun = (run: Run): string[] =>
  run.kind !== 'syllabic' || run.letters.length === 1 ? [run.letters.join('')] : pairs(run)

const isOpen = ({ kind, letters }: Run): boolean =>
  kind === 'syllabic' ? letters.length === 1 : letters.length > 1
