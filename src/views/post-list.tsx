import type { Child } from 'hono/jsx'
import { type Blog, categoryTitle } from '../domain/blog.ts'
import type { PostTotals } from '../domain/courtyard.ts'
import { type DetailedPost, hrefOf, type Post, type PostId } from '../domain/post.ts'
import { dottedDay } from '../domain/time.ts'
import { CommentCount } from './category-box.tsx'
import { Document, type Site } from './document.tsx'
import { PopularPosts } from './popular-posts.tsx'
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

/** Stands twice in a page with a list: what is above need not wait for what the database says of the rest. */
const CUT = '<!--list-->'

export const Cut = () => <Html html={CUT} />

/** A page with a list as three: what is above, the list, what is below. */
export function cutAtList(html: string): [above: string, list: string, below: string] {
  const [above = '', list = '', below = ''] = html.split(CUT)
  return [above, list, below]
}

/** A list up to its end, where the page is cut; the page itself says where what waits for the database begins. */
export const PostList = ({ blog, words, page, totals, href, within }: PostListProps) => (
  <>
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
            <Views blog={blog} words={words} count={totals?.get(post.id)?.views ?? 0} />
          </p>
        </li>
      ))}
    </ol>
    {page.of > 1 && <Pager words={words} page={page} href={href} />}
    <Cut />
  </>
)

/** A column of zeros says nothing. */
const Answers = ({ words, count }: { readonly words: Words; readonly count: number }) =>
  count > 0 ? <CommentCount words={words} count={count} /> : null

/** Where the blog shows its figures; a column of zeros says nothing here either. */
export const Views = ({
  blog,
  words,
  count,
}: Pick<PostListProps, 'blog' | 'words'> & { readonly count: number }) =>
  blog.stats === 'public' && count > 0 ? <span>{words.viewCount(count)}</span> : null

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

export interface ListPageProps {
  readonly site: Site
  readonly page: Page
  readonly totals: ReadonlyMap<PostId, PostTotals> | undefined
}

interface HomePageProps extends ListPageProps {
  readonly recent: readonly RecentComment[]
  readonly popular: readonly Post[]
}

export const HomePage = ({ site, page, totals, recent, popular }: HomePageProps) => {
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
      <Cut />
      <PostList blog={site.blog} words={words} page={page} totals={totals} href="/" />
      <PopularPosts words={words} posts={popular} />
      <RecentComments words={words} comments={recent} />
    </Document>
  )
}

/** How much there is, and where to hear of more. */
export const ListNote = ({
  words,
  count,
  feed,
  children,
}: {
  readonly words: Words
  readonly count: number
  readonly feed: string
  readonly children?: Child
}) => (
  <p class="byline">
    <span>{words.posts(count)}</span>
    {children}
    {count > 0 && <a href={feed}>{words.feed}</a>}
  </p>
)
