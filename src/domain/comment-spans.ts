import { leadingAddress } from './comment-links.ts'

/** What stands for itself in a line, whatever marks are in it. Offsets are UTF-16 units of the line's text. */
export interface Span {
  readonly kind: 'escape' | 'code' | 'link' | 'image' | 'address'
  readonly start: number
  readonly end: number
  /** The words: of code, of a link's brackets, what an escape shows. */
  readonly text: string
  /** Where a link or address leads, as typed. */
  readonly href: string
}

/** Finds code, links, pictures, addresses and escapes from left to right; they never overlap. */
export function findSpans(text: string): Span[] {
  const spans: Span[] = []
  BEGIN.lastIndex = 0
  for (let found = BEGIN.exec(text); found; found = BEGIN.exec(text)) {
    const span = spanAt(text, found.index)
    if (span) spans.push(span)
    BEGIN.lastIndex = span ? span.end : skipped(text, found.index)
  }
  return spans
}

const BEGIN = /[\\`<[]|!\[|https?:\/\/|www\./gi

/** A run of backticks that closes nothing is passed as one. */
function skipped(text: string, at: number): number {
  let end = at + 1
  if (text[at] === '`') while (text[end] === '`') end++
  return end
}

function spanAt(text: string, at: number): Span | undefined {
  switch (text[at]) {
    case '\\':
      return escapeAt(text, at)
    case '`':
      return codeAt(text, at)
    case '<':
      return angleAt(text, at)
    case '[':
      return linkAt(text, at, at, 'link')
    case '!':
      return linkAt(text, at, at + 1, 'image')
    default:
      return bareAt(text, at)
  }
}

const ESCAPE = /\\([!-/:-@[-`{-~])/y

function escapeAt(text: string, start: number): Span | undefined {
  const [raw, char] = matchAt(ESCAPE, text, start)
  return raw && char ? { kind: 'escape', start, end: start + raw.length, text: char, href: '' } : undefined
}

function codeAt(text: string, start: number): Span | undefined {
  const [run = ''] = matchAt(/`+/y, text, start)
  const closing = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`, 'g')
  closing.lastIndex = start + run.length
  const close = closing.exec(text)
  if (!close) return undefined
  const inner = text.slice(start + run.length, close.index).replaceAll('\n', ' ')
  const code = /^ .*[^ ].* $/.test(inner) || /^ [^ ] $/.test(inner) ? inner.slice(1, -1) : inner
  return { kind: 'code', start, end: close.index + run.length, text: code, href: '' }
}

const ANGLE = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*|[^\s<>@:]+@[^\s<>@]+\.[^\s<>@]+)>/iy

function angleAt(text: string, start: number): Span | undefined {
  const [raw, inner] = matchAt(ANGLE, text, start)
  if (!raw || !inner) return undefined
  const href = inner.includes(':') ? inner : `mailto:${inner}`
  return { kind: 'address', start, end: start + raw.length, text: inner, href }
}

function bareAt(text: string, start: number): Span | undefined {
  const raw = leadingAddress(text.slice(start))
  const href = /^www\./i.test(raw) ? `https://${raw}` : raw
  return raw ? { kind: 'address', start, end: start + raw.length, text: raw, href } : undefined
}

/** What follows a link's brackets: its address, perhaps with a title. */
const TARGET =
  /\(\s*(?:<([^\n<>]*)>|((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/y

function linkAt(text: string, start: number, bracket: number, kind: 'link' | 'image'): Span | undefined {
  const close = closingBracket(text, bracket)
  if (close === undefined) return undefined
  const [raw, angled, bare = ''] = matchAt(TARGET, text, close + 1)
  if (!raw) return undefined
  const href = (angled ?? bare).replace(/\\([!-/:-@[-`{-~])/g, '$1')
  return { kind, start, end: close + 1 + raw.length, text: text.slice(bracket + 1, close), href }
}

function closingBracket(text: string, open: number): number | undefined {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    const char = text[i]
    if (char === '\\') i++
    else if (char === '`') i = (codeAt(text, i)?.end ?? skipped(text, i)) - 1
    else if (char === '[') depth++
    else if (char === ']' && --depth === 0) return i
  }
  return undefined
}

/** What a sticky pattern matches at an offset; nothing: an empty list. */
function matchAt(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(text) ?? []
}
