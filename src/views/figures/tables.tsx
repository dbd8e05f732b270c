import type { Child } from 'hono/jsx'
import { shareOf } from '../../domain/figures.ts'
import type { CategoryLine, PostLine, Seen } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import type { PostSort } from '../../domain/post-table.ts'
import { fillProse } from '../../domain/prose.ts'
import { countText, percentText } from './number-text.ts'

interface TableProps {
  /** Which column orders the table. */
  readonly sort?: number | undefined
  /** Where the table is ordered by each column. */
  readonly hrefs?: readonly string[] | undefined
  readonly heads: readonly string[]
  readonly label: string
  readonly children?: Child
}

/** A table that scrolls by itself where the screen is narrow, also by keyboard. */
export const FigureTable = ({ heads, label, sort, hrefs, children }: TableProps) => (
  <section class="wide" tabindex={0} aria-label={`${label}: ${heads.join(', ')}`}>
    <table class="figures">
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th scope="col" aria-sort={i === sort ? (i === 0 ? 'ascending' : 'descending') : undefined}>
              {hrefs?.[i] ? <a href={hrefs[i]}>{head}</a> : head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)

/** A share as a bar; the number stands beside it. */
export const Bar = ({ share }: { readonly share: number }) => (
  <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width={Number((Math.min(1, share) * 100).toFixed(1))} height="4" />
  </svg>
)

interface Said {
  readonly say: FiguresWords
}

export const CategoryTable = ({ say, lines }: Said & { readonly lines: readonly CategoryLine[] }) => (
  <FigureTable
    label={say.categories}
    heads={[
      ...[say.category, say.views, say.share, say.visitors, say.reads, say.readRate],
      ...[say.perView, say.comments, say.reactions],
    ]}
  >
    {lines.map((line) => (
      <tr>
        <th scope="row" class={`depth-${Math.min(3, line.depth)}`}>
          <a href={encodeURI(`/admin/categories/${line.path}`)}>{line.name}</a>{' '}
          <small>({countText(line.posts)})</small>
        </th>
        <td>{countText(line.views)}</td>
        <td>
          {percentText(line.share)}
          <Bar share={line.share} />
        </td>
        <td>{countText(line.visitors)}</td>
        <td>{countText(line.reads)}</td>
        <td>{percentText(line.readRate)}</td>
        <td>{countText(line.posts ? line.views / line.posts : 0)}</td>
        <td>{countText(line.comments)}</td>
        <td>{countText(line.reactions)}</td>
      </tr>
    ))}
  </FigureTable>
)

/** The columns, by what orders them, with their words. */
const COLUMNS = [
  ['title', 'post'],
  ['views', 'views'],
  ['visitors', 'visitors'],
  ['reads', 'reads'],
  ['rate', 'readRate'],
  ['comments', 'comments'],
  ['reactions', 'reactions'],
] as const satisfies readonly (readonly [PostSort, keyof FiguresWords])[]

interface PostTableProps extends Said {
  readonly lines: readonly PostLine[]
  readonly sort?: PostSort
  /** Where the table is in another order; absent: it has one. */
  readonly href?: (sort: PostSort) => string
}

export const PostTable = ({ say, lines, sort, href }: PostTableProps) => (
  <FigureTable
    label={say.topPosts}
    heads={COLUMNS.map(([, word]) => say[word])}
    sort={sort && COLUMNS.findIndex(([name]) => name === sort)}
    hrefs={href && COLUMNS.map(([name]) => href(name))}
  >
    {lines.map(({ id, post, ...line }) => (
      <tr>
        <th scope="row" lang={post?.lang}>
          {post ? <a href={`/admin/posts/${id}`}>{post.title}</a> : fillProse(say.gone, { id })}
        </th>
        <td>{countText(line.views)}</td>
        <td>{countText(line.visitors)}</td>
        <td>{countText(line.reads)}</td>
        <td>{percentText(line.readRate)}</td>
        <td>{countText(line.comments)}</td>
        <td>{countText(line.reactions)}</td>
      </tr>
    ))}
  </FigureTable>
)

export interface FacetLine extends Seen {
  readonly value: string
}

interface FacetTableProps extends Said {
  readonly head: string
  readonly lines: readonly FacetLine[]
  /** The word for a stored value. */
  readonly named?: (value: string) => string
  readonly most?: number
}

/** Where from and on what: the largest first, with how many were left out. */
export const FacetTable = ({ say, head, lines, named = (v) => v, most = 12 }: FacetTableProps) => {
  const all = lines.reduce((sum, line) => sum + line.views, 0)
  if (lines.length === 0) return <p class="empty">{say.none}</p>
  return (
    <>
      <FigureTable label={head} heads={[head, say.views, say.share, say.visitors, say.reads, say.readRate]}>
        {lines.slice(0, most).map((line) => (
          <tr>
            <th scope="row">{named(line.value)}</th>
            <td>{countText(line.views)}</td>
            <td>
              {percentText(shareOf(line.views, all))}
              <Bar share={shareOf(line.views, all)} />
            </td>
            <td>{countText(line.visitors)}</td>
            <td>{countText(line.reads)}</td>
            <td>{percentText(shareOf(line.reads, line.views))}</td>
          </tr>
        ))}
      </FigureTable>
      {lines.length > most && (
        <p class="hint">{fillProse(say.others, { count: String(lines.length - most) })}</p>
      )}
    </>
  )
}
