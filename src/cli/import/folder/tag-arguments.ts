/** What a tag was given: `a "b c" key=value key="x y"`. */
export interface TagArguments {
  readonly list: readonly string[]
  readonly named: Readonly<Record<string, string>>
}

const ARGUMENT = /(?:([\w-]+)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s"'`]+))/g

export function readArguments(text: string): TagArguments {
  const [list, named] = [[] as string[], new Map<string, string>()]
  for (const [, name, ...values] of text.matchAll(ARGUMENT)) {
    const value = (values.find((one) => one !== undefined) ?? '').replace(/\\(["'\\])/g, '$1')
    if (name === undefined) list.push(value)
    else named.set(name, value)
  }
  return { list, named: Object.fromEntries(named) }
}

/** A picture with its caption, in a paragraph of its own. */
export function figureText(src: string, alt: string, caption: string): string {
  const title = caption
    .replace(/<[^>]*>/g, '')
    .replace(/[\\"]/g, '\\$&')
    .trim()
  const address = /[\s()<>]/.test(src)
    ? encodeURI(src).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
    : src
  return `\n\n![${alt.replace(/[[\]\\]/g, '\\$&')}](${address}${title ? ` "${title}"` : ''})\n\n`
}

/** An address in a line of its own: a video of YouTube becomes a box, all else a link. */
export const lineOfAddress = (address: string): string => `\n\n${/^https?:/.test(address) ? address : ''}\n\n`

/** What a reader sees in the place of something that could not come. */
export const unmoved = (name: string): string => `*(옮기지 못한 조각: ${name.replace(/[*_`[\]<>{}]/g, '')})*`
