import { type Blog, type Category, categoryLine, categoryName, categoryTitle } from '../domain/blog.ts'
import type { PostTotals } from '../domain/courtyard.ts'
import { type DetailedPost, hrefOf, type PostId } from '../domain/post.ts'
import { dottedDay } from '../domain/time.ts'
import { Trail } from './article.tsx'
import { CommentCount } from './category-box.tsx'
import { Document, type Site } from './document.tsx'
import { Html } from './raw-html.tsx'
import { type RecentComment, RecentComments } from './recent-comments.tsx'
import { siteData } from './structured-data.ts'
import { type Words, wordsFor } from './words/words.ts'

/** One page of a longer list. */
export interface Page {
  readonly number: number
  readonly of: number
  readonly posts: readonly DetailedPost[]
}

interface PostListProps {
  readonly blog: Blog
  readonly words: Words
  readonly page: Page
  readonly totals: ReadonlyMap<PostId, PostTotals> | undefined
  /** Address of the list's first page. */
  readonly href: string
  /** The category whose page this is: its own posts need not say it. */
  readonly within?: string
}

/** Stands before and behind the list, so that what is above need not wait for what the database says of it. */
const CUT = '<!--list-->'

/** A page with a list as three: what is above, the list, what is below. */
export function cutAtList(html: string): [above: string, list: string, below: string] {
  const [above = '', list = '', below = ''] = html.split(CUT)
  return [above, list, below]
}

export const PostList = ({ blog, words, page, totals, href, within }: PostListProps) => (
  <>
    <Html html={CUT} />
    {page.posts.length === 0 && <p class="empty">{words.noPosts}</p>}
    <ol class="posts">
      {page.posts.map((post) => (
        <li>
          <h2>
            <a href={hrefOf(post)}>{post.title}</a>
            <Answers words={words} count={totals?.get(post.id)?.comments ?? 0} />
          </h2>
          <p class="summary">{post.summary}</p>
          <p class="byline">
            <time datetime={post.day}>{dottedDay(post.day)}</time>
            {post.category !== within && (
              <a href={encodeURI(`/category/${post.category}`)}>{categoryTitle(blog, post.category)}</a>
            )}
            <span>{words.minutes(Math.max(1, Math.round(post.readingSeconds / 60)))}</span>
          </p>
        </li>
      ))}
    </ol>
    {page.of > 1 && <Pager words={words} page={page} href={href} />}
    <Html html={CUT} />
  </>
)

/** A column of zeros says nothing. */
const Answers = ({ words, count }: { readonly words: Words; readonly count: number }) =>
  count > 0 ? <CommentCount words={words} count={count} /> : null

const Pager = ({ words, page, href }: Pick<PostListProps, 'words' | 'page' | 'href'>) => (
  <nav class="pager" aria-label={words.pages}>
    {page.number > 1 && (
      <a rel="prev" href={page.number === 2 ? href : `${href}?page=${page.number - 1}`}>
        {words.newer}
      </a>
    )}
    <span>
      {page.number} / {page.of}
    </span>
    {page.number < page.of && (
      <a rel="next" href={`${href}?page=${page.number + 1}`}>
        {words.older}
      </a>
    )}
  </nav>
)

interface ListPageProps {
  readonly site: Site
  readonly page: Page
  readonly totals: ReadonlyMap<PostId, PostTotals> | undefined
}

interface HomePageProps extends ListPageProps {
  readonly recent: readonly RecentComment[]
}

export const HomePage = ({ site, page, totals, recent }: HomePageProps) => {
  const words = wordsFor(site.blog.language)
  return (
    <Document
      site={site}
      words={words}
      title={site.blog.title}
      description={site.blog.description}
      canonical={page.number === 1 ? '/' : `/?page=${page.number}`}
      structured={page.number === 1 ? [siteData(site.blog)] : []}
    >
      <header class="list-head">
        {/* The head of the page has just said it. */}
        <h1 class="unseen">{site.blog.title}</h1>
        <p class="lede">{site.blog.description}</p>
      </header>
      <PostList blog={site.blog} words={words} page={page} totals={totals} href="/" />
      <RecentComments words={words} comments={recent} />
    </Document>
  )
}

interface CategoryPageProps extends ListPageProps {
  readonly category: Category
  readonly count: number
}

export const CategoryPage = ({ site, page, totals, category, count }: CategoryPageProps) => {
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
        <ListNote words={words} count={count} feed={feed} />
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
    </Document>
  )
}

/** How much there is, and where to hear of more. */
export const ListNote = ({
  words,
  count,
  feed,
}: {
  readonly words: Words
  readonly count: number
  readonly feed: string
}) => (
  <p class="byline">
    <span>{words.posts(count)}</span>
    {count > 0 && <a href={feed}>{words.feed}</a>}
  </p>
)

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
