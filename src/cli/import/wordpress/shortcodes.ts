import type { Attachment } from './read-wordpress.ts'

/** A post's HTML without shortcodes, and which of them nobody here understands. */
export interface Translated {
  readonly html: string
  readonly notes: readonly string[]
}

/** Plugins that colour code, each with a name of its own. */
const CODE = 'code|sourcecode|php|js|javascript|css|html|xml|java|python|bash|sql|csharp|ruby|cpp'

/** `[caption]`, `[gallery]`, `[embed]`, `[audio]`, `[code]` and their like as HTML; what else stands in brackets stays. */
export function translateShortcodes(html: string, attachments: ReadonlyMap<string, Attachment>): Translated {
  const known = html
    .replace(/\[(caption|wp_caption)\b[^\]]*\]([\s\S]*?)\[\/\1\]/gi, (_, _name, inner: string) =>
      figureOf(inner),
    )
    .replace(/\[gallery\b([^\]]*)\]/gi, (_, attributes: string) => galleryOf(attributes, attachments))
    .replace(/\[embed\b[^\]]*\]\s*([\s\S]*?)\s*\[\/embed\]/gi, (_, url: string) => linkOf(url))
    .replace(/\[youtube[= ]"?(https?:[^\]"]+)"?\]/gi, (_, url: string) => linkOf(url))
    .replace(
      /\[(audio|video)\b([^\]]*)\](?:\s*\[\/\1\])?/gi,
      (whole, name: string, attributes: string) => mediaOf(name, attributes) ?? whole,
    )
    .replace(new RegExp(`\\[(${CODE})\\b([^\\]]*)\\]([\\s\\S]*?)\\[/\\1\\]`, 'gi'), codeOf)
    .replace(/^[ \t]*(https?:\/\/(?:www\.)?(?:youtube\.com|youtu\.be)\/\S+)[ \t]*$/gm, (_, url: string) =>
      linkOf(url),
    )
  return { html: known, notes: unknownOnes(known) }
}

function figureOf(inner: string): string {
  const image = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0] ?? ''
  const caption = inner.replace(image, '').trim()
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`
}

function galleryOf(attributes: string, attachments: ReadonlyMap<string, Attachment>): string {
  const ids = /\bids\s*=\s*["']?([\d,\s]+)/i.exec(attributes)?.[1]?.split(',') ?? []
  return ids
    .flatMap((id) => attachments.get(id.trim()) ?? [])
    .map(
      ({ url, title }) =>
        `<figure><img src="${attributeText(url)}"><figcaption>${attributeText(title)}</figcaption></figure>`,
    )
    .join('\n')
}

const linkOf = (url: string): string => {
  const address = url.replace(/<[^>]*>/g, '').trim()
  return /^https?:/i.test(address)
    ? `\n\n<p><a href="${attributeText(address)}">${attributeText(address)}</a></p>\n\n`
    : address
}

function mediaOf(name: string, attributes: string): string | undefined {
  const src = /\b(?:src|mp3|mp4|m4v|ogg|wav|webm)\s*=\s*["']([^"']+)/i.exec(attributes)?.[1]
  return src === undefined ? undefined : `<${name} src="${attributeText(src)}"></${name}>`
}

/** What a plugin escaped it escaped once; what it did not is text all the same. */
function codeOf(_: string, name: string, attributes: string, text: string): string {
  const said = /\b(?:lang|language)\s*=\s*["']?([\w+#-]+)/i.exec(attributes)?.[1]
  const language = said ?? (/^(?:code|sourcecode)$/i.test(name) ? '' : name)
  const bare = text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/</g, '&lt;')
    .replace(/^\n|\s+$/g, '')
  return `<pre data-lang="${language}"><code>${bare}</code></pre>`
}

const attributeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Names in brackets that look like shortcodes and are no words: `[contact-form id=…]`, `[/column]`. */
function unknownOnes(html: string): string[] {
  const prose = html.replace(/<(pre|code)\b[\s\S]*?<\/\1\s*>/gi, '').replace(/<[^>]*>/g, ' ')
  const names = [
    ...prose.matchAll(/\[\/?([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+|[a-z][a-z0-9_-]*(?=\s+\w+=))[^\]\n]*\]/gi),
  ]
  return [...new Set(names.map(([, name]) => name ?? ''))].map(
    (name) => `[${name}]은 워드프레스의 숏코드라 글자 그대로 두었습니다`,
  )
}
