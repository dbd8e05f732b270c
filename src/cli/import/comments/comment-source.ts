import { cleanBody, cleanName, MAX_NAME_CHARS } from '../../../domain/comment-text.ts'
import { htmlToMarkdown } from '../html/to-markdown.ts'

/** A text, and in a sentence each what was done to it. */
export interface Mended {
  readonly text: string
  readonly notes: readonly string[]
}

const LONGEST = 60_000

/** A comment's HTML as a guest would have typed it here. Plain words stay as they are. */
export function commentFromHtml(html: string): string {
  const text = html.replace(/\r\n?/g, '\n')
  if (!/<[a-z/!]|&#?\w+;/i.test(text)) return text.trim()
  const lines = /<(?:p|br|div|blockquote|ul|ol|pre)\b/i.test(text) ? text : text.replace(/\n/g, '<br>\n')
  // Comments know no pictures, and every line of theirs ends where it ends.
  return htmlToMarkdown(lines)
    .markdown.replace(/ {2}\n/g, '\n')
    .replace(/!\[([^\]]*)\]\(([^\s)]+)[^)]*\)/g, '[$1]($2)')
    .replace(/\[\]\(([^)]+)\)/g, '$1')
}

/** A text that the blog's own rules would take, length apart; what they refuse is taken out. */
export function mendBody(text: string): Mended {
  const body = cleanBody(text)
  if (body.ok) return { text: body.value, notes: [] }
  const notes: string[] = []
  let rest = text.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC').trim()
  const bare = withoutForbidden(rest)
  if (bare !== rest) notes.push('쓸 수 없는 제어 문자를 뺐습니다')
  rest = bare
  if (rest.length > LONGEST) {
    rest = `${[...rest.slice(0, LONGEST)].join('').toWellFormed()}…`
    notes.push(`${LONGEST}자가 넘는 부분을 잘랐습니다`)
  }
  return { text: rest, notes }
}

/** A name of 1–40 characters. */
export function mendName(text: string): Mended {
  const name = cleanName(text)
  if (name.ok) return { text: name.value, notes: [] }
  const bare = withoutForbidden(text.toWellFormed()).replace(/\s+/g, ' ').trim()
  const cut = [...bare.normalize('NFC')].slice(0, MAX_NAME_CHARS).join('').trim()
  if (cleanName(cut).ok) return { text: cut, notes: [`이름을 ${MAX_NAME_CHARS}자까지만 옮겼습니다`] }
  return { text: NAMELESS, notes: ['이름이 없어 "이름 없음"으로 두었습니다'] }
}

const NAMELESS = '이름 없음'

const withoutForbidden = (text: string): string =>
  text
    .replace(
      /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}|[\u{e0000}-\u{e007f}]/gu,
      '',
    )
    .replace(/((?:[\p{Mn}\p{Me}]\p{Cf}*){4})(?:[\p{Mn}\p{Me}]\p{Cf}*)+/gu, '$1')
    .trim()
