/** An XML element with what stood in it, without the records that were given on their own. */
export class Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Of its opening tag, from 1. */
  readonly line: number
  readonly parent: Element | undefined
  private pieces: string[] = []
  private readonly children: Element[] = []

  constructor(
    name: string,
    attributes: Readonly<Record<string, string>>,
    line: number,
    parent: Element | undefined,
  ) {
    this.name = name
    this.attributes = attributes
    this.line = line
    this.parent = parent
  }

  addText(text: string): void {
    this.pieces.push(text)
  }

  addChild(child: Element): void {
    this.children.push(child)
  }

  /** Its own text, inner elements left out. */
  get text(): string {
    if (this.pieces.length > 1) this.pieces = [this.pieces.join('')]
    return this.pieces[0] ?? ''
  }

  /** All children of a name. */
  all(name: string): Element[] {
    return this.children.filter((child) => child.name === name)
  }

  first(name: string): Element | undefined {
    return this.children.find((child) => child.name === name)
  }

  /** The trimmed text of the first child of a name; '' where there is none. */
  read(name: string): string {
    return this.first(name)?.text.trim() ?? ''
  }

  /** The nearest element of a name around this one. */
  around(name: string): Element | undefined {
    let element = this.parent
    while (element && element.name !== name) element = element.parent
    return element
  }
}
