import type { Rule } from 'turndown'
import { attribute, childrenOf, type HtmlElement, isElement, isInside } from './dom.ts'

export const struckRule: Rule = {
  filter: ['del', 's', 'strike'],
  replacement: (content) => wrapped(content, '~~'),
}

/** Inside a cell or a heading a line cannot end. */
export const breakRule: Rule = {
  filter: 'br',
  replacement: (_, node) =>
    isInside(node, 'TD', 'TH') ? '<br>' : isInside(node, 'H2', 'H3', 'H4', 'H5', 'H6') ? ' ' : '  \n',
}

export const headingRule: Rule = {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  replacement: (content, node) => {
    const text = content.replace(/\s+/g, ' ').trim()
    // A heading in bold is a heading.
    const bare = /^\*\*([^*]+)\*\*$/.exec(text)?.[1] ?? text
    return bare ? `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${bare}\n\n` : ''
  },
}

/** `- item`, with what belongs to it as far in as its first word. */
export const itemRule: Rule = {
  filter: 'li',
  replacement: (content, node) => {
    const marker = markerOf(node)
    const inner = content.replace(/^\n+/, '').replace(/\s+$/, '')
    const text = inner.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`)
    return `${marker}${text}${node.nextSibling ? '\n' : ''}`
  },
}

function markerOf(node: HtmlElement): string {
  const list = node.parentNode
  if (list?.nodeName !== 'OL') return '- '
  const items = childrenOf(list).filter(isElement)
  const start = Number.parseInt(attribute(list, 'start'), 10)
  return `${(start >= 0 ? start : 1) + items.indexOf(node)}. `
}

/** What markdown has no sign for and pages know all the same. */
export const keptRule: Rule = {
  filter: ['sub', 'sup', 'kbd', 'mark', 'u'],
  replacement: (content, node) => {
    const name = node.nodeName.toLowerCase()
    return content.trim() ? `<${name}>${content}</${name}>` : content
  },
}

/** Links to where a page may lead; the words alone of all others. */
export const linkRule: Rule = {
  filter: (node) => node.nodeName === 'A',
  replacement: (content, node) => {
    const href = safeAddress(attribute(node, 'href'))
    const text = content.trim()
    if (!href || !text) return content
    if (/^!\[/.test(text) && sameFile(text, href)) return content
    const space = /^\s/.test(content) ? ' ' : ''
    return text === href
      ? `${space}<${href}>`
      : `${space}[${text.replace(/\s*\n\s*/g, ' ')}](${quotedAddress(href)})`
  },
}

/** A picture that links to itself in full size. */
const sameFile = (image: string, href: string): boolean =>
  /\.(?:png|jpe?g|gif|webp|avif|svg)(?:$|\?)/i.test(href) && image.includes('](')

/** Undefined for `javascript:` and the like. */
export function safeAddress(address: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers read past them, so a scheme may hide behind them
  const bare = address.replace(/[\u0000-\u0020]+/g, (space) => (space === ' ' ? '%20' : ''))
  if (!bare) return undefined
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme) ? bare : undefined
}

/** An address as it may stand in `(…)`. */
export const quotedAddress = (address: string): string =>
  /[()<>\s]/.test(address)
    ? address.replace(
        /[()<>\s]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      )
    : address

function wrapped(content: string, sign: string): string {
  const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content) ?? []
  return text ? `${before}${sign}${text}${sign}${after}` : content
}
