/** U+2060: no line breaks where it stands, and nothing is seen of it. */
const JOINER = '\u2060'

const PARTED = /(?<=[’”」』》〉\])%])(?=\p{Script=Hangul})|(?<=[’”」』》〉\p{Script=Hangul}])(?=\()/gu

/**
 * Joins what no Korean line parts but browsers do (UAX #14, LB19a and LB30, whatever `word-break` says): a particle and
 * the quotation mark, bracket or per cent before it, and a word and the bracket that explains it.
 */
export const joined = (text: string): string => text.replace(PARTED, JOINER)

/** The same between two pieces of one line. */
export const joinerBetween = (before: string, after: string): string =>
  joined(before.slice(-1) + after.slice(0, 1)).includes(JOINER) ? JOINER : ''
