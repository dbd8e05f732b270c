import type { Inline } from './comment-inlines.ts'
import { safeHref } from './comment-links.ts'
import { type Block, parseComment } from './comment-tree.ts'
import { escapeHtml } from './escape-html.ts'

/** Raised whenever the same source renders to other HTML, so that stored comments can be rendered anew. */
export const RENDER_VERSION = 2

/**
 * A comment's HTML from its source; safe to insert into a page whatever the source is. Tags: p, br, strong, em, del,
 * code, pre, blockquote, ul, ol (`start`), li, a (`href` http, https or mailto, and `rel`). Never throws.
 */
export const renderComment = (source: string): string => blocksHtml(parseComment(source))

/** A text as it is stored: what was typed, and how it looks. */
export const rendered = (source: string) => ({
  source,
  html: renderComment(source),
  renderVersion: RENDER_VERSION,
})

/**
 * A comment as plain text, for notices, feeds and search: marks of emphasis gone, quotes after `> `, list items
 * after `- ` or their number, hidden addresses after the words that link to them. Never throws. NOT escaped.
 */
export const commentText = (source: string): string => blocksText(parseComment(source))

const blocksHtml = (blocks: readonly Block[]): string => blocks.map(blockHtml).join('')

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children)}</p>`
    case 'line':
      return inlinesHtml(block.children)
    case 'pre':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'quote':
      return `<blockquote>${blocksHtml(block.children)}</blockquote>`
    case 'list': {
      const items = block.items.map((item) => `<li>${blocksHtml(item)}</li>`).join('')
      if (block.start === undefined) return `<ul>${items}</ul>`
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`
    }
  }
}

const inlinesHtml = (items: readonly Inline[]): string => items.map(inlineHtml).join('')

function inlineHtml(item: Inline): string {
  switch (item.kind) {
    case 'text':
      return escapeHtml(item.text)
    case 'code':
      return `<code>${escapeHtml(item.text)}</code>`
    case 'break':
      return '<br>'
    case 'link':
      return `<a href="${escapeHtml(item.href)}" rel="ugc nofollow noopener">${inlinesHtml(item.children)}</a>`
    default:
      return `<${item.kind}>${inlinesHtml(item.children)}</${item.kind}>`
  }
}

const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'pre':
      return block.text
    case 'quote':
      return blocksText(block.children).replace(/^/gm, '> ')
    case 'list': {
      const { start } = block
      return block.items
        .map(
          (item, i) =>
            `${start === undefined ? '-' : `${start + i}.`} ${blocksText(item).replaceAll('\n', '\n  ')}`,
        )
        .join('\n')
    }
    default:
      return inlinesText(block.children)
  }
}

const inlinesText = (items: readonly Inline[]): string => items.map(inlineText).join('')

function inlineText(item: Inline): string {
  if (item.kind === 'break') return '\n'
  if ('text' in item) return item.text
  const inner = inlinesText(item.children)
  return item.kind === 'link' && !leadsWhereItSays(inner, item.href) ? `${inner} (${item.href})` : inner
}

const leadsWhereItSays = (shown: string, href: string): boolean =>
  ['', 'https://', 'mailto:'].some((scheme) => safeHref(scheme + shown) === href)
