import { isPageId } from './heading-ids.ts'
import { countLineEnds, type PlacedToken } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/** One opening tag the author wrote as HTML. */
export interface RawTag {
  /** Lower case. */
  readonly name: string
  /** With the values of quoted attributes emptied, so that only names are left to find. */
  readonly attributes: string
  readonly id?: string
  readonly line: number
}

/** The opening tags of an article's raw HTML, in order; comments are not looked into. */
export function readRawTags(placed: readonly PlacedToken[]): RawTag[] {
  return placed.flatMap(({ token, line }) => (token.type === 'html' ? tagsOf(token.raw, line) : []))
}

/** Author's HTML is passed through as written; these parts of it the page refuses to run or cannot hold. */
export function warnOfRawHtml(tags: readonly RawTag[]): ArticleWarning[] {
  return tags.flatMap((tag) => problemsOf(tag).map((problem) => ({ line: tag.line, ...problem })))
}

/** The text a reader sees of raw HTML: tags, comments, scripts, styles and code are blank; line ends stay. */
export function visibleText(html: string): string {
  return html
    .replace(COMMENT, blank)
    .replace(/<(script|style|pre|code|kbd|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, blank)
    .replace(TAG_OR_END, blank)
}

const blank = (hidden: string): string => hidden.replace(/[^\n]+/g, ' ')

// The alternatives begin with different characters, so there is nothing to backtrack into.
const TAG = /<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)/gi
const TAG_OR_END = /<\/?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>?/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const ID = /(?:^|\s)id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
const HANDLER = /(?:^|[\s/"])(on[a-z]+)\s*=/i

function tagsOf(html: string, line: number): RawTag[] {
  const visible = html.replace(COMMENT, blank)
  return [...visible.matchAll(TAG)].map((match) => {
    const [, name = '', attributes = ''] = match
    const id = ID.exec(attributes)
      ?.slice(1)
      .find((value) => value !== undefined)
    return {
      name: name.toLowerCase(),
      attributes: attributes.replace(/"[^"]*"|'[^']*'/g, '""'),
      ...(id !== undefined && { id }),
      line: line + countLineEnds(visible.slice(0, match.index)),
    }
  })
}

function problemsOf({ name, attributes, id }: RawTag): Omit<ArticleWarning, 'line'>[] {
  const problems: Omit<ArticleWarning, 'line'>[] = []
  if (name === 'script' || name === 'style')
    problems.push({
      message: `<${name}>는 보안 정책(CSP)이 막아 동작하지 않습니다`,
      hint: name === 'script' ? '<script>를 지우고 그림이나 링크로 바꾸세요' : '<style>을 지우세요',
    })
  const handler = HANDLER.exec(attributes)?.[1]
  if (handler)
    problems.push({
      message: `${handler}=…은 보안 정책(CSP)이 막아 동작하지 않습니다`,
      hint: `${handler} 속성을 지우세요`,
    })
  if (name === 'h1')
    problems.push({ message: '쪽에 <h1>은 글 제목 하나뿐이어야 합니다', hint: '<h1>을 ## 제목으로 바꾸세요' })
  if (id !== undefined && isPageId(id))
    problems.push({ message: `id="${id}"는 쪽이 이미 쓰는 이름입니다`, hint: '다른 id를 쓰세요' })
  return problems
}
