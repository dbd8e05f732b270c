import { Marked, type MarkedExtension, type MarkedToken, type Token } from 'marked'
import { cjkEmphasis } from './cjk-emphasis.ts'
import { leadingAddress, safeHref } from './comment-links.ts'

/**
 * Reads one comment into marked's tokens. Everything a comment may not hold is switched off here and stays
 * text: raw HTML, headings, tables, indented code, reference links, e-mail autolinks.
 * Only for text whose length and nesting are capped already. @throws RangeError when nested past the stack.
 */
export const lexComment = (source: string): readonly Token[] => marked.lexer(source)

/** Whether a token is one of marked's own. All other types come from extensions and are unknown here. */
export const isMarkedToken = (token: Token): token is MarkedToken => OWN_TYPES.has(token.type)

const OWN_TYPES: ReadonlySet<string> = new Set<MarkedToken['type']>([
  ...(['blockquote', 'list', 'list_item', 'code', 'paragraph', 'text', 'space', 'hr', 'checkbox'] as const),
  ...(['strong', 'em', 'del', 'codespan', 'link', 'image', 'escape'] as const),
])

/**
 * Extensions shared with articles go here; an extension hands out tokens of marked's own types
 * (`strong`, `em`, `del`), for others are shown as they were typed.
 */
const EXTENSIONS: readonly MarkedExtension[] = [cjkEmphasis()]

const off = (): undefined => undefined

/** `~` ends a Korean sentence gently (`네~`, `1~3`), and so does `~~`: only `~~` before a word, not after one, strikes. */
const opensStrike = (src: string, prevChar: string) => src.startsWith('~~') && !/[\p{L}\p{N}]/u.test(prevChar)

/** Text up to the next character that can begin anything. marked's own rule is quadratic on long words. */
const TEXT = /^(?:`+|~+|[\s\S])(?:(?!https?:\/\/|www\.)[^\\<![`*~_])*/i

const RESTRICTIONS: MarkedExtension = {
  gfm: true,
  tokenizer: {
    html: off,
    tag: off,
    heading: off,
    lheading: off,
    table: off,
    code: off,
    def: off,
    reflink: off,
    del: (src, _masked, prevChar = '') => (opensStrike(src, prevChar) ? false : undefined),
    url: bareLink,
    inlineText(src) {
      const raw = TEXT.exec(src)?.[0]
      return raw === undefined ? undefined : { type: 'text', raw, text: raw, escaped: false }
    },
  },
}

function bareLink(src: string) {
  const raw = leadingAddress(src)
  const href = safeHref(/^www\./i.test(raw) ? `https://${raw}` : raw)
  if (!href) return undefined
  const text = { type: 'text' as const, raw, text: raw }
  return { type: 'link' as const, raw, href, text: raw, autolink: true, tokens: [text] }
}

const marked = new Marked(...EXTENSIONS, RESTRICTIONS)
