import { type Blog, categoryLine, categoryName } from '../domain/blog.ts'
import { type DetailedPost, hrefOf, type Post, pictureAddress } from '../domain/post.ts'

/** schema.org's words for the blog, and how it is searched. */
export const siteData = ({ title, description, url, language }: Blog): object => ({
  '@type': 'WebSite',
  name: title,
  description,
  url: `${url}/`,
  inLanguage: language,
  potentialAction: {
    '@type': 'SearchAction',
    target: `${url}/search?q={search_term_string}`,
    'query-input': 'required name=search_term_string',
  },
})

/** schema.org's words for an article and for the way to it. */
export const articleData = (blog: Blog, post: DetailedPost): object[] => [
  {
    '@type': 'BlogPosting',
    '@id': `${blog.url}/p/${post.id}`,
    headline: post.title,
    description: post.summary,
    url: blog.url + hrefOf(post),
    mainEntityOfPage: blog.url + hrefOf(post),
    inLanguage: post.lang,
    datePublished: new Date(post.publishedAt).toISOString(),
    dateModified: new Date(post.updatedAt ?? post.publishedAt).toISOString(),
    author: { '@type': 'Person', name: blog.author },
    publisher: { '@type': 'Organization', name: blog.title, url: `${blog.url}/` },
    articleSection: post.category,
    timeRequired: `PT${Math.max(1, Math.round(post.readingSeconds / 60))}M`,
    ...(post.ogImage && { image: pictureAddress(blog.url, post.ogImage) }),
    ...(post.tags.length > 0 && { keywords: post.tags.join(', ') }),
    ...(post.series && { isPartOf: { '@type': 'CreativeWorkSeries', name: post.series } }),
    ...(post.question && { hasPart: { '@type': 'Question', name: post.question } }),
  },
  trailData(blog, post),
]

function trailData(blog: Blog, post: Post): object {
  const categories = categoryLine(post.category)
    .reverse()
    .map((path) => ({
      name: categoryName(blog, path),
      item: `${blog.url}${encodeURI(`/category/${path}`)}`,
    }))
  const steps = [{ name: blog.title, item: `${blog.url}/` }, ...categories, { name: post.title }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
  }
}
