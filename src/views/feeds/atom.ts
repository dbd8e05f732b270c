import { hrefOf } from '../../domain/post.ts'
import { type Xml, xml } from '../xml.ts'
import {
  changedAt,
  entryId,
  type Feed,
  type FeedEntry,
  feedChangedAt,
  withAbsoluteAddresses,
} from './feed.ts'

/** A feed as Atom (RFC 4287), with the whole text of its entries. */
export const atomFeed = (feed: Feed): string =>
  xml`<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/feed.css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.blog.language}">
<id>${feed.blog.url}${feed.home}</id>
<title>${feed.title}</title>
<subtitle>${feed.blog.description}</subtitle>
<link rel="self" type="application/atom+xml" href="${feed.blog.url}${feed.self}"/>
<link rel="alternate" type="text/html" href="${feed.blog.url}${feed.home}"/>
<updated>${new Date(feedChangedAt(feed)).toISOString()}</updated>
<author><name>${feed.blog.author}</name></author>
${feed.entries.map((entry) => atomEntry(feed, entry))}</feed>
`.text

function atomEntry({ blog }: Feed, { post, html }: FeedEntry): Xml {
  const address = blog.url + hrefOf(post)
  return xml`<entry>
<id>${entryId(blog, post)}</id>
<title>${post.title}</title>
<link rel="alternate" type="text/html" hreflang="${post.lang}" href="${address}"/>
<published>${new Date(post.publishedAt).toISOString()}</published>
<updated>${new Date(changedAt(post)).toISOString()}</updated>
<category term="${post.category}"/>
${post.tags.map((tag) => xml`<category term="${tag}"/>`)}<summary xml:lang="${post.lang}">${post.summary}</summary>
<content type="html" xml:lang="${post.lang}">${withAbsoluteAddresses(html, address)}</content>
</entry>
`
}
