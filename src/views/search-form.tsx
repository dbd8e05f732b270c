import { type Blog, categoryTitle } from '../domain/blog.ts'
import type { Problem } from '../domain/problem.ts'
import type { SearchWords } from './words/search-words.ts'
import { wordsFor } from './words/words.ts'

/** What was asked: as typed. */
export interface Wanted {
  readonly q: string
  readonly category: string
  readonly tag: string
}

interface FormProps {
  readonly blog: Blog
  readonly own: SearchWords
  readonly wanted: Wanted
  readonly problem: Problem | undefined
}

/** The form as it was sent; works without a script. */
export const SearchForm = ({ blog, own, wanted, problem }: FormProps) => (
  <form id="search" action="/search">
    <SearchLine
      own={own}
      q={wanted.q}
      autofocus={wanted.q === ''}
      {...(problem?.field && { 'aria-invalid': 'true', 'aria-describedby': 'search-problem' })}
    />
    {problem && (
      <p id="search-problem" class="problem" role="alert">
        {wordsFor(blog.language).problem(problem)}
      </p>
    )}
    {blog.categories.length > 1 && (
      <select name="category" aria-label={own.category}>
        <option value="">{own.allCategories}</option>
        {blog.categories.map(({ path }) => (
          <option value={path} selected={path === wanted.category}>
            {categoryTitle(blog, path)}
          </option>
        ))}
      </select>
    )}
    {wanted.tag && <TagKept own={own} wanted={wanted} />}
  </form>
)

interface LineProps {
  readonly own: SearchWords
  readonly q: string
  readonly autofocus?: boolean
  readonly 'aria-invalid'?: 'true'
  readonly 'aria-describedby'?: string
}

/** The field and its button. */
export const SearchLine = ({ own, q, ...more }: LineProps) => (
  <p class="search-line">
    <input
      type="search"
      id="search-q"
      name="q"
      value={q}
      aria-label={own.field}
      placeholder={own.field}
      enterkeyhint="search"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      {...more}
    />
    <button type="submit">{own.submit}</button>
  </p>
)

/** A tag comes from a link; the form carries it on. */
const TagKept = ({ own, wanted }: Pick<FormProps, 'own' | 'wanted'>) => (
  <p class="search-tag">
    <input type="hidden" name="tag" value={wanted.tag} />
    {own.withTag(wanted.tag)} <a href={addressOf({ ...wanted, tag: '' })}>{own.everyTag}</a>
  </p>
)

/** Where a search stands. */
export function addressOf({ q, category, tag }: Wanted, page = 1): string {
  const query = new URLSearchParams({ q })
  if (category) query.set('category', category)
  if (tag) query.set('tag', tag)
  if (page > 1) query.set('page', String(page))
  return `/search?${query}`
}
