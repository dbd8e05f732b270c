import type { MarkedToken, Token, Tokens } from 'marked'
import { undefuse } from './comment-lines.ts'
import { namesAnotherHost, safeHref } from './comment-links.ts'
import { isMarkedToken } from './comment-marked.ts'

/** What a line of a comment may hold, and nothing else. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly children: readonly Inline[] }
  /** `href` is http, https or mailto, as the URL parser understood it. Links never hold links. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

/** Reads the tokens of one paragraph. Tokens it does not know are shown as they were typed. */
export const inlines = (tokens: readonly Token[], within: Within = OUTSIDE): Inline[] =>
  tokens.flatMap((token) => (isMarkedToken(token) ? inline(token, within) : textLines(token.raw)))

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
export const shownText = (items: readonly Inline[]): string =>
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

function inline(token: MarkedToken, within: Within): Inline | Inline[] {
  if (within.depth > MAX_INLINE_DEPTH) return textLines(token.raw)
  switch (token.type) {
    case 'escape':
      return textLines(token.text)
    case 'codespan':
      return { kind: 'code', text: undefuse(token.text) }
    case 'strong':
    case 'em':
    case 'del':
      return emphasis(token, within)
    case 'link':
      return link(token, within)
    case 'image':
      return image(token, within)
    default:
      // Raw, not `text`: marked resolves character references there, and `&lt;` was typed to be read as such.
      return textLines(token.raw)
  }
}

/** Faces are not emphasis: `*^^*` and `__;__` keep their marks. */
const WORDS = /[\p{L}\p{N}\p{Emoji_Presentation}]/u

function emphasis(token: Tokens.Strong | Tokens.Em | Tokens.Del, within: Within): Inline | Inline[] {
  const children = inlines(token.tokens, { ...within, depth: within.depth + 1 })
  if (WORDS.test(token.text)) return { kind: token.type, children }
  const mark: Inline = { kind: 'text', text: token.raw.slice(0, token.type === 'em' ? 1 : 2) }
  return [mark, ...children, mark]
}

/** A link, or what was typed when it leads nowhere allowed or its text pretends to another host. */
function link(token: Tokens.Link, within: Within): Inline | Inline[] {
  const href = safeHref(undefuse(token.href))
  if (!href || within.link) return textLines(token.raw)
  const children = inlines(token.tokens, { depth: within.depth + 1, link: true })
  if (namesAnotherHost(shownText(children), href)) return textLines(token.raw)
  return { kind: 'link', href, children: children.some(shows) ? children : textLines(token.href) }
}

/** A picture is a stranger's request to every reader's browser: a link to it is shown instead. */
function image(token: Tokens.Image, within: Within): Inline | Inline[] {
  if (within.link) return textLines(token.text)
  const href = safeHref(undefuse(token.href))
  if (!href || namesAnotherHost(token.text, href)) return textLines(token.raw)
  return { kind: 'link', href, children: textLines(token.text.trim() || token.href) }
}
