import type { Gallery } from './gallery.ts'
import type { Picture } from './picture.ts'

/** What an address in an article turned out to be. */
export type Sighting =
  | { readonly kind: 'picture'; readonly picture: Picture; readonly spelling?: string }
  /** On another site, which the page's security policy does not load. */
  | { readonly kind: 'remote' }
  /** Written into the address itself (`data:`), or of the blog's own making. */
  | { readonly kind: 'given' }
  /** `tried`: where it was looked for, below posts. */
  | { readonly kind: 'missing'; readonly tried: string }
  | { readonly kind: 'unreadable'; readonly tried: string }

/** An address half typed, `https://` or `http://[`, leads nowhere: a page that shared it could not be shown. */
const SOMEWHERE = 'https://blog.example'

/** Finds the picture behind an address as one article writes it. */
export type PictureLookup = (src: string) => Sighting

/** Where pictures that belong to no article in particular lie; `/media/a.png` names one from anywhere. */
export const MEDIA_FOLDER = '_media'

/**
 * Addresses are read as a file browser would: `a.png`, `./a.png` and `../a.png` stand beside the article, `/media/a.png`
 * (and any other address from the root) in `posts/_media`. A name beside the article that is not there is looked for
 * in `posts/_media` too. Nothing above posts is ever read.
 * @param article the article's file, as complaints name it: `posts/dev/a.md`
 */
export function pictureLookup(gallery: Gallery, article: string): PictureLookup {
  const folder = article.split('/').slice(1, -1)
  return function lookUp(src) {
    const address = src.trim()
    if (/^(?:https?:)?\/\//i.test(address))
      return URL.canParse(address, SOMEWHERE) ? { kind: 'remote' } : { kind: 'missing', tried: address }
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) return { kind: 'given' }
    const places = placesOf(address, folder)
    const found = places.map((place) => sight(place, gallery)).find((sighting) => sighting)
    return found ?? { kind: 'missing', tried: places[0] ?? address }
  }
}

/** Paths below posts where an address may lead, best first; empty when it leads out of posts. */
function placesOf(address: string, folder: readonly string[]): string[] {
  const path = decoded(address.replace(/[?#].*$/, ''))
    .normalize('NFC')
    .replaceAll('\\', '/')
  const inMedia = path.replace(/^\/?(?:media|_media)\//, '').replace(/^(?:\.?\/)+/, '')
  const media = settle([MEDIA_FOLDER, ...inMedia.split('/')])
  const beside = path.startsWith('/') ? undefined : settle([...folder, ...path.split('/')])
  return [beside, media].filter((place) => place !== undefined)
}

/** Undefined when `..` leads above posts. */
function settle(parts: readonly string[]): string | undefined {
  const settled: string[] = []
  for (const part of parts) {
    if (part === '' || part === '.') continue
    if (part !== '..') settled.push(part)
    else if (settled.pop() === undefined) return undefined
  }
  return settled.join('/')
}

function sight(place: string, { pictures, spellings }: Gallery): Sighting | undefined {
  const spelling = pictures.has(place) ? place : spellings.get(place.toLowerCase())
  if (spelling === undefined) return undefined
  const picture = pictures.get(spelling)
  if (!picture) return { kind: 'unreadable', tried: spelling }
  return { kind: 'picture', picture, ...(spelling !== place && { spelling }) }
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // A file may be called `100%.png`.
    return address
  }
}
