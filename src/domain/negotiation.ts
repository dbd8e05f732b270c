import { LANGUAGES, type Language } from './blog.ts'

/** Whether the caller wants JSON: it says so, or it sent JSON and does not ask for a page. */
export function wantsJson(accept: string | undefined, contentType: string | undefined): boolean {
  if (accept?.includes('application/json')) return true
  return mediaType(contentType) === 'application/json' && !accept?.includes('text/html')
}

/** What a feed is sent as: browsers draw XML with its stylesheet, but show a feed's own type as bare text. */
export const feedType = (type: string, accept: string | undefined): string =>
  type.endsWith('+xml') && accept?.includes('text/html') ? 'application/xml' : type

/** `text/html; charset=utf-8` → `text/html` */
export const mediaType = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The first language of an Accept-Language header that the interface speaks. */
export function pickLanguage(header: string | undefined, fallback: Language): Language {
  const wishes = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined)
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter((w) => w.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const wish of wishes) {
    const found = LANGUAGES.find((l) => l === wish.tag)
    if (found) return found
  }
  return fallback
}
