/** An element as a strict reader sees it; text is unescaped, children of text are not elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

const NAME = '[A-Za-z_][\\w.:-]*'
const TAG = new RegExp(`^<(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`)
const CLOSE = new RegExp(`^</(${NAME})\\s*>`)
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-fA-F]+));/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Reads a document as XML 1.0 wants it, without DTDs and CDATA. @throws Error where it is not well-formed. */
export function readXml(document: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*(?:<\?xml-stylesheet [^<>]*\?>\s*)?/.exec(
    document,
  )?.[0]
  if (declaration === undefined) throw new Error('no XML declaration')
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  let rest = document.slice(declaration.length)
  while (rest !== '') {
    const here = open.at(-1)
    if (!here) throw new Error(`nothing is open before ${rest.slice(0, 40)}`)
    const length = rest.startsWith('<') ? readTag(rest, open, here) : readText(rest, here)
    rest = rest.slice(length)
  }
  const [root, ...others] = top.children
  if (open.length !== 1 || !root || others.length > 0 || top.text.trim() !== '')
    throw new Error('not one whole root element')
  return root
}

function readTag(rest: string, open: XmlElement[], here: XmlElement): number {
  const close = CLOSE.exec(rest)
  if (close) {
    if (open.length === 1 || close[1] !== here.name) throw new Error(`</${close[1]}> closes <${here.name}>`)
    open.pop()
    return close[0].length
  }
  const tag = TAG.exec(rest)
  if (!tag) throw new Error(`no tag: ${rest.slice(0, 60)}`)
  const [whole, name = '', attributes = '', empty] = tag
  const element = { name, attributes: readAttributes(attributes), children: [], text: '' }
  here.children.push(element)
  if (!empty) open.push(element)
  return whole.length
}

function readText(rest: string, here: XmlElement): number {
  const [text] = rest.split('<', 1)
  if (text === undefined || text.includes(']]>')) throw new Error(']]> in text')
  here.text += unescaped(text)
  return text.length
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))) {
    if (name in found) throw new Error(`${name} stands twice`)
    found[name] = unescaped(value)
  }
  return found
}

function unescaped(text: string): string {
  if (text.replaceAll(REFERENCE, '').includes('&')) throw new Error(`a bare & in ${text.slice(0, 60)}`)
  if (FORBIDDEN.test(text)) throw new Error(`a forbidden character in ${JSON.stringify(text.slice(0, 60))}`)
  return text.replaceAll(REFERENCE, (_, name: string, decimal: string, hex: string) =>
    name ? (NAMED[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}

/** Every element of a name below another. */
export const findAll = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)])
