import { type MarkedExtension, Tokenizer } from 'marked'

/** How far before its `@` a bare e-mail address may begin. RFC 5321 §4.5.3.1.1 allows 64 octets. */
const EMAIL_REACH_CHARS = 320

/**
 * A marked extension that changes no output. At every stop of the inline lexer marked asks whether a bare e-mail
 * address begins, reading on over all letters, `.`, `*` and `_`: quadratic on `a_a_a_…`. Here it is asked only where
 * an `@` is near.
 *
 * Text also ends before a `$` that may open a formula, so that math.ts is asked there. (marked's own way, a `start` to
 * search for, looks through all that is left at every stop.)
 */
export function shortEmailReach(): MarkedExtension {
  return {
    tokenizer: {
      url(src) {
        return WEB_ADDRESS.test(src) || hasAt(src, 0) ? false : undefined
      },
      inlineText(src) {
        const plain = PLAIN.exec(src)?.[0] ?? ''
        const raw = plain.slice(0, formulaIn(plain))
        if (raw === '') return false
        if (raw.length === plain.length && needsRule(raw, src)) {
          const token = Tokenizer.prototype.inlineText.call(this, src)
          const end = formulaIn(token?.raw ?? '')
          return end === undefined ? token : Tokenizer.prototype.inlineText.call(this, src.slice(0, end))
        }
        return { type: 'text', raw, text: raw, escaped: this.lexer.state.inRawBlock }
      },
    },
  }
}

const WEB_ADDRESS = /^(?:https?:\/\/|ftp:\/\/|www\.)/i

/** Text up to the next character that might mean something: a mark, a line's end, the colon of an address. */
const PLAIN = /^(?:`+|~+|[^`~])[^\\<![`*~_\n:]*/

/** Where a `$` that may open a formula stands in a text: not behind a letter or a digit (`5$`, `US$5`). */
const formulaIn = (text: string): number | undefined => {
  const at = text.indexOf('$') < 0 ? -1 : text.search(OPENS_FORMULA)
  return at < 0 ? undefined : at
}

const OPENS_FORMULA = /(?<=[^a-z\d$])\$/i

/** Whether marked's own rule has to look at it: hard breaks, addresses, character references. */
const needsRule = (raw: string, src: string): boolean =>
  src.startsWith('\n', raw.length) ||
  src.startsWith(':', raw.length) ||
  raw.includes('&#') ||
  /www\./i.test(raw) ||
  hasAt(src, raw.length)

const hasAt = (src: string, from: number): boolean => src.slice(0, from + EMAIL_REACH_CHARS).includes('@')
