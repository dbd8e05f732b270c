/**
 * What highlight.js tells its finds: the HTML is written as they come. Its own emitter builds a tree first, and names
 * classes for which no colour is known. The methods are those core.js asks of an emitter; the version is pinned.
 */
export class CodeEmitter {
  /** One letter for each class with a colour of its own, no tag for the rest, no entities that text does not need. */
  html = ''
  /** Of what is open, whether it has a tag. */
  readonly #open: boolean[] = []

  addText(text: string): void {
    this.html += escapeText(text)
  }

  /** @param scope `title.class.inherited`: the first part decides */
  openNode(scope: string | undefined): void {
    const name = scope === undefined ? undefined : classOf(scope)
    this.#open.push(name !== undefined)
    if (name !== undefined) this.html += `<span class="${name}">`
  }

  closeNode(): void {
    if (this.#open.pop()) this.html += '</span>'
  }

  startScope(scope: string): void {
    this.openNode(scope)
  }

  endScope(): void {
    this.closeNode()
  }

  __addSublanguage({ html }: CodeEmitter): void {
    this.html += html
  }

  closeAllNodes(): void {
    while (this.#open.length > 0) this.closeNode()
  }

  finalize(): void {
    this.closeAllNodes()
  }

  toHTML(): string {
    return this.html
  }
}

const escapeText = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text

const CLASSES: Readonly<Record<string, string>> = {
  ...{ keyword: 'k', 'selector-tag': 'k', name: 'k', section: 't', 'template-tag': 'k', strong: 't' },
  ...{ string: 's', regexp: 's', char: 's', symbol: 's', link: 's', code: 's', comment: 'c', quote: 'c' },
  ...{ number: 'n', literal: 'n', bullet: 'n', title: 't', type: 'y', built_in: 'y', attr: 'a' },
  ...{ attribute: 'a', variable: 'a', 'template-variable': 'a', property: 'a', 'selector-class': 'a' },
  ...{ 'selector-id': 'a', 'selector-attr': 'a', 'selector-pseudo': 'a', meta: 'm', subst: 'x' },
  ...{ addition: 'i', deletion: 'd' },
}

const classOf = (scope: string): string | undefined => {
  const end = scope.indexOf('.')
  return CLASSES[end < 0 ? scope : scope.slice(0, end)]
}
