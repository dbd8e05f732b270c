// Reads a source into lines and marks the ones that belong to something the seed's shape never touches.

/** One line of an article as the seed's rules see it. */
export interface SeedLine {
  readonly text: string
  /** Front matter, code, math, raw HTML, a quotation or an indented block: never reported, never changed. */
  readonly kept: boolean
  /** Nothing to read on it; pasted no-break and zero-width spaces count as nothing. */
  readonly blank: boolean
}

/** A line whose meaning the rules have agreed on: what to write, or null to delete it. */
export interface Rewrite {
  /** Index into the lines, from 0. */
  readonly index: number
  readonly replacement: string | null
}

/** A lone line that may be a section title: `1. 제목`, `① 소제목`. */
export interface Numbered {
  readonly index: number
  readonly number: number
  readonly mark: string
  readonly title: string
}

/** True while this line is to be kept; remembers what it has seen, so it is asked line after line. */
type Keeper = (text: string) => boolean

const FRONT_FENCES = new Map([
  ['---', /^---\s*$/],
  ['+++', /^\+\+\+\s*$/],
])

/** Splits at LF or CRLF; line n of the file is index n − 1. A leading BOM stays on the first line. */
export function readSeedLines(source: string): SeedLine[] {
  const texts = source.split(/\r?\n/)
  const front = frontMatterEnd(texts)
  const keepers = [codeFence(), mathFence(), liquidBlock(), htmlBlock(), quotation()]
  let active: Keeper | undefined
  return texts.map((text, index) => {
    const blank = /^[\s\u200b\ufeff]*$/.test(text)
    if (index <= front) return { text, kept: true, blank }
    active = active?.(text) ? active : keepers.find((keeps) => keeps(text))
    return { text, kept: active !== undefined || isIndented(text), blank }
  })
}

/** An article line that says something to the reader outside code, pictures and rules. */
export function isProse(line: SeedLine): boolean {
  return !line.kept && !line.blank && /[\p{L}\p{N}]/u.test(line.text) && !/^\s*(!\[|#{1,6}\s)/.test(line.text)
}

/** `- …`, `* …`, `+ …` or a pasted bullet, nested or not. */
export const isBullet = (text: string): boolean => /^\s*(?:[-*+]\s|[•▪‣◦]\s?|·\s)/.test(text)

/** The level of an ATX heading, 0 for any other line. */
export const headingLevel = (line: SeedLine): number =>
  line.kept ? 0 : (/^ {0,3}(#{1,6})\s/.exec(line.text)?.[1]?.length ?? 0)

function frontMatterEnd(texts: readonly string[]): number {
  const first = texts[0]?.replace('\ufeff', '').trimEnd() ?? ''
  if (first === '{') return texts.findIndex((text) => text.trimEnd() === '}')
  const close = FRONT_FENCES.get(first)
  return close ? texts.findIndex((text, i) => i > 0 && close.test(text)) : -1
}

const isIndented = (text: string): boolean => /^(?: {4}| {0,3}\t)\s*\S/.test(text)

function codeFence(): Keeper {
  let open = ''
  return function keepsCode(text) {
    const mark = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1]
    if (!open) {
      open = mark ?? ''
      return open !== ''
    }
    const closes = mark?.startsWith(open) && /^\s*[`~]+\s*$/.test(text)
    if (closes) open = ''
    return true
  }
}

function mathFence(): Keeper {
  let open = false
  return function keepsMath(text) {
    const marks = text.split('$$').length - 1
    const kept = open || /^\s*\$\$/.test(text)
    if (kept && marks % 2 === 1) open = !open
    return kept
  }
}

function liquidBlock(): Keeper {
  let end = ''
  return function keepsLiquid(text) {
    const kept = end !== '' || /^\s*\{%/.test(text)
    const opened = /\{%-?\s*(raw|highlight|comment)\b/.exec(text)?.[1]
    if (!end && opened) end = `end${opened}`
    if (end && new RegExp(`\\{%-?\\s*${end}\\b`).test(text)) end = ''
    return kept
  }
}

/** A block that opens with a tag lasts to a blank line; a comment or raw-text element to its own end. */
function htmlBlock(): Keeper {
  let end: RegExp | undefined
  return function keepsHtml(text) {
    const start = end ? undefined : /^ {0,3}<(!--|\/?[a-zA-Z][\w-]*(?=[\s/>]|$))/.exec(text)?.[1]
    if (start) end = htmlEnd(start)
    if (!end) return false
    if (end.test(text)) end = undefined
    return true
  }
}

function htmlEnd(start: string): RegExp {
  if (start === '!--') return /-->/
  const raw = /^(pre|script|style|textarea)$/i.exec(start)?.[1]
  return raw ? new RegExp(`</${raw}>`, 'i') : /^\s*$/
}

/** A quotation also owns the lines that lazily continue its paragraph. */
function quotation(): Keeper {
  let inside = false
  return function keepsQuotation(text) {
    const starts = /^\s{0,3}>/.test(text)
    const continues = inside && /\S/.test(text) && !/^\s*(#{1,6}\s|[-*+]\s|\d{1,9}[.)]|```|~~~)/.test(text)
    inside = starts || continues
    return inside
  }
}
