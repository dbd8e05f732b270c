import type { Article } from './article.ts'
import { tokensOf } from './article-tokens.ts'
import type { Site } from './build.ts'
import type { Complaint } from './complaint.ts'

/** What makes articles hard for those who hear them: pictures without words, headings that skip a level. Warnings. */
export const checkStructure = ({ articles }: Site): Complaint[] =>
  articles.flatMap((article) => [...wordlessPictures(article), ...headingJumps(article)])

const wordlessPictures = (article: Article): Complaint[] =>
  tokensOf(article).flatMap(({ token, line }) => {
    if (token.type !== 'image' || token.text.trim()) return []
    const message = `그림 ${token.href}에 대체 글이 없습니다`
    return [warning(article, line, message, `![그림이 보여 주는 것](${token.href})처럼 쓰세요`)]
  })

function headingJumps(article: Article): Complaint[] {
  const headings = tokensOf(article).flatMap(({ token, line }) =>
    token.type === 'heading' ? [{ depth: token.depth, text: token.text, line }] : [],
  )
  // The page's title stands above an article's `##`; an article that uses `#` begins with that.
  const top = headings.some((h) => h.depth === 1) ? 0 : 1
  return headings.flatMap(({ depth, text, line }, i) => {
    const above = headings[i - 1]?.depth ?? top
    if (depth <= above + 1) return []
    const message = `제목이 한 단계를 건너뜁니다: ${'#'.repeat(depth)} ${text}`
    return [warning(article, line, message, `'${'#'.repeat(above + 1)} ${text}'로 쓰세요`)]
  })
}

const warning = ({ file }: Article, line: number, message: string, hint: string): Complaint => ({
  file,
  line,
  message,
  hint,
  level: 'warning',
})
