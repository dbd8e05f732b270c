import { findSeedShape, fixSeedShape } from '../../../build/seed-shape.ts'
import { all, attribute, type HtmlElement, renameElement } from '../html/dom.ts'
import { type Converted, htmlToMarkdown } from '../html/to-markdown.ts'

/** A post of Tistory as markdown: its own boxes and ads gone, headings typed as plain text made headings. */
export function tistoryMarkdown(html: string): Converted {
  const { markdown, notes } = htmlToMarkdown(html, takeApart)
  return { markdown: withHeadings(markdown), notes }
}

/** What skins, plugins and ads put around or into a text. */
const FOREIGN = [
  ...[
    '.another_category',
    '.another_category_color',
    '.container_postbtn',
    '.revenue_unit_wrap',
    '.adsbygoogle',
  ],
  ...[
    '[data-tistory-react-app]',
    '.postbtn_like',
    '.daum_like_wrapper',
    '.tt-plugin',
    '.tt_adsense',
    '.adfit',
  ],
  ...['[data-ad-vendor]', '[data-ad-host]', '.ttAnotherCategory', '.entry-ccl', '.lstCategory'],
].join(',')

function takeApart(body: HtmlElement): void {
  for (const node of all(body, FOREIGN)) node.remove()
  for (const node of all(body, 'figure[data-og-source-url],figure[data-ke-type="opengraph"]'))
    linkInstead(node)
  for (const node of all(body, '.cap1')) captioned(node)
  for (const node of all(body, '[data-ke-type="moreLess"] a.btn-toggle-moreless')) {
    const label = renameElement(renameElement(node, 'strong'), 'strong')
    label.textContent = label.textContent.trim() || '더보기'
  }
  // `<p><pre>` of old editors: the colourer's class stands on the block.
  for (const node of all(body, 'div.colorscripter-code, .se-hover')) node.removeAttribute('style')
}

/** The card of a link is a link. */
function linkInstead(card: HtmlElement): void {
  const address =
    attribute(card, 'data-og-source-url') ||
    attribute(card, 'data-og-url') ||
    attribute(card.querySelector('a') ?? card, 'href')
  const paragraph = card.ownerDocument.createElement('p')
  const link = card.ownerDocument.createElement('a')
  link.setAttribute('href', address)
  link.textContent = attribute(card, 'data-og-title') || address
  paragraph.appendChild(link)
  card.parentNode?.insertBefore(paragraph, card)
  card.remove()
}

/** `<div class="imageblock"><img><p class="cap1">…</p></div>` was a figure before there were figures. */
function captioned(caption: HtmlElement): void {
  const block = caption.parentNode
  if (!block?.querySelector('img')) return
  renameElement(caption, 'figcaption')
  if (block.nodeName === 'DIV' || block.nodeName === 'SPAN' || block.nodeName === 'P')
    renameElement(block, 'figure')
}

/** `1. 제목` alone in a paragraph was escaped so that it is no list; if it is a heading, let it be one. */
function withHeadings(markdown: string): string {
  const typed = markdown.replace(/^(\d{1,2})\\([.)])(?= )/gm, '$1$2')
  return findSeedShape(typed).length > 0 ? fixSeedShape(typed).trim() : markdown
}
