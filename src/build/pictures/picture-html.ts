import { filesOf, heightAt, keptFile, type Picture, type PictureFile } from './picture.ts'

/** Attributes of an `<img>` in order, their values already escaped for double quotes. */
export type ImageAttributes = ReadonlyMap<string, string>

/** How a picture is to be loaded: the first of an article is often the largest thing on the screen. */
export type Loading = 'first' | 'later'

/**
 * A picture as a page shows it: the browser takes the smallest file that is sharp on its screen, and knows the room
 * the picture needs before any of it has come.
 * @param attributes what else the `<img>` bears (`alt`, `title`, `class`); a `width` or `height` in pixels is how
 * large the author wants it; `src` is replaced
 */
export function pictureHtml(picture: Picture, attributes: ImageAttributes, loading: Loading): string {
  const avif = filesOf(picture, 'avif')
  const webp = filesOf(picture, 'webp')
  const largest = webp.at(-1)
  const width = wantedWidth(picture, attributes) ?? largest?.width ?? picture.width
  const image = imageTag(
    new Map([
      ['src', `/${largest?.file ?? keptFile(picture)}`],
      ...srcset(webp, width),
      ['width', String(width)],
      ['height', String(heightAt(picture, width))],
      ...[...attributes].filter(([name]) => !REPLACED.has(name)),
    ]),
    loading,
  )
  if (avif.length === 0) return image
  return `<picture><source type="image/avif"${print(srcset(avif, width))}>${image}</picture>`
}

/** An `<img>` with how it is to be loaded, unless its attributes say. */
export const imageTag = (attributes: ImageAttributes, loading: Loading): string =>
  `<img${print([...new Map([...HINTS[loading], ...attributes])])}>`

const HINTS: Readonly<Record<Loading, readonly (readonly [string, string])[]>> = {
  first: [['fetchpriority', 'high']],
  later: [
    ['loading', 'lazy'],
    ['decoding', 'async'],
  ],
}

const REPLACED: ReadonlySet<string> = new Set(['src', 'srcset', 'sizes', 'width', 'height'])

const print = (attributes: readonly (readonly [string, string])[]): string =>
  attributes.map(([name, value]) => ` ${name}="${value}"`).join('')

/** Of the page's column and its edges (page.css: --measure, --edge). */
const COLUMN_PX = 640
const EDGES_PX = 48

function srcset(files: readonly PictureFile[], width: number): [string, string][] {
  const [only] = files
  if (!only) return []
  if (files.length === 1) return only.format === 'avif' ? [['srcset', `/${only.file}`]] : []
  const shown = Math.min(width, COLUMN_PX)
  return [
    ['srcset', files.map(({ file, width: wide }) => `/${file} ${wide}w`).join(', ')],
    ['sizes', `(min-width: ${shown + EDGES_PX}px) ${shown}px, calc(100vw - ${EDGES_PX}px)`],
  ]
}

function wantedWidth({ width, height }: Picture, attributes: ImageAttributes): number | undefined {
  const wide = pixels(attributes.get('width'))
  const high = pixels(attributes.get('height'))
  return wide ?? (high === undefined ? undefined : Math.max(1, Math.round((width * high) / height)))
}

function pixels(value: string | undefined): number | undefined {
  const number = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '')?.[1]
  return number === undefined || number === '0' ? undefined : Number(number)
}
