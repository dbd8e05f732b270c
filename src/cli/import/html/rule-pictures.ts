import type { Rule } from 'turndown'
import { all, attribute, type HtmlElement } from './dom.ts'
import { quotedAddress, safeAddress } from './rule-inlines.ts'

export const imageRule: Rule = {
  filter: 'img',
  replacement: (_, node) => pictureOf(node),
}

/** A picture with its caption: `![…](a.png "caption")`, alone in its paragraph. */
export const figureRule: Rule = {
  filter: 'figure',
  replacement: (content, node) => {
    const images = all(node, 'img')
    const caption = (node.querySelector('figcaption')?.textContent ?? '').replace(/\s+/g, ' ').trim()
    const [only] = images
    if (only && images.length === 1 && !node.querySelector('table,pre,iframe'))
      return `\n\n${pictureOf(only, caption)}\n\n`
    return `\n\n${content.trim()}\n\n`
  },
}

/** '' where the picture names no file. Lazy loaders keep the true address elsewhere. */
function pictureOf(node: HtmlElement, caption = attribute(node, 'title')): string {
  const names = ['data-url', 'data-src', 'data-original', 'data-lazy-src', 'src']
  const src = names.map((name) => attribute(node, name)).find((value) => value && !value.startsWith('data:'))
  const address = safeAddress(src ?? '')
  if (!address) return ''
  const alt = attribute(node, 'alt')
    .replace(/\s+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
  const title = caption.replace(/[\\"]/g, '\\$&')
  return `![${alt}](${quotedAddress(address)}${title ? ` "${title}"` : ''})`
}
