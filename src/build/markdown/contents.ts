import type { ArticleHeading } from './headings.ts'

/** A line of a table of contents, with those below it. */
export interface ContentsEntry {
  readonly id: string
  readonly text: string
  readonly entries: readonly ContentsEntry[]
}

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
