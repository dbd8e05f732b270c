import type { Rule } from 'turndown'
import { attribute, childrenOf, type HtmlElement, isInside } from './dom.ts'

/**
 * A table of GFM. The first row is its head, as GFM has none without. Cells arrive converted, one after the other, so
 * each marks its end; a cell over several columns fills the first.
 */
export const tableRule: Rule = {
  filter: ['table', 'tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'colgroup', 'col', 'caption'],
  replacement: (content, node) => {
    switch (node.nodeName) {
      case 'TD':
      case 'TH':
        return cellOf(content, node)
      case 'TR':
        return `${content}${ROW_END}`
      case 'TABLE':
        return isInside(node, 'TABLE') ? content.replace(PRIVATE, ' ') : tableOf(content, node)
      case 'COLGROUP':
      case 'COL':
      case 'CAPTION':
        return ''
      default:
        return content
    }
  },
}

// No text holds these: they are noncharacters.
const CELL_END = '\uFDD0'
const ROW_END = '\uFDD1'
const PRIVATE = /[\uFDD0\uFDD1]/g

function cellOf(content: string, node: HtmlElement): string {
  const text = content
    .trim()
    .replace(/(?<!\\)\|/g, '\\|')
    .replace(/\s*\n+\s*/g, '<br>')
  const span = Math.min(Math.max(Number.parseInt(attribute(node, 'colspan'), 10) || 1, 1), 50)
  return `${text}${CELL_END.repeat(span)}`
}

function tableOf(content: string, node: HtmlElement): string {
  const rows = content
    .split(ROW_END)
    .map((row) =>
      row
        .split(CELL_END)
        .slice(0, -1)
        .map((cell) => cell.trim()),
    )
    .filter((row) => row.length > 0)
  const width = Math.max(0, ...rows.map((row) => row.length))
  // A table of one cell is a box, not a table.
  if (width <= 1) return `\n\n${rows.map(([cell = '']) => cell.replaceAll('<br>', '\n\n')).join('\n\n')}\n\n`
  const lines = rows.map((row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`)
  const caption = childrenOf(node)
    .find((child) => child.nodeName === 'CAPTION')
    ?.textContent.trim()
  const [head = '', ...rest] = lines
  return `\n\n${caption ? `${caption}\n\n` : ''}${[head, `|${' --- |'.repeat(width)}`, ...rest].join('\n')}\n\n`
}
