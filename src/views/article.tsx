import { type Blog, categoryLine, categoryName } from '../domain/blog.ts'
import { type DetailedPost, hrefOf, isPage, type Post, tagHref } from '../domain/post.ts'
import { dayOf, dottedDay } from '../domain/time.ts'
import { Document, type Site } from './document.tsx'
import { Html } from './raw-html.tsx'
import { articleData } from './structured-data.ts'
import { NextToRead, SeriesStrip, type Surroundings } from './surroundings.tsx'
import { languageOf, type Words, wordsFor } from './words/words.ts'

export interface ArticleProps {
  readonly site: Site
  readonly post: DetailedPost
  /** Rendered by the build. */
  readonly html: string
  /** The same article in other languages. */
  readonly siblings: readonly Post[]
  readonly around: Surroundings
}

/** What page.css knows nothing of, as the build marks it up. */
const RICH =
  /<(?:figure|picture|img|video|svg|math|mark|details(?! class="fold")|sup)\b|(?:class="(?:alert|footnotes|math|video|code|task-list)| align=")/

/** The page of an article; `courtyard` is where box and conversation come to stand. */
export const ArticlePage = ({ courtyard, ...props }: ArticleProps & { readonly courtyard: string }) => {
  const { site, post, siblings, around } = props
  const words = wordsFor(languageOf(post.lang, site.blog.language))
  return (
    <Document
      site={site}
      words={words}
      title={post.title}
      description={post.summary}
      canonical={post.canonical ?? hrefOf(post)}
      alternates={[post, ...siblings].length > 1 ? [post, ...siblings].map(alternate) : []}
      kind="article"
      plain={post.poll === undefined && !RICH.test(props.html)}
      image={post.ogImage}
      structured={isPage(post) ? [] : articleData(site.blog, post)}
    >
      <Article {...props} words={words} />
      <NextToRead around={around} words={words} />
      <Html html={courtyard} />
    </Document>
  )
}

const alternate = (post: Post) => ({ lang: post.lang, href: hrefOf(post) })

const Article = ({ site, post, html, siblings, around, words }: ArticleProps & { readonly words: Words }) => (
  <article
    id="article"
    lang={post.lang}
    data-post-id={post.id}
    data-reading-seconds={String(post.readingSeconds)}
    data-resume={words.resume}
  >
    <header>
      {!isPage(post) && <Trail blog={site.blog} category={post.category} />}
      <h1>{post.title}</h1>
      {!isPage(post) && <Byline blog={site.blog} post={post} words={words} />}
      <Siblings siblings={siblings} words={words} />
      <SeriesStrip post={post} parts={around.series} words={words} />
    </header>
    <div class="prose">
      <Html html={html} />
    </div>
    <noscript>
      <img class="pixel" src={`/views.gif?post=${post.id}`} alt="" width="1" height="1" />
    </noscript>
    {post.tags.length > 0 && (
      <ul class="tags" aria-label={words.tags}>
        {post.tags.map((tag) => (
          <li>
            <a href={tagHref(tag)}>#{tag}</a>
          </li>
        ))}
      </ul>
    )}
  </article>
)

export const Trail = ({ blog, category }: { readonly blog: Blog; readonly category: string }) => (
  <nav class="trail" lang={blog.language} aria-label={wordsFor(blog.language).trail}>
    {categoryLine(category)
      .reverse()
      .map((path, i) => (
        <>
          {i > 0 && <span aria-hidden="true"> › </span>}
          <a href={encodeURI(`/category/${path}`)}>{categoryName(blog, path)}</a>
        </>
      ))}
  </nav>
)

const Byline = ({
  blog,
  post,
  words,
}: {
  readonly blog: Blog
  readonly post: Post
  readonly words: Words
}) => (
  <p class="byline">
    <span>{post.author ?? blog.author}</span>
    <time datetime={new Date(post.publishedAt).toISOString()}>{dottedDay(post.day)}</time>
    {post.updatedAt !== undefined && (
      <time datetime={new Date(post.updatedAt).toISOString()}>
        {words.updated(dottedDay(dayOf(post.updatedAt, blog.timezone)))}
      </time>
    )}
    <span>{words.minutes(Math.max(1, Math.round(post.readingSeconds / 60)))}</span>
    <a href={`/p/${post.id}`} id="share" data-copied={words.addressCopied}>
      {words.shareAddress}
    </a>
  </p>
)

const Siblings = ({ siblings, words }: { readonly siblings: readonly Post[]; readonly words: Words }) =>
  siblings.length > 0 ? (
    <p class="siblings">
      {words.alsoIn}:{' '}
      {siblings.map((s) => (
        <a href={hrefOf(s)} lang={s.lang} hreflang={s.lang}>
          {s.title}
        </a>
      ))}
    </p>
  ) : null
