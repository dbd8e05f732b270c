import { Marked } from 'marked'
import { cjkEmphasis } from '../../domain/cjk-emphasis.ts'
import type { ReadingLoad } from '../../domain/reading-time.ts'
import { bareAddresses } from './bare-addresses.ts'
import { scrollingCode } from './code-blocks.ts'
import { shortEmailReach } from './email-reach.ts'
import { type ArticleHeading, linkedHeadings, readHeadings, warnOfTitles } from './headings.ts'
import { type ArticleLabels, labelsFor } from './labels.ts'
import { linksAndImages } from './links-and-images.ts'
import { warnOfLiteralMarks } from './literal-marks.ts'
import { NestedTooDeeply, refuseDeepNesting } from './nesting-limit.ts'
import { plainText } from './plain-text.ts'
import { type RawTag, readRawTags, warnOfRawHtml } from './raw-html.ts'
import { readingLoad } from './reading-load.ts'
import { scrollingTables } from './tables.ts'
import { taskLists } from './task-lists.ts'
import { placeTokens } from './token-lines.ts'
import type { ArticleWarning } from './warning.ts'

export interface RenderOptions {
  /** Language of the article, BCP 47: what screen readers hear of headings, tables and tasks is said in it. */
  readonly lang: string
  /** An absolute address of the blog, to tell its own links from those that leave. Without it only relative ones are. */
  readonly base?: string
}

/** An article's markdown, rendered, and what the build wants to know of it. */
export interface RenderedArticle extends ReadingLoad {
  /** The author is trusted: raw HTML stands as written. */
  readonly html: string
  readonly headings: readonly ArticleHeading[]
  /** Plain words for summaries and search: white space folded, no code blocks. */
  readonly text: string
  /** By line. */
  readonly warnings: readonly ArticleWarning[]
}

/**
 * Renders the body of an article (no front matter). The same input gives the same output.
 * @throws NestedTooDeeply when quotes, lists or brackets stand deeper in each other than anyone writes;
 * no other markdown is refused
 * @throws TypeError when `base` is no absolute address
 */
export function renderArticle(source: string, { lang, base }: RenderOptions): RenderedArticle {
  const text = source.replace(/\r\n?/g, '\n')
  refuseDeepNesting(text)
  return withinStack(() => render(text, labelsFor(lang), base))
}

function render(source: string, labels: ArticleLabels, base?: string): RenderedArticle {
  // One instance per article: some extensions number what they meet.
  const marked = new Marked(
    bareAddresses(),
    shortEmailReach(),
    cjkEmphasis(),
    scrollingTables(labels),
    scrollingCode(),
    taskLists(labels),
    linksAndImages(base),
  )
  const tokens = marked.lexer(source)
  const placed = placeTokens(tokens)
  const tags = readRawTags(placed)
  const headings = readHeadings(placed, idsOf(tags))
  marked.use(linkedHeadings(headings, labels))
  const text = plainText(tokens)
  return {
    html: marked.parser(tokens),
    headings: [...headings.values()],
    text,
    ...readingLoad(text, placed),
    warnings: byLine([...warnOfTitles(placed), ...warnOfLiteralMarks(placed), ...warnOfRawHtml(tags)]),
  }
}

const idsOf = (tags: readonly RawTag[]): string[] => tags.flatMap(({ id }) => (id === undefined ? [] : [id]))

const byLine = (warnings: readonly ArticleWarning[]): ArticleWarning[] =>
  warnings.toSorted((a, b) => a.line - b.line)

function withinStack<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message))
      throw new NestedTooDeeply('글의 구조가 너무 깊습니다')
    throw error
  }
}
