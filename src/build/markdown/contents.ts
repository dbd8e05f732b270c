import { escapeHtml } from '../../domain/escape-html.ts'
import type { ArticleHeading } from './headings.ts'

/** A line of a table of contents, with those below it. */
export interface ContentsEntry {
  readonly id: string
  readonly text: string
  readonly entries: readonly ContentsEntry[]
}

/** Fewer headings show themselves; more than this in two levels are a wall, so one level has to do. */
const MIN_ENTRIES = 4
const MAX_ENTRIES = 24

/**
 * The table of contents as it stands above an article's text: folded, and open beside the text where the stylesheet
 * finds room. Empty for an article of few headings.
 * @param wanted what its author said (`toc:`), if anything
 */
export function contentsHtml(
  headings: readonly ArticleHeading[],
  label: string,
  wanted: boolean | undefined,
): string {
  const two = headings.filter(({ depth }) => depth <= 3)
  const shown = two.length > MAX_ENTRIES ? two.filter(({ depth }) => depth === 2) : two
  if (wanted === false || shown.length < (wanted ? 1 : MIN_ENTRIES)) return ''
  const list = listHtml(tableOfContents(shown))
  return `<nav class="toc" aria-label="${label}"><details class="fold"><summary>${label}</summary>${list}</details></nav>\n`
}

const listHtml = (entries: readonly ContentsEntry[]): string =>
  entries.length > 0 ? `<ol>${entries.map(entryHtml).join('')}</ol>` : ''

const entryHtml = ({ id, text, entries }: ContentsEntry): string =>
  `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>${listHtml(entries)}</li>`

/**
 * The table of contents of an article: headings nested by depth. A heading that skips a depth stands right below the
 * one before it; one that comes before any of lesser depth stands at the top.
 * @param maxDepth deeper headings are left out
 */
export function tableOfContents(headings: readonly ArticleHeading[], maxDepth = 3): ContentsEntry[] {
  const top: GrowingEntry[] = []
  const open: { depth: number; entries: GrowingEntry[] }[] = []
  for (const { depth, id, text } of headings) {
    if (depth > maxDepth) continue
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const entry: GrowingEntry = { id, text, entries: [] }
    ;(open.at(-1)?.entries ?? top).push(entry)
    open.push({ depth, entries: entry.entries })
  }
  return top
}

interface GrowingEntry extends ContentsEntry {
  readonly entries: GrowingEntry[]
}
