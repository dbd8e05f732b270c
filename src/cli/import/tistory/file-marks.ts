import type { Attached } from './attachments.ts'

const MARK = /\[##_([\s\S]*?)_##\]/g

/** Textcube's marks of its files, `[##_1C|a.jpg|width="400" alt="…"|caption_##]` and their like, as HTML. */
export const replaceFileMarks = (html: string, attached: Attached): string =>
  html.replace(MARK, (_, inner: string) => markOf(inner.split('|'), attached))

function markOf([kind = '', ...parts]: readonly string[], attached: Attached): string {
  if (/^\d[LCR]$/.test(kind))
    return triples(parts)
      .map((part) => fileOf(part, attached))
      .join('\n')
  if (/^(?:Gallery|iMazing)$/i.test(kind))
    return pairs(parts)
      .map(([name, caption]) => fileOf([name, '', caption], attached))
      .join('\n')
  if (kind === 'Image') return kakaoImage(parts)
  if (/^(?:Movie|Jukebox|File)$/i.test(kind)) return fileOf([parts[0] ?? '', '', ''], attached)
  return kind === 'ATTACH_PATH' ? '' : ''
}

type FileMark = readonly [name: string, attributes: string, caption: string]

const triples = (parts: readonly string[]): FileMark[] =>
  Array.from({ length: Math.ceil(parts.length / 3) }, (_, i) => [
    parts[3 * i] ?? '',
    parts[3 * i + 1] ?? '',
    parts[3 * i + 2] ?? '',
  ])

/** The last part of a gallery is its size. */
const pairs = (parts: readonly string[]): [string, string][] =>
  Array.from({ length: Math.floor(parts.length / 2) }, (_, i) => [parts[2 * i] ?? '', parts[2 * i + 1] ?? ''])

function fileOf([name, attributes, caption]: FileMark, { labels }: Attached): string {
  if (!name) return ''
  if (!/\.(?:avif|gif|jpe?g|png|webp|svg|bmp)$/i.test(name))
    return `<p><a href="${escaped(name)}">${escaped(labels.get(name) || name)}</a></p>`
  const alt = /\balt\s*=\s*["']([^"']*)["']/i.exec(attributes)?.[1] ?? ''
  return figure(name, alt, caption)
}

/** Tistory's own: `[##_Image|kage@a/b/img.png|CDM|1.3|{"caption":"…","alt":"…"}_##]`. */
function kakaoImage(parts: readonly string[]): string {
  const place = /^kage@(.+)$/.exec(parts[0] ?? '')?.[1]
  const said = parts.slice(3).join('|')
  const [caption, alt] = [
    /"caption":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1],
    /"alt":"((?:[^"\\]|\\.)*)"/.exec(said)?.[1],
  ]
  return place ? figure(`https://blog.kakaocdn.net/dn/${place}`, unquoted(alt), unquoted(caption)) : ''
}

const unquoted = (text = ''): string => text.replace(/\\(.)/g, '$1')

const figure = (src: string, alt: string, caption: string): string =>
  `<figure><img src="${escaped(src)}" alt="${escaped(alt)}"><figcaption>${escaped(caption)}</figcaption></figure>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
