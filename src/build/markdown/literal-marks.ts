import { visibleText } from './raw-html.ts'
import type { PlacedToken } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/** Tells of every line where readers would see a literal `**` outside code. Escaped stars are meant. */
export function warnOfLiteralMarks(placed: readonly PlacedToken[]): ArticleWarning[] {
  const warnings: ArticleWarning[] = []
  // marked does not say of every text whether it stands between `<code>` and `</code>`.
  let inRawCode = false
  for (const { token, line } of placed) {
    if (BLOCKS.has(token.type)) inRawCode = false
    if (token.type === 'html' && 'inRawBlock' in token) inRawCode = token.inRawBlock
    else if (token.type === 'html') warnings.push(...literalsIn(visibleText(token.raw), line, IN_HTML))
    else if (token.type === 'text' && !token.tokens && !inRawCode)
      warnings.push(...literalsIn(token.raw, line, IN_TEXT))
  }
  // Backwards, so that the first of a line stays.
  return [...new Map(warnings.toReversed().map((warning) => [warning.line, warning])).values()]
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'list_item', 'blockquote', 'table'])

const IN_TEXT =
  '여는 ** 바로 뒤와 닫는 ** 바로 앞의 빈칸을 지우세요. 별표를 보이려면 \\*\\* 또는 `코드`로 적으세요'
const IN_HTML = 'HTML 안에서는 마크다운을 읽지 않습니다. 여는 태그 아래에 빈 줄을 두거나 <strong>을 쓰세요'

/** Characters shown on either side of two stars. */
const CONTEXT_CHARS = 12

function literalsIn(text: string, line: number, hint: string): ArticleWarning[] {
  if (!text.includes('**')) return []
  return text.split('\n').flatMap((row, i) => {
    const at = row.indexOf('**')
    return at < 0 ? [] : [{ line: line + i, message: `**가 글자 그대로 보입니다: ${around(row, at)}`, hint }]
  })
}

function around(row: string, at: number): string {
  const before = [...row.slice(Math.max(0, at - 2 * CONTEXT_CHARS), at)].slice(-CONTEXT_CHARS)
  const after = [...row.slice(at, at + 2 * CONTEXT_CHARS)].slice(0, CONTEXT_CHARS + 2)
  return `…${[...before, ...after].join('')}…`
}
