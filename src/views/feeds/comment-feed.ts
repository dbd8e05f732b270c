import type { Blog } from '../../domain/blog.ts'
import type { Post } from '../../domain/post.ts'
import { type Xml, xml } from '../xml.ts'

/** A comment anybody may read, and where. */
export interface CommentEntry {
  readonly id: number
  readonly post: Post
  readonly name: string
  readonly html: string
  readonly createdAt: number
  readonly editedAt: number | undefined
}

/** Addresses are paths, encoded. */
export interface CommentFeed {
  readonly blog: Blog
  readonly title: string
  readonly self: string
  readonly home: string
  readonly entries: readonly CommentEntry[]
  readonly titleOf: (name: string, post: string) => string
}

/** Comments as Atom (RFC 4287), newest first. */
export const commentFeed = (feed: CommentFeed): string =>
  xml`<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/feed.css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${feed.blog.language}">
<id>${feed.blog.url}${feed.self}</id>
<title>${feed.title}</title>
<link rel="self" type="application/atom+xml" href="${feed.blog.url}${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.blog.url}${feed.home}"/>
<updated>${new Date(Math.max(0, ...feed.entries.map(changedAt))).toISOString()}</updated>
${feed.entries.map((entry) => commentEntry(feed, entry))}</feed>
`.text

const changedAt = ({ createdAt, editedAt }: CommentEntry): number => Math.max(createdAt, editedAt ?? 0)

function commentEntry({ blog, titleOf }: CommentFeed, entry: CommentEntry): Xml {
  const address = `${blog.url}/comments/${entry.id}`
  return xml`<entry>
<id>${address}</id>
<title>${titleOf(entry.name, entry.post.title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<thr:in-reply-to ref="${blog.url}/p/${entry.post.id}"/>
<published>${new Date(entry.createdAt).toISOString()}</published>
<updated>${new Date(changedAt(entry)).toISOString()}</updated>
<author><name>${entry.name}</name></author>
<content type="html" xml:lang="${entry.post.lang}">${entry.html}</content>
</entry>
`
}
