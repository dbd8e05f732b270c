import type { Blog } from '../domain/blog.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { type Xml, xml } from './xml.ts'

export interface FeedEntry {
  readonly post: Post
  readonly html: string
}

/** An Atom feed (RFC 4287) with the whole text of its entries. */
export function atomFeed(blog: Blog, entries: readonly FeedEntry[]): string {
  const updated = Math.max(0, ...entries.map(({ post }) => changedAt(post)))
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${blog.language}">
<id>${blog.url}/</id>
<title>${blog.title}</title>
<subtitle>${blog.description}</subtitle>
<link rel="self" type="application/atom+xml" href="${blog.url}/feed.xml"/>
<link rel="alternate" type="text/html" href="${blog.url}/"/>
<updated>${new Date(updated).toISOString()}</updated>
<author><name>${blog.author}</name></author>
${entries.map((entry) => atomEntry(blog, entry))}</feed>
`.text
}

/** The entry's id is its short address, which no rename changes. */
const atomEntry = (blog: Blog, { post, html }: FeedEntry): Xml => xml`<entry>
<id>${blog.url}/p/${post.id}</id>
<title>${post.title}</title>
<link rel="alternate" type="text/html" href="${blog.url}${hrefOf(post)}"/>
<published>${new Date(post.publishedAt).toISOString()}</published>
<updated>${new Date(changedAt(post)).toISOString()}</updated>
<category term="${post.category}"/>
${post.tags.map((tag) => xml`<category term="${tag}"/>`)}<summary>${post.summary}</summary>
<content type="html" xml:base="${blog.url}${hrefOf(post)}" xml:lang="${post.lang}">${withOrigin(html, blog.url)}</content>
</entry>
`

const changedAt = (post: Post): number => Math.max(post.publishedAt, post.updatedAt ?? 0)

/** Feed readers know nothing of the blog's origin. */
const withOrigin = (html: string, origin: string): string =>
  html.replace(/(<[^>]* (?:href|src)=")\//g, `$1${origin}/`)
