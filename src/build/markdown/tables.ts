import { type MarkedExtension, Renderer } from 'marked'
import type { ArticleLabels } from './labels.ts'

/** Tables scroll sideways in a region of their own that the keyboard reaches. One instance per article: it numbers. */
export function scrollingTables(labels: ArticleLabels): MarkedExtension {
  let count = 0
  return {
    renderer: {
      table(token) {
        const label = labels.table(++count)
        const table = Renderer.prototype.table.call(this, token)
        return `<div class="table-scroll" tabindex="0" role="region" aria-label="${label}">\n${table}</div>\n`
      },
      tablecell(token) {
        const content = this.parser.parseInline(token.tokens)
        const align = token.align ? ` align="${token.align}"` : ''
        // An empty header cell heads nothing, and is announced as a header without a name.
        const isHeader = token.header && content !== ''
        return isHeader ? `<th scope="col"${align}>${content}</th>\n` : `<td${align}>${content}</td>\n`
      },
    },
  }
}
