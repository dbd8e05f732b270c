import { Marked, type Token } from 'marked'
import { cjkEmphasis } from '../../domain/cjk-emphasis.ts'
import type { Embed } from '../../domain/content-policy.ts'
import type { ReadingLoad } from '../../domain/reading-time.ts'
import { articlePictures } from '../pictures/article-pictures.ts'
import type { PictureLookup } from '../pictures/lookup.ts'
import { warnOfPictures } from '../pictures/picture-warnings.ts'
import { readAlerts, renderedAlerts } from './alerts.ts'
import { bareAddresses } from './bare-addresses.ts'
import { codeBlocks, warnOfCodeInfo } from './code-blocks.ts'
import { shortEmailReach } from './email-reach.ts'
import { captionedFigures } from './figures.ts'
import { footnoteTokens, isDefinition, isReference } from './footnote-tokens.ts'
import {
  footnoteIds,
  footnoteSection,
  readFootnotes,
  renderedFootnotes,
  warnOfFootnotes,
} from './footnotes.ts'
import { foreignParagraphs } from './foreign-language.ts'
import { type ArticleHeading, linkedHeadings, readHeadings, warnOfTitles } from './headings.ts'
import { labelsFor } from './labels.ts'
import { linksLeaving } from './links-leaving.ts'
import { warnOfLiteralMarks } from './literal-marks.ts'
import { isMathToken, mathTokens, renderedMath } from './math.ts'
import { excerptText, removeMoreMarks } from './more-mark.ts'
import { NestedTooDeeply, refuseDeepNesting } from './nesting-limit.ts'
import { plainText } from './plain-text.ts'
import { type RawTag, readRawTags, warnOfRawHtml } from './raw-html.ts'
import { readingLoad } from './reading-load.ts'
import { scrollingTables } from './tables.ts'
import { taskLists } from './task-lists.ts'
import { type PlacedToken, placeThose, placeTokens } from './token-lines.ts'
import { clickToLoadVideos, embedsOf } from './videos.ts'
import type { ArticleWarning } from './warning.ts'

export interface RenderOptions {
  /** Language of the article, BCP 47: what screen readers hear of headings, tables and tasks is said in it. */
  readonly lang: string
  /** An absolute address of the blog, to tell its own links from those that leave. Without it only relative ones are. */
  readonly base?: string
  /** Finds the article's pictures; without it they stand as written. */
  readonly pictures?: PictureLookup
}

/** An article's markdown, rendered, and what the build wants to know of it. */
export interface RenderedArticle extends ReadingLoad {
  /** The author is trusted: raw HTML stands as written. */
  readonly html: string
  readonly headings: readonly ArticleHeading[]
  /** Plain words for summaries and search: white space folded, no code blocks. */
  readonly text: string
  /** What of it stands above `<!--more-->`, where the author put one. */
  readonly excerptText?: string
  /** Sites whose frames the page must allow. */
  readonly embeds: readonly Embed[]
  /** By line. */
  readonly warnings: readonly ArticleWarning[]
}

/**
 * Renders the body of an article (no front matter). The same input gives the same output.
 * @throws NestedTooDeeply when quotes, lists or brackets stand deeper in each other than anyone writes;
 * no other markdown is refused
 * @throws TypeError when `base` is no absolute address
 */
export function renderArticle(source: string, options: RenderOptions): RenderedArticle {
  const text = source.replace(/\r\n?/g, '\n')
  refuseDeepNesting(text)
  return withinStack(() => render(text, options))
}

/** An article's markdown as marked's tokens, read as {@link renderArticle} reads it. */
export const lexArticle = (source: string): Token[] =>
  new Marked(...readingExtensions()).lexer(source.replace(/\r\n?/g, '\n'))

/** What changes how text is read. New for each article: some remember what they met. */
const readingExtensions = () => [
  ...[bareAddresses(), shortEmailReach(), cjkEmphasis(), mathTokens(), footnoteTokens()],
]

function render(source: string, { lang, base, pictures }: RenderOptions): RenderedArticle {
  const labels = labelsFor(lang)
  const marked = new Marked(
    ...readingExtensions(),
    ...[
      scrollingTables(labels),
      codeBlocks(),
      taskLists(labels),
      linksLeaving(base),
      articlePictures(pictures),
    ],
    ...[foreignParagraphs(lang), captionedFigures(), clickToLoadVideos(labels)],
  )
  const parts = readParts(marked.lexer(source))
  const { tokens, placed, headings, alerts, notes, math } = parts
  marked.use(linkedHeadings(headings), renderedAlerts(alerts, labels))
  marked.use(renderedFootnotes(notes, labels), math.extension)
  const text = plainText([
    ...tokens.filter((token) => !isDefinition(token)),
    ...notes.map((n) => n.definition),
  ])
  return {
    html: marked.parser(tokens) + footnoteSection(notes, labels, (note) => marked.parser(note)),
    headings: [...headings.values()],
    text,
    ...(parts.excerpt !== undefined && { excerptText: parts.excerpt }),
    embeds: embedsOf(placed),
    ...readingLoad(text, placed),
    warnings: warningsOf(parts, pictures),
  }
}

type Parts = ReturnType<typeof readParts>

/** What has to be known of a whole article before any of it is drawn. */
function readParts(tokens: Token[]) {
  const placed = placeTokens(tokens)
  keepAlternativesPlain(placed)
  const tags = readRawTags(placed)
  const alerts = readAlerts(placed)
  const excerpt = excerptText(tokens)
  removeMoreMarks(placed)
  const notes = readFootnotes(tokens)
  const headings = readHeadings(placed, [...idsOf(tags), ...footnoteIds(notes)])
  return { tokens, placed, tags, alerts, excerpt, notes, headings, math: renderedMath(tokens) }
}

const warningsOf = (parts: Parts, pictures?: PictureLookup): ArticleWarning[] => {
  const { tokens, placed, tags, alerts, notes, math } = parts
  return byLine([
    ...[...warnOfTitles(placed), ...warnOfLiteralMarks(placed), ...warnOfRawHtml(tags)],
    ...[...warnOfPictures(placed, pictures), ...warnOfCodeInfo(placed), ...alerts.warnings],
    ...[...warnOfFootnotes(tokens, placed, notes), ...math.warnings],
  ])
}

/** Words for those who do not see a picture stand in an attribute, where there are no notes and no formulas. */
function keepAlternativesPlain(placed: readonly PlacedToken[]): void {
  for (const { token } of placed)
    if (token.type === 'image')
      for (const { token: drawn } of placeThose(token.tokens, isDrawn))
        Object.assign(drawn, { type: 'text', text: drawn.raw })
}

const isDrawn = (token: Token): token is Token => isMathToken(token) || isReference(token)

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
