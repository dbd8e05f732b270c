import { hrefOf } from '../../domain/post.ts'
import { changedAt, entryId, type Feed, withAbsoluteAddresses } from './feed.ts'

/** A feed as JSON Feed 1.1, with the whole text of its items. */
export const jsonFeed = ({ blog, title, self, home, entries }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: blog.description,
    home_page_url: blog.url + home,
    feed_url: blog.url + self,
    language: blog.language,
    authors: [{ name: blog.author }],
    items: entries.map(({ post, html }) => ({
      id: entryId(blog, post),
      url: blog.url + hrefOf(post),
      title: post.title,
      summary: post.summary,
      content_html: withAbsoluteAddresses(html, blog.url + hrefOf(post)),
      date_published: new Date(post.publishedAt).toISOString(),
      date_modified: new Date(changedAt(post)).toISOString(),
      language: post.lang,
      tags: post.tags,
    })),
  })
