import { countLineEnds } from '../markdown/token-lines.ts'
import type { ImageAttributes } from './picture-html.ts'

/** An `<img>` the author wrote as HTML. */
export interface RawImage {
  /** Names in lower case; values escaped for double quotes, whatever quotes they had. */
  readonly attributes: ImageAttributes
  /** The address, entities resolved. */
  readonly src: string
  /** How many line ends stand before it. */
  readonly linesBefore: number
}

/** The `<img>` tags of raw HTML, in order; those in comments are none. */
export function readRawImages(html: string): RawImage[] {
  const images: RawImage[] = []
  replaceRawImages(html, (image) => {
    images.push(image)
    return undefined
  })
  return images
}

/** Puts other HTML in the place of `<img>` tags; `undefined` leaves one as it is. */
export function replaceRawImages(html: string, replace: (image: RawImage) => string | undefined): string {
  return html.replace(COMMENT_OR_IMAGE, (tag: string, attributes: string | undefined, at: number) => {
    if (attributes === undefined) return tag
    const read = readAttributes(attributes)
    const src = (read.get('src') ?? '').replaceAll('&amp;', '&')
    return replace({ attributes: read, src, linesBefore: countLineEnds(html.slice(0, at)) }) ?? tag
  })
}

// The alternatives begin with different characters, so there is nothing to backtrack into.
const COMMENT_OR_IMAGE = /<!--[\s\S]*?(?:-->|$)|<img(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

function readAttributes(text: string): ImageAttributes {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single?.replaceAll('"', '&quot;') ?? bare ?? ''
    // Of a name written twice, browsers take the first.
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), value)
  }
  return attributes
}
