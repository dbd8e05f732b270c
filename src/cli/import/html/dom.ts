/** What we use of the DOM. */
export interface HtmlElement {
  /** Upper case, `#text` for text. */
  readonly nodeName: string
  /** 1 element, 3 text, 8 comment. */
  readonly nodeType: number
  readonly parentNode: HtmlElement | null
  readonly childNodes: ArrayLike<HtmlElement>
  readonly nextSibling: HtmlElement | null
  readonly previousSibling: HtmlElement | null
  readonly ownerDocument: {
    createElement(name: string): HtmlElement
    createTextNode(text: string): HtmlElement
  }
  readonly attributes: ArrayLike<{ readonly name: string }>
  textContent: string
  readonly innerHTML: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  querySelector(selector: string): HtmlElement | null
  querySelectorAll(selector: string): ArrayLike<HtmlElement>
  appendChild(node: HtmlElement): void
  insertBefore(node: HtmlElement, before: HtmlElement | null): void
  remove(): void
}

export const all = (root: HtmlElement, selector: string): HtmlElement[] =>
  Array.from(root.querySelectorAll(selector))

export const childrenOf = (node: HtmlElement): HtmlElement[] => Array.from(node.childNodes)

export const isElement = (node: HtmlElement): boolean => node.nodeType === 1

/** An attribute, trimmed; '' where there is none. */
export const attribute = (node: HtmlElement, name: string): string => node.getAttribute(name)?.trim() ?? ''

/** Puts the children of a node where it stands, and takes it away. */
export function unwrap(node: HtmlElement): void {
  for (const child of childrenOf(node)) node.parentNode?.insertBefore(child, node)
  node.remove()
}

/** Puts an element of another name in the place of one, with its children. @returns the new one */
export function renameElement(node: HtmlElement, name: string): HtmlElement {
  const renamed = node.ownerDocument.createElement(name)
  for (const child of childrenOf(node)) renamed.appendChild(child)
  node.parentNode?.insertBefore(renamed, node)
  node.remove()
  return renamed
}

/** Whether one of the elements around it has one of these names. */
export function isInside(node: HtmlElement, ...names: readonly string[]): boolean {
  for (let outer = node.parentNode; outer; outer = outer.parentNode)
    if (names.includes(outer.nodeName)) return true
  return false
}
