import { hrefOf, type Post, seriesHref } from '../domain/post.ts'
import { slugify } from '../domain/slug.ts'
import { dottedDay } from '../domain/time.ts'
import type { Words } from './words/words.ts'

/** The posts around a post. */
export interface Surroundings {
  readonly older: Post | undefined
  readonly newer: Post | undefined
  readonly related: readonly Post[]
  /** All parts of its series, in order; empty outside a series. */
  readonly series: readonly Post[]
}

/** Which part of a series this is, and where the others are. */
export const SeriesStrip = ({
  post,
  parts,
  words,
}: {
  readonly post: Post
  readonly parts: readonly Post[]
  readonly words: Words
}) => {
  if (!post.series || parts.length === 0) return null
  const at = parts.findIndex((p) => p.id === post.id)
  return (
    <details class="fold series">
      <summary>{words.series(post.series, at + 1, parts.length)}</summary>
      <ol>
        {parts.map((part) => (
          <li>
            {part.id === post.id ? (
              <b aria-current="page">{part.title}</b>
            ) : (
              <a href={hrefOf(part)}>{part.title}</a>
            )}
          </li>
        ))}
      </ol>
      <p>
        <a href={seriesHref(slugify(post.series))}>{post.series}</a>
      </p>
    </details>
  )
}

/** Where to go from here: before and after, and what shares its subject. */
export const NextToRead = ({ around, words }: { readonly around: Surroundings; readonly words: Words }) => (
  <>
    {(around.older || around.newer) && (
      <nav class="neighbours" aria-label={words.neighbours}>
        {around.older && <Neighbour rel="prev" label={words.olderPost} post={around.older} />}
        {around.newer && <Neighbour rel="next" label={words.newerPost} post={around.newer} />}
      </nav>
    )}
    {around.related.length > 0 && (
      <section class="related" aria-labelledby="related-title">
        <h2 id="related-title">{words.related}</h2>
        <ul>
          {around.related.map((post) => (
            <li>
              <a href={hrefOf(post)}>{post.title}</a> <time datetime={post.day}>{dottedDay(post.day)}</time>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)

const Neighbour = ({
  rel,
  label,
  post,
}: {
  readonly rel: string
  readonly label: string
  readonly post: Post
}) => (
  <a rel={rel} href={hrefOf(post)}>
    <span class="hint">{label}</span>
    <span>{post.title}</span>
  </a>
)
