import { hrefOf, type Post, tagHref } from '../domain/post.ts'
import { dottedDay } from '../domain/time.ts'
import { Document, type Site } from './document.tsx'
import { wordsFor } from './words/words.ts'

interface ArchivePageProps {
  readonly site: Site
  /** Newest first. */
  readonly posts: readonly Post[]
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
}

/** Every post by year, and every tag. */
export const ArchivePage = ({ site, posts, tags }: ArchivePageProps) => {
  const words = wordsFor(site.blog.language)
  return (
    <Document site={site} words={words} title={words.archive} canonical="/archive">
      <header class="list-head">
        <h1>{words.archive}</h1>
        <p class="count">{words.posts(posts.length)}</p>
      </header>
      {[...Map.groupBy(posts, (p) => p.day.slice(0, 4))].map(([year, ofYear]) => (
        <section class="year" aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`}>{year}</h2>
          <ul>
            {ofYear.map((post) => (
              <li>
                <time datetime={post.day}>{dottedDay(post.day).slice(5)}</time>{' '}
                <a href={hrefOf(post)}>{post.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {tags.length > 0 && (
        <section class="year" aria-labelledby="all-tags">
          <h2 id="all-tags">{words.tags}</h2>
          <ul class="tags">
            {tags.map(({ tag, count }) => (
              <li>
                <a href={tagHref(tag)}>#{tag}</a> <span class="count">({count})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Document>
  )
}
