import { undefuse } from './comment-lines.ts'
import { namesAnotherHost, safeHref } from './comment-links.ts'
import { findSpans, type Span } from './comment-spans.ts'
import { type EmphasisPlan, type EmphasisSpan, planEmphasis } from './emphasis-plan.ts'

/** What a line of a comment may hold, and nothing else. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  /** `href` is http, https or mailto, as the URL parser understood it. Links never hold links. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

/** Reads the text of one paragraph, line ends as breaks. */
export function inlines(text: string, within: Within = OUTSIDE): Inline[] {
  const spans = findSpans(text)
  return new Run(text, new Map(spans.map((s) => [s.start, s])), planEmphasis(masked(text, spans))).read(
    0,
    text.length,
    within,
  )
}

/** Text as it stands, with a break for each line end. */
export const textLines = (text: string): Inline[] =>
  undefuse(text)
    .split('\n')
    .flatMap((line, i): Inline[] => [
      ...(i > 0 ? [{ kind: 'break' } as const] : []),
      ...(line ? [{ kind: 'text', text: line } as const] : []),
    ])

/** Whether there is anything to see. */
export const shows = (item: Inline): boolean => shownText([item]).trim() !== ''

/** The words a reader sees, breaks as `\n`. */
const shownText = (items: readonly Inline[]): string =>
  items
    .map((item) => (item.kind === 'break' ? '\n' : 'text' in item ? item.text : shownText(item.children)))
    .join('')

interface Within {
  readonly depth: number
  readonly link: boolean
}

const OUTSIDE: Within = { depth: 0, link: false }

/** Emphasis within emphasis beyond this is shown as typed. */
const MAX_INLINE_DEPTH = 8

/** Marks inside a span are no marks; its edges stay, as emphasis asks what stands beside it. */
function masked(text: string, spans: readonly Span[]): string {
  let out = ''
  for (const { start, end, kind } of spans) {
    const inner = 'a'.repeat(Math.max(0, end - start - 2))
    const edged = kind === 'address' ? `a${inner}a`.slice(0, end - start) : `[${inner}]`
    out += text.slice(out.length, start) + (kind === 'escape' ? '++' : edged)
  }
  return out + text.slice(out.length)
}

/** A text whose spans and emphasis are known, read into a tree once. */
class Run {
  readonly #text: string
  readonly #spans: ReadonlyMap<number, Span>
  readonly #plan: EmphasisPlan

  constructor(text: string, spans: ReadonlyMap<number, Span>, plan: EmphasisPlan) {
    this.#text = text
    this.#spans = spans
    this.#plan = plan
  }

  read(from: number, to: number, within: Within): Inline[] {
    if (within.depth > MAX_INLINE_DEPTH) return textLines(this.#text.slice(from, to))
    const read: Inline[] = []
    let plain = from
    for (let at = from; at < to; ) {
      const span = this.#spans.get(at)
      const emphasis = this.#emphasisAt(at, from)
      const end = span?.end ?? (emphasis ? at + emphasis.length : at + 1)
      if (span || emphasis) {
        read.push(...textLines(this.#text.slice(plain, at)))
        read.push(...(span ? spanInlines(span, this.#text.slice(at, end), within) : []))
        if (emphasis) read.push(...this.#stressed(emphasis, at, within))
        plain = end
      }
      at = end
    }
    return [...read, ...textLines(this.#text.slice(plain, to))]
  }

  /** `~` ends a Korean sentence gently (`네~~`): behind a word it strikes nothing. */
  #emphasisAt(at: number, from: number): EmphasisSpan | undefined {
    const found = this.#plan.get(at)
    const isTone =
      found?.type === 'del' && at > from && /[\p{L}\p{N}]$/u.test(this.#text.slice(from, at).slice(-2))
    return isTone ? undefined : found
  }

  #stressed({ type, length, marks }: EmphasisSpan, at: number, within: Within): Inline[] {
    const [from, to] = [at + marks, at + length - marks]
    const deeper = { ...within, depth: within.depth + 1 }
    const children = this.read(from, to, deeper)
    if (WORDS.test(this.#text.slice(from, to))) return [{ kind: type, children }]
    const mark: Inline = { kind: 'text', text: this.#text.slice(at, from) }
    return [mark, ...children, mark]
  }
}

/** Faces are not emphasis: `*^^*` and `__;__` keep their marks. */
const WORDS = /[\p{L}\p{N}\p{Emoji_Presentation}]/u

function spanInlines(span: Span, raw: string, within: Within): Inline[] {
  switch (span.kind) {
    case 'escape':
      return textLines(span.text)
    case 'code':
      return [{ kind: 'code', text: undefuse(span.text) }]
    case 'address':
      return link(span, raw, textLines(span.text), within)
    case 'link':
      return link(span, raw, inlines(span.text, { depth: within.depth + 1, link: true }), within)
    case 'image':
      return image(span, raw, within)
  }
}

/** A link, or what was typed when it leads nowhere allowed or its text pretends to another host. */
function link({ href: typed }: Span, raw: string, children: readonly Inline[], within: Within): Inline[] {
  const href = safeHref(undefuse(typed))
  if (!href || within.link || namesAnotherHost(shownText(children), href)) return textLines(raw)
  return [{ kind: 'link', href, children: children.some(shows) ? children : textLines(typed) }]
}

/** A picture is a stranger's request to every reader's browser: a link to it is shown instead. */
function image({ text, href: typed }: Span, raw: string, within: Within): Inline[] {
  if (within.link) return textLines(text)
  const href = safeHref(undefuse(typed))
  if (!href || namesAnotherHost(text, href)) return textLines(raw)
  return [{ kind: 'link', href, children: textLines(text.trim() || typed) }]
}
