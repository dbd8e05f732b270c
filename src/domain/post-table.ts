// The table of all posts: which, in what order, and over which days it can be had for how many rows.
import { type FigureRange, lastDaysOf, rangeOf } from './figures.ts'
import type { PostLine } from './figures-joined.ts'
import type { Post } from './post.ts'
import { slugify } from './slug.ts'

export const POST_SORTS = [
  'views',
  'visitors',
  'reads',
  'rate',
  'comments',
  'reactions',
  'day',
  'title',
] as const
export type PostSort = (typeof POST_SORTS)[number]

/** Which posts, and in what order. */
export interface PostWish {
  readonly sort: PostSort
  readonly category: string
  readonly tag: string
  /** Its slug. */
  readonly series: string
  /** Part of a title, folded. */
  readonly q: string
}

/** Reads a wish from a query; what makes no sense is left out. */
export const parsePostWish = (query: Readonly<Record<string, string | undefined>>): PostWish => {
  const text = (name: string) => (query[name] ?? '').normalize('NFC').trim()
  return {
    sort: POST_SORTS.find((sort) => sort === query.sort) ?? 'views',
    ...{ category: text('category'), tag: text('tag'), series: text('series'), q: text('q').toLowerCase() },
  }
}

export const isWished = (post: Post, { category, tag, series, q }: PostWish): boolean =>
  (!category || post.category === category || post.category.startsWith(`${category}/`)) &&
  (!tag || post.tags.some((t) => t.toLowerCase() === tag.toLowerCase())) &&
  (!series || (post.series !== undefined && slugify(post.series) === series)) &&
  (!q || post.title.toLowerCase().includes(q))

/** A copy in order: most first, titles by letter. Ties by id. */
export function sorted(lines: readonly PostLine[], sort: PostSort): PostLine[] {
  const textOf = ({ post }: PostLine) => (sort === 'title' ? post?.title : post?.day) ?? ''
  const numberOf = (line: PostLine) =>
    sort === 'rate' ? line.readRate : sort === 'title' || sort === 'day' ? 0 : line[sort]
  const direction = sort === 'title' ? 1 : -1
  return lines.toSorted(
    (a, b) =>
      numberOf(b) - numberOf(a) || direction * textOf(a).localeCompare(textOf(b)) || (a.id < b.id ? -1 : 1),
  )
}

const MAX_DAYS = 31
const MAX_ROWS = 36_000

/**
 * The days of a range as the table can have them. Up to 31 days as asked; beyond, whole months (rolled up, a row each)
 * from the first one's beginning, and the days since the last of them only where they are not too many.
 */
export function affordable(range: FigureRange, lastMonthEnd: string | undefined, posts: number): FigureRange {
  if (range.length <= MAX_DAYS) return range
  if (lastMonthEnd === undefined || lastMonthEnd < range.from) return lastDaysOf(range, MAX_DAYS)
  const wide = rangeOf(`${range.from.slice(0, 7)}-01`, range.to)
  const months = Math.ceil(wide.length / 28)
  const days = rangeOf(lastMonthEnd, range.to).length - 1
  return (months + days + 4) * posts <= MAX_ROWS ? wide : rangeOf(wide.from, lastMonthEnd)
}
