import { Marked } from 'marked'
import { isPageFile } from '../../build/post-address.ts'
import type { DraftPost } from '../../build/posts.ts'
import { type Blog, categoryLine } from '../../domain/blog.ts'
import { cjkEmphasis } from '../../domain/cjk-emphasis.ts'
import { escapeHtml } from '../../domain/escape-html.ts'
import { printComment, type StoredComment } from './wxr-comments.ts'
import { cdata, field, gmt } from './xml-text.ts'

const markdown = new Marked({ gfm: true }, cjkEmphasis())

/** The head of an export for WordPress and for all that read WordPress. */
export const wxrHead = (blog: Blog): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
${field('title', blog.title)}${field('link', blog.url)}${field('description', blog.description)}${field('language', blog.language)}<wp:wxr_version>1.2</wp:wxr_version>
${field('wp:base_blog_url', blog.url)}${blog.categories.map(categoryOf).join('')}`

export const WXR_FOOT = '</channel>\n</rss>\n'

function categoryOf({ path, name }: Blog['categories'][number]): string {
  const parent = categoryLine(path)[1] ?? ''
  return `<wp:category>${field('wp:category_nicename', nicename(path))}${field('wp:category_parent', nicename(parent))}<wp:cat_name>${cdata(escapeHtml(name))}</wp:cat_name></wp:category>\n`
}

/** WordPress' names of categories have no folders; ours never hold two hyphens. */
const nicename = (path: string): string => path.replaceAll('/', '--')

/** One post with its comments. Its number is its id read as a number: the same in every export. */
export function wxrItem(post: DraftPost, id: string, blog: Blog, comments: readonly StoredComment[]): string {
  const name = blog.categories.find(({ path }) => path === post.category)?.name ?? post.category
  const category = post.category
    ? `<category domain="category" nicename="${nicename(post.category)}">${cdata(escapeHtml(name))}</category>\n`
    : ''
  const tags = post.tags.map(
    (tag) =>
      `<category domain="post_tag" nicename="${encodeURIComponent(tag)}">${cdata(escapeHtml(tag))}</category>\n`,
  )
  return `<item>
${field('title', escapeHtml(post.title))}${field('link', blog.url + encodeURI(post.path))}<content:encoded>${cdata(markdown.parse(post.body, { async: false }))}</content:encoded>
<excerpt:encoded>${cdata(post.summary ?? '')}</excerpt:encoded>
${field('wp:post_id', String(numberOf(id)))}${field('wp:post_date_gmt', gmt(post.publishedAt))}${post.updatedAt === undefined ? '' : field('wp:post_modified_gmt', gmt(post.updatedAt))}${field('wp:comment_status', post.comments === 'open' ? 'open' : 'closed')}${field('wp:post_name', post.slug)}${field('wp:status', post.draft ? 'draft' : 'publish')}${field('wp:post_type', isPageFile(post.file) ? 'page' : 'post')}${category}${tags.join('')}${comments.map(printComment).join('')}</item>
`
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

const numberOf = (id: string): number => [...id].reduce((sum, sign) => sum * 32 + ALPHABET.indexOf(sign), 0)
