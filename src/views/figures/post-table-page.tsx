import type { Category } from '../../domain/blog.ts'
import type { FigureRange } from '../../domain/figures.ts'
import type { PostLine } from '../../domain/figures-joined.ts'
import type { FiguresWords } from '../../domain/figures-words.ts'
import type { PostSort, PostWish } from '../../domain/post-table.ts'
import { fillProse } from '../../domain/prose.ts'
import { dottedDay } from '../../domain/time.ts'
import { AdminPage } from '../admin/admin-page.tsx'
import type { Site } from '../document.tsx'
import type { Words } from '../words/words.ts'
import { Explained } from './headlines.tsx'
import { countText } from './number-text.ts'
import { RangeForm } from './range-form.tsx'
import { PostTable } from './tables.tsx'

interface PostTablePageProps {
  readonly site: Site
  readonly words: Words
  readonly say: FiguresWords
  readonly prose: string
  readonly wish: PostWish
  readonly range: FigureRange
  /** The days that could be had. */
  readonly shown: FigureRange
  readonly today: string
  readonly categories: readonly Category[]
  readonly lines: readonly PostLine[]
  /** How many there are on all pages. */
  readonly count: number
  readonly page: number
  readonly pages: number
}

/** Every post: sorted, filtered, over any range. */
export const PostTablePage = (props: PostTablePageProps) => {
  const { site, words, say, wish, range, shown, today, lines, page, pages } = props
  const kept = `from=${range.from}&to=${range.to}`
  const href = (sort: PostSort, at = 1) => `/admin/posts?${queryOf({ ...wish, sort })}&${kept}&page=${at}`
  return (
    <AdminPage site={site} words={words} title={say.allPosts}>
      <h1>{say.allPosts}</h1>
      <p>
        <a href="/admin">{say.back}</a>
      </p>
      <RangeForm {...{ say, range, today }} action="/admin/posts" compares={false} also={wishFields(wish)} />
      <Filter {...props} />
      <p class="hint">
        {fillProse(say.postsFound, { count: countText(props.count) })}
        {shown.from !== range.from || shown.to !== range.to
          ? ` ${fillProse(say.wholeMonths, { from: dottedDay(shown.from), to: dottedDay(shown.to) })}`
          : ''}
      </p>
      {lines.length > 0 ? (
        <PostTable say={say} lines={lines} sort={wish.sort} href={href} />
      ) : (
        <p class="empty">{say.none}</p>
      )}
      {pages > 1 && (
        <nav class="pager" aria-label={words.pages}>
          {page > 1 && <a href={href(wish.sort, page - 1)}>←</a>}
          <span>
            {page} / {pages}
          </span>
          {page < pages && <a href={href(wish.sort, page + 1)}>→</a>}
        </nav>
      )}
      <Explained say={say} prose={props.prose} />
    </AdminPage>
  )
}

/** What of a wish is not empty, as fields of a form. */
const wishFields = (wish: PostWish): [string, string][] => Object.entries(wish).filter(([, value]) => value)

const queryOf = (wish: PostWish): string => new URLSearchParams(wishFields(wish)).toString()

const Filter = ({ say, site, wish, range, categories }: PostTablePageProps) => (
  <form class="filter" method="get" action="/admin/posts">
    <input type="hidden" name="from" value={range.from} />
    <input type="hidden" name="to" value={range.to} />
    <input type="hidden" name="sort" value={wish.sort} />
    <label>
      {say.category}{' '}
      <select name="category">
        <option value="">{say.all}</option>
        {categories.map(({ path, name }) => (
          <option value={path} selected={path === wish.category} lang={site.blog.language}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      {say.tag} <input name="tag" value={wish.tag} />
    </label>
    <label>
      {say.series} <input name="series" value={wish.series} />
    </label>
    <label>
      {say.titleHolds} <input type="search" name="q" value={wish.q} />
    </label>
    <button type="submit">{say.show}</button>
  </form>
)
