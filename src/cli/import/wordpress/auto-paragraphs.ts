const BLOCK =
  'p|div|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|pre|blockquote|h[1-6]|figure|figcaption|hr|section|article|details|summary|dl|dt|dd|iframe|form|script|style|video|audio'

const PRE = /<(pre|script|style)\b[\s\S]*?<\/\1\s*>/gi

/**
 * The editor of old stored line ends and let WordPress make paragraphs of them when a page was shown; blocks, or a text
 * that has its paragraphs, stay as they are.
 */
export function autoParagraphs(html: string): string {
  const text = html.replace(/\r\n?/g, '\n')
  if (text.includes('<!-- wp:') || !/\n/.test(text)) return text
  const kept: string[] = []
  const held = text.replace(PRE, (pre) => {
    kept.push(pre)
    return `\n\n\uFDD2${kept.length - 1}\uFDD2\n\n`
  })
  const spaced = held
    .replace(new RegExp(`(<(?:${BLOCK})\\b[^>]*>)`, 'gi'), '\n\n$1')
    .replace(new RegExp(`(</(?:${BLOCK})\\s*>|<hr\\b[^>]*>)`, 'gi'), '$1\n\n')
  return spaced
    .split(/\n[ \t]*\n+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(paragraphOf)
    .join('\n')
    .replace(/\uFDD2(\d+)\uFDD2/g, (_, i) => kept[Number(i)] ?? '')
}

/** A stretch between blocks is a paragraph; inside a block it is words of that block. */
function paragraphOf(part: string): string {
  const broken = part.replace(/(?<!<br ?\/?>)\n/gi, '<br>\n')
  const isBlock = new RegExp(`^(?:</?(?:${BLOCK})\\b|\\uFDD2)`, 'i').test(part)
  return isBlock ? part : `<p>${broken}</p>`
}
