// What we use of turndown and of the DOM it brings; neither has types that do without a browser's.

declare module '@mixmark-io/domino' {
  import type { HtmlElement } from './dom.ts'

  const domino: {
    createDocument(html: string): { readonly body: HtmlElement }
  }
  export default domino
}

declare module 'turndown' {
  import type { HtmlElement } from './dom.ts'

  export interface Rule {
    readonly filter: string | readonly string[] | ((node: HtmlElement) => boolean)
    readonly replacement: (content: string, node: HtmlElement) => string
  }

  export default class TurndownService {
    constructor(options: Readonly<Record<string, string>>)
    addRule(name: string, rule: Rule): this
    escape(text: string): string
    turndown(root: HtmlElement): string
  }
}
