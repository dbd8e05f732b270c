import { type Parsed, parsed, refused } from './problem.ts'

// Strangers' text is kept as it came or refused with a reason; nothing anyone could see is taken out.

/** Code points of a name and of a comment, after cleaning. */
export const MAX_NAME_CHARS = 40
export const MAX_BODY_CHARS = 2000

/**
 * The text of a comment: NFC, line ends as `\n`, outer white space trimmed, 1–2000 code points.
 * Problems (field `body`): `wrong_type`, `text_malformed` (lone surrogates), `body_empty` (nothing one could see),
 * `body_too_long` {max, length}, `text_forbidden_character` {codepoint: 'U+0000'}, `text_zalgo`.
 */
export const cleanBody = (text: unknown): Parsed<string> => clean(text, 'body', MAX_BODY_CHARS)

/**
 * A name as `cleanBody` cleans, on one line: white space inside becomes single spaces; 1–40 code points.
 * Problems (field `name`): as `cleanBody`, with `name_empty` and `name_too_long`.
 */
export const cleanName = (text: unknown): Parsed<string> => clean(text, 'name', MAX_NAME_CHARS)

function clean(text: unknown, field: 'name' | 'body', max: number): Parsed<string> {
  if (typeof text !== 'string') return refused('wrong_type', field)
  if (!text.isWellFormed()) return refused('text_malformed', field)
  const trimmed = text.trim()
  const tooLong = (length: number) => refused(`${field}_too_long`, field, { max, length })
  if (trimmed.length > max * MOST_UNITS_PER_CHAR) return tooLong(codePoints(trimmed))
  const lines = trimmed.replace(/\r\n?/g, '\n')
  const forbidden = firstForbidden(lines)
  if (forbidden) return refused('text_forbidden_character', field, { codepoint: forbidden })
  if (ZALGO.test(lines)) return refused('text_zalgo', field)
  const value = (field === 'name' ? lines.replace(/\s+/g, ' ') : lines).normalize('NFC').trim()
  if (!VISIBLE.test(value)) return refused(`${field}_empty`, field)
  const length = codePoints(value)
  return length > max ? tooLong(length) : parsed(value)
}

/** NFC may shrink a text: this many UTF-16 units per character are read before it is called too long unread. */
const MOST_UNITS_PER_CHAR = 16

/**
 * Controls break databases, terminals and XML feeds; bidi overrides and isolates turn the page around the
 * comment; noncharacters are not XML.
 */
const FORBIDDEN =
  /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e007f}]/u

/** The one honest use of tag characters, which otherwise carry text nobody sees: England, Scotland, Wales. */
const TAGGED_FLAG = /\u{1f3f4}[\u{e0030}-\u{e007a}]{3,6}\u{e007f}/gu

/** More than four marks on one letter climb over the neighbours; what has no width does not part them. */
const ZALGO = /(?:[\p{Mn}\p{Me}]\p{Cf}*){5}/u

/**
 * At least one character that leaves ink. Default ignorables include the Hangul fillers, by which Korean sites
 * get nameless names; the blank Braille cell is not among them and as empty.
 */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cf}\u2800]/u

function firstForbidden(text: string): string | undefined {
  const found = FORBIDDEN.exec(text.replace(TAGGED_FLAG, ''))?.[0].codePointAt(0)
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
}

function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
