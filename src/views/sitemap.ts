import { type Blog, categoryLine } from '../domain/blog.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { type Xml, xml } from './xml.ts'

/** The sitemap: home, categories that hold something, and every article in every language. */
export function sitemap(blog: Blog, posts: readonly Post[]): string {
  const used = new Set(posts.flatMap((post) => categoryLine(post.category)))
  const categories = blog.categories.filter((c) => used.has(c.path))
  return xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${blog.url}/</loc></url>
${categories.map((c) => xml`<url><loc>${blog.url}${encodeURI(`/category/${c.path}`)}</loc></url>\n`)}${posts.map((post) => entry(blog, post))}</urlset>
`.text
}

const entry = (blog: Blog, post: Post): Xml =>
  xml`<url><loc>${blog.url}${hrefOf(post)}</loc><lastmod>${new Date(post.updatedAt ?? post.publishedAt).toISOString()}</lastmod></url>
`
