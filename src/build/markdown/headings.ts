import type { MarkedExtension, Tokens } from 'marked'
import { HeadingIds } from './heading-ids.ts'
import { headingText } from './plain-text.ts'
import type { PlacedToken } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

/** One heading as the page shows it. */
export interface ArticleHeading {
  /** 2–6: the page's only h1 is its title. */
  readonly depth: number
  readonly id: string
  /** Plain, code and the alternative texts of pictures included. */
  readonly text: string
}

export type HeadingsByToken = ReadonlyMap<Tokens.Heading, ArticleHeading>

/** The headings of an article, in order. If any is an h1, all go down one level, so that their order stays. */
export function readHeadings(placed: readonly PlacedToken[], takenIds: Iterable<string>): HeadingsByToken {
  const tokens = placed.flatMap(({ token }) => (token.type === 'heading' ? [token] : []))
  const shift = tokens.some((token) => token.depth === 1) ? 1 : 0
  const ids = new HeadingIds(takenIds)
  return new Map(
    tokens.map((token) => {
      const text = headingText(token.tokens)
      return [token, { depth: Math.min(6, token.depth + shift), id: ids.claim(text), text }]
    }),
  )
}

export function warnOfTitles(placed: readonly PlacedToken[]): ArticleWarning[] {
  return placed.flatMap(({ token, line }) =>
    token.type === 'heading' && token.depth === 1
      ? [
          {
            line,
            message: '본문에 # 제목이 있어 모든 제목을 한 단계 내렸습니다',
            hint: '본문의 제목은 ##부터 쓰세요',
          },
        ]
      : [],
  )
}

/**
 * Renders headings with their id, each a link to itself: nothing is said twice, and nothing is drawn that feeds or copied
 * text would carry. One that holds a link of its own stays as it is.
 */
export function linkedHeadings(headings: HeadingsByToken): MarkedExtension {
  return {
    renderer: {
      heading(token) {
        const heading = headings.get(token)
        if (!heading) return false
        const { depth, id } = heading
        const content = this.parser.parseInline(token.tokens)
        const inner = /<a\b/i.test(content) ? content : `<a href="#${id}">${content}</a>`
        return `<h${depth} id="${id}">${inner}</h${depth}>\n`
      },
    },
  }
}
