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
        const raw = plainStart(src)
        if (raw === '') return false
        if (needsRule(raw, src))
          return textBeforeFormula(src, (text) => Tokenizer.prototype.inlineText.call(this, text))
        return { type: 'text', raw, text: raw, escaped: this.lexer.state.inRawBlock }
      },
    },
  }
}

const WEB_ADDRESS = /^(?:https?:\/\/|ftp:\/\/|www\.)/i

/** Text up to the next character that might mean something: a mark, a line's end, the colon of an address, a formula. */
const PLAIN = /^(?:`+|~+|[^`~])(?:[^\\<![`*~_\n:$]|(?<=[a-z\d$])\$)*/i
const SHORT = /^(?:`+|~+|[^`~])(?:[^\\<![`*~_\n:$]|(?<=[a-z\d$])\$){0,400}/i
const SHORT_CHARS = 400

/** Where marked's own rule goes on in small steps, not all that is left may be read for each of them. */
function plainStart(src: string): string {
  const start = SHORT.exec(src)?.[0] ?? ''
  return start.length < SHORT_CHARS || needsRule(start, src) ? start : (PLAIN.exec(src)?.[0] ?? '')
}

/** A `$` that may open a formula: not behind a letter or a digit (`5$`, `US$5`), nor behind its like. */
const OPENS_FORMULA = /(?<=[^a-z\d$])\$/i

/** How far a formula is looked for before marked's own rule is asked: it may be asked a million times. */
const FORMULA_REACH_CHARS = 1000

interface Text {
  readonly raw: string
}

/** What marked's own rule says of text, which knows of no formulas. */
function textBeforeFormula<T extends Text>(
  src: string,
  rule: (text: string) => T | undefined,
): T | undefined {
  const near = src.slice(0, FORMULA_REACH_CHARS).search(OPENS_FORMULA)
  const token = rule(near < 0 ? src : src.slice(0, near))
  const far = near < 0 && token ? token.raw.search(OPENS_FORMULA) : -1
  return far < 0 ? token : rule(src.slice(0, far))
}

/** Whether marked's own rule has to look at it: hard breaks, addresses, character references. */
const needsRule = (raw: string, src: string): boolean =>
  src.startsWith('\n', raw.length) ||
  src.startsWith(':', raw.length) ||
  hasAt(src, raw.length) ||
  raw.includes('&#') ||
  /www\./i.test(raw)

const hasAt = (src: string, from: number): boolean => src.slice(0, from + EMAIL_REACH_CHARS).includes('@')
