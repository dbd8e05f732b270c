import path from 'node:path'
import { parseDate } from '../../../domain/zoned-time.ts'
import { decoded, fileWithin } from '../file-within.ts'
import type { Arrival, ForeignPost } from '../foreign.ts'
import { plainText, plainTitle } from '../html/plain-text.ts'
import { htmlToMarkdown, htmlToText } from '../html/to-markdown.ts'
import { saneInstant } from '../post-text.ts'
import type { Element } from '../xml/element.ts'
import { autoParagraphs } from './auto-paragraphs.ts'
import { sourceOf, type WordPressBlog } from './read-wordpress.ts'
import { translateShortcodes } from './shortcodes.ts'

/** Types of items that are no writing of the author's. */
const SILENT = new Set([
  'attachment',
  'nav_menu_item',
  'revision',
  'wp_global_styles',
  'wp_navigation',
  'custom_css',
])

/** A post or page, or why it does not come. */
export function* itemOf(item: Element, blog: WordPressBlog): Generator<Arrival> {
  const type = item.read('wp:post_type') || 'post'
  if (SILENT.has(type)) return
  const status = item.read('wp:status')
  const title = plainTitle(item.read('title'))
  const place = { file: blog.file, line: item.line }
  const what = title || item.read('wp:post_name') || sourceOf(item)
  if (type !== 'post' && type !== 'page')
    return yield { kind: 'skip', place, what, why: `글도 쪽도 아닌 종류(${type})입니다` }
  if (status === 'trash' || status === 'auto-draft')
    return yield { kind: 'skip', place, what, why: '휴지통에 있거나 쓰다 만 빈 글입니다' }
  const { html, notes: shortNotes } = translateShortcodes(item.read('content:encoded'), blog.attachments)
  const { markdown, notes } = htmlToMarkdown(autoParagraphs(html))
  for (const why of [...shortNotes, ...notes]) yield { kind: 'note', place, what, why }
  if (status === 'private' || item.read('wp:post_password'))
    yield { kind: 'note', place, what, why: '비공개이거나 비밀번호가 걸린 글이라 초고로 두었습니다' }
  yield { kind: 'post', post: { ...headOf(item, blog), kind: type, title, body: markdown, place } }
}

function headOf(item: Element, blog: WordPressBlog): Omit<ForeignPost, 'kind' | 'title' | 'body' | 'place'> {
  const terms = item.all('category')
  const status = item.read('wp:status')
  const thumbnail = item.all('wp:postmeta').find((meta) => meta.read('wp:meta_key') === '_thumbnail_id')
  const name = decoded(item.read('wp:post_name'))
  const category = terms.find((term) => term.attributes.domain === 'category')
  return {
    source: sourceOf(item),
    at: dateOf(item, 'wp:post_date', blog.zone),
    updatedAt: updatedOf(item, blog.zone),
    draft:
      !(status === '' || status === 'publish' || status === 'future') || item.read('wp:post_password') !== '',
    category: category ? categoryLine(category, item) : [],
    tags: terms.filter((term) => term.attributes.domain === 'post_tag').map((term) => plainText(term.text)),
    slug: name || undefined,
    aliases: aliasesOf(item),
    summary: htmlToText(item.read('excerpt:encoded')) || undefined,
    cover: thumbnail && blog.attachments.get(thumbnail.read('wp:meta_value'))?.url,
    comments: commentsOf(item),
    findPicture: (src) => uploadedFile(src, blog.folder),
  }
}

/** Open is what posts are and pages are not, unless they say so. */
function commentsOf(item: Element): 'open' | 'closed' | undefined {
  const status = item.read('wp:comment_status')
  return status === 'closed' || status === 'open' ? status : undefined
}

/** WordPress keeps the blog's clock and UTC's side by side; the first may be missing. */
function dateOf(item: Element, name: string, zone: string): number | undefined {
  const [local, utc] = [item.read(name), item.read(`${name}_gmt`)]
  const at = isSet(utc) ? parseDate(`${utc} UTC`, zone) : undefined
  return saneInstant(at ?? (isSet(local) ? parseDate(local, zone) : undefined) ?? fallbackDate(item))
}

const isSet = (date: string): boolean => date !== '' && !date.startsWith('0000')

function fallbackDate(item: Element): number | undefined {
  const at = Date.parse(item.read('pubDate'))
  return Number.isNaN(at) ? undefined : at
}

function updatedOf(item: Element, zone: string): number | undefined {
  const utc = item.read('wp:post_modified_gmt')
  const at = isSet(utc) ? saneInstant(parseDate(`${utc} UTC`, zone)) : undefined
  const published = dateOf(item, 'wp:post_date', zone)
  return at !== undefined && published !== undefined && at > published + 60_000 ? at : undefined
}

/** A category's names from the outermost inwards: the channel lists each with the nicename of its parent. */
function categoryLine(term: Element, item: Element): string[] {
  const known = item.around('channel')?.all('wp:category') ?? []
  const line: string[] = []
  let slug: string | undefined = term.attributes.nicename
  for (let depth = 0; slug && depth < 10; depth++) {
    const found = known.find((one) => one.read('wp:category_nicename') === slug)
    if (!found) break
    line.unshift(plainText(found.read('wp:cat_name')))
    slug = found.read('wp:category_parent') || undefined
  }
  const own = plainText(term.text)
  return line.length > 0 ? line : own === 'Uncategorized' ? [] : [own]
}

function aliasesOf(item: Element): string[] {
  const link = item.read('link')
  const url = URL.parse(link)
  const id = item.read('wp:post_id')
  const isPlain = url?.search !== ''
  return [...(url && !isPlain ? [url.pathname] : []), ...(/^\d+$/.test(id) ? [`/?p=${id}`] : [])]
}

/** The uploads folder may lie beside the export, as `uploads` or `wp-content/uploads`. */
function uploadedFile(src: string, folder: string): string | undefined {
  const inside = /\/wp-content\/uploads\/([^?#]+)/.exec(src)?.[1]
  if (inside === undefined) return undefined
  return ['uploads', 'wp-content/uploads']
    .map((name) => fileWithin(path.join(folder, name), decoded(inside)))
    .find(Boolean)
}
