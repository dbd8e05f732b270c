import { type Blog, categoryLine } from '../domain/blog.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import { type Xml, xml } from './xml.ts'

/** The sitemap: home, categories that hold something, and every article with its siblings in other languages. */
export function sitemap(blog: Blog, posts: readonly Post[]): string {
  const used = new Set(posts.flatMap((post) => categoryLine(post.category)))
  const categories = blog.categories.filter((c) => used.has(c.path))
  const bySlug = Map.groupBy(posts, (p) => p.slug)
  return xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>${blog.url}/</loc></url>
${categories.map((c) => xml`<url><loc>${blog.url}${encodeURI(`/category/${c.path}`)}</loc></url>\n`)}${posts.map((post) => entry(blog, post, bySlug.get(post.slug) ?? []))}</urlset>
`.text
}

/** One post has one address per language; a sibling names all of them, itself included. */
const entry = (blog: Blog, post: Post, versions: readonly Post[]): Xml =>
  xml`<url><loc>${blog.url}${hrefOf(post)}</loc><lastmod>${new Date(post.updatedAt ?? post.publishedAt).toISOString()}</lastmod>${versions.length > 1 ? versions.map((v) => xml`<xhtml:link rel="alternate" hreflang="${v.lang}" href="${blog.url}${hrefOf(v)}"/>`) : ''}</url>
`
