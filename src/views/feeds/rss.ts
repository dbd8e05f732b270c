import { hrefOf } from '../../domain/post.ts'
import { type Xml, xml } from '../xml.ts'
import { entryId, type Feed, type FeedEntry, feedChangedAt, withAbsoluteAddresses } from './feed.ts'

/** A feed as RSS 2.0, with the whole text of its items. */
export const rssFeed = (feed: Feed): string =>
  xml`<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/feed.css"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${feed.title}</title>
<link>${feed.blog.url}${feed.home}</link>
<description>${feed.blog.description}</description>
<language>${feed.blog.language}</language>
<lastBuildDate>${new Date(feedChangedAt(feed)).toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${feed.blog.url}${feed.self}"/>
${feed.entries.map((entry) => rssItem(feed, entry))}</channel>
</rss>
`.text

function rssItem({ blog }: Feed, { post, html }: FeedEntry): Xml {
  const address = blog.url + hrefOf(post)
  return xml`<item>
<guid isPermaLink="true">${entryId(blog, post)}</guid>
<title>${post.title}</title>
<link>${address}</link>
<pubDate>${new Date(post.publishedAt).toUTCString()}</pubDate>
<category>${post.category}</category>
${post.tags.map((tag) => xml`<category>${tag}</category>`)}<description>${post.summary}</description>
<content:encoded>${withAbsoluteAddresses(html, address)}</content:encoded>
</item>
`
}
