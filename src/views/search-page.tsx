import { type Blog, categoryTitle } from '../domain/blog.ts'
import { hrefOf, type Post, tagHref } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import type { Part } from '../domain/search-snippet.ts'
import { dottedDay } from '../domain/time.ts'
import { Document, type Site } from './document.tsx'
import { addressOf, SearchForm, type Wanted } from './search-form.tsx'
import { type SearchWords, searchWordsFor } from './words/search-words.ts'
import { type Words, wordsFor } from './words/words.ts'

/** A post that fits, with what shows why. */
export interface Hit {
  readonly post: Post
  readonly title: readonly Part[]
  readonly snippet: readonly Part[]
}

/** One page of what was found. `more`: there may be posts beyond what was counted. */
export interface Findings {
  readonly hits: readonly Hit[]
  readonly count: number
  readonly more: boolean
  readonly page: number
  readonly pages: number
}

export interface SearchPageProps {
  readonly site: Site
  readonly wanted: Wanted
  /** Absent when nothing was asked or nothing could be. */
  readonly findings?: Findings | undefined
  readonly problem?: Problem | undefined
  /** Offered where nothing was asked. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
}

/** The search page: the form, and what was found. */
export const SearchPage = ({ site, wanted, findings, problem, tags }: SearchPageProps) => {
  const words = wordsFor(site.blog.language)
  const own = searchWordsFor(site.blog.language)
  return (
    <Document
      site={site}
      words={words}
      title={wanted.q ? own.titleOf(wanted.q) : own.search}
      description={own.about(site.blog.title)}
      {...(!wanted.q && !problem && { canonical: '/search' })}
    >
      <header class="list-head">
        <h1>{own.search}</h1>
        <search>
          <SearchForm blog={site.blog} own={own} wanted={wanted} problem={problem} />
        </search>
      </header>
      <p id="search-status" role="status" data-failed={own.failed} data-next={own.after}>
        {findings && statusOf(own, wanted, findings)}
      </p>
      <section id="results" aria-label={own.search}>
        {findings && <Results blog={site.blog} {...{ words, own, wanted, findings }} />}
        {!findings && !problem && <Hint own={own} words={words} tags={tags} />}
        {problem && (
          <p>
            <a href="/archive">{words.archive}</a>
          </p>
        )}
      </section>
    </Document>
  )
}

/** What a screen reader hears when the results arrive. */
export const statusOf = (own: SearchWords, { q }: Wanted, { count, more }: Findings): string =>
  count === 0 ? own.none(q) : own.found(count, more)

interface ResultsProps {
  readonly blog: Blog
  readonly words: Words
  readonly own: SearchWords
  readonly wanted: Wanted
  readonly findings: Findings
}

const Results = ({ blog, words, own, wanted, findings }: ResultsProps) => (
  <>
    {findings.count === 0 && <Nothing own={own} wanted={wanted} />}
    <ol class="posts">
      {findings.hits.map(({ post, title, snippet }) => (
        <li {...(post.lang !== blog.language && { lang: post.lang })}>
          <h2>
            <a href={hrefOf(post)}>
              <Marked parts={title} />
            </a>
          </h2>
          <p class="summary">
            <Marked parts={snippet} />
          </p>
          <p class="byline">
            <time datetime={post.day}>{dottedDay(post.day)}</time>
            <a href={encodeURI(`/category/${post.category}`)}>{categoryTitle(blog, post.category)}</a>
          </p>
        </li>
      ))}
    </ol>
    <Turning words={words} own={own} wanted={wanted} findings={findings} />
  </>
)

const Marked = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>{parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
)

const Nothing = ({ own, wanted }: Pick<ResultsProps, 'own' | 'wanted'>) => (
  <div class="empty">
    <p>{own.noneHint}</p>
    {(wanted.category || wanted.tag) && (
      <p>
        {own.noneFiltered} <a href={addressOf({ ...wanted, category: '', tag: '' })}>{own.everywhere}</a>
      </p>
    )}
  </div>
)

const Turning = ({ words, own, wanted, findings }: Omit<ResultsProps, 'blog'>) =>
  findings.pages > 1 ? (
    <nav class="pager" aria-label={words.pages}>
      {findings.page > 1 && (
        <a rel="prev" href={addressOf(wanted, findings.page - 1)}>
          {own.before}
        </a>
      )}
      <span>
        {findings.page} / {findings.pages}
      </span>
      {findings.page < findings.pages && (
        <a rel="next" href={addressOf(wanted, findings.page + 1)}>
          {own.after}
        </a>
      )}
    </nav>
  ) : null

const Hint = ({ own, words, tags }: { own: SearchWords; words: Words } & Pick<SearchPageProps, 'tags'>) => (
  <>
    <p class="hint">{own.hint}</p>
    {tags.length > 0 && (
      <ul class="tags" aria-label={words.tags}>
        {tags.map(({ tag, count }) => (
          <li>
            <a href={tagHref(tag)}>#{tag}</a> <span class="count">({count})</span>
          </li>
        ))}
      </ul>
    )}
  </>
)
