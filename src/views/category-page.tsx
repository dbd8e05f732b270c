import { type Blog, type Category, categoryLine, categoryName, categoryTitle } from '../domain/blog.ts'
import type { Post } from '../domain/post.ts'
import { Trail } from './article.tsx'
import { Document } from './document.tsx'
import { PopularPosts } from './popular-posts.tsx'
import { Cut, ListNote, type ListPageProps, PostList, Views } from './post-list.tsx'
import { wordsFor } from './words/words.ts'

interface CategoryPageProps extends ListPageProps {
  readonly category: Category
  readonly count: number
  /** All-time views of all that lies below it. */
  readonly views: number
  readonly popular: readonly Post[]
}

export const CategoryPage = (props: CategoryPageProps) => {
  const { site, page, totals, category, count, views, popular } = props
  const words = wordsFor(site.blog.language)
  const href = encodeURI(`/category/${category.path}`)
  const title = categoryTitle(site.blog, category.path)
  const feed = `${href}/feed.xml`
  const [, parent] = categoryLine(category.path)
  return (
    <Document
      site={site}
      words={words}
      title={title}
      description={category.description}
      canonical={page.number === 1 ? href : `${href}?page=${page.number}`}
      feed={{ href: feed, title }}
    >
      <header class="list-head">
        {parent && <Trail blog={site.blog} category={parent} />}
        <h1>{categoryName(site.blog, category.path)}</h1>
        {category.description && <p class="lede">{category.description}</p>}
        <Cut />
        <ListNote words={words} count={count} feed={feed}>
          <Views blog={site.blog} words={words} count={views} />
        </ListNote>
        <Children blog={site.blog} category={category} />
      </header>
      <PostList
        blog={site.blog}
        words={words}
        page={page}
        totals={totals}
        href={href}
        within={category.path}
      />
      <PopularPosts words={words} posts={popular} />
    </Document>
  )
}

const Children = ({ blog, category }: { readonly blog: Blog; readonly category: Category }) => {
  const children = blog.categories.filter((c) => c.path.split('/').slice(0, -1).join('/') === category.path)
  return children.length > 0 ? (
    <ul class="children">
      {children.map((c) => (
        <li>
          <a href={encodeURI(`/category/${c.path}`)}>{c.name}</a>
        </li>
      ))}
    </ul>
  ) : null
}
