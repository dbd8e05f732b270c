import type { MarkedExtension } from 'marked'

/** How far before its `@` a bare e-mail address may begin. RFC 5321 §4.5.3.1.1 allows 64 octets. */
const EMAIL_REACH_CHARS = 320

/**
 * A marked extension that changes no output. At every stop of the inline lexer marked asks whether a bare e-mail
 * address begins, reading on over all letters, `.`, `*` and `_`: quadratic on `a_a_a_…`. Here it is asked only where
 * an `@` is near.
 */
export function shortEmailReach(): MarkedExtension {
  return {
    tokenizer: {
      url(src) {
        return WEB_ADDRESS.test(src) || hasAt(src, 0) ? false : undefined
      },
      inlineText(src) {
        const raw = PLAIN.exec(src)?.[0] ?? ''
        if (raw === '' || needsRule(raw, src)) return false
        return { type: 'text', raw, text: raw, escaped: this.lexer.state.inRawBlock }
      },
    },
  }
}

const WEB_ADDRESS = /^(?:https?:\/\/|ftp:\/\/|www\.)/i

/** Text up to the next character that might mean something: a mark, a line's end, the colon of an address. */
const PLAIN = /^(?:`+|~+|[^`~])[^\\<![`*~_\n:]*/

/** Whether marked's own rule has to look at it: hard breaks, addresses, character references. */
const needsRule = (raw: string, src: string): boolean =>
  src.startsWith('\n', raw.length) ||
  src.startsWith(':', raw.length) ||
  raw.includes('&#') ||
  /www\./i.test(raw) ||
  hasAt(src, raw.length)

const hasAt = (src: string, from: number): boolean => src.slice(0, from + EMAIL_REACH_CHARS).includes('@')
