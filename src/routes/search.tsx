import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { categoryLine, categoryTitle } from '../domain/blog.ts'
import { escapeHtml } from '../domain/escape-html.ts'
import { wantsJson } from '../domain/negotiation.ts'
import { hrefOf, type Post } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import { tagKey } from '../domain/search-post.ts'
import { matchOf, parseQuery, type SearchQuery, type Term } from '../domain/search-query.ts'
import { markedParts, type Part, snippetOf } from '../domain/search-snippet.ts'
import type { AppContext } from '../env.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { unlessAway } from '../store/db.ts'
import * as index from '../store/search.ts'
import type { Wanted } from '../views/search-form.tsx'
import { type Findings, type Hit, SearchPage, statusOf } from '../views/search-page.tsx'
import { searchWordsFor } from '../views/words/search-words.ts'
import { wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const PAGE_SIZE = 10
const TAGS_OFFERED = 30
const PAUSE_SECONDS = '10'

/** `/search`: a page, or JSON. The index says what fits; the shelf says what is out. */
export const search = (shelf: Shelf) =>
  new Hono<AppContext>().get('/search', async (c) => {
    const wanted = wantedOf(c)
    const page = pageNumber(c.req.query('page'))
    if (page === undefined) return c.notFound()
    const query = parseQuery(c.req.query('q'))
    if (!query.ok) return refuse(c, shelf, wanted, query.problem, 422)
    if (c.req.method === 'HEAD' || !query.value.text) return show(c, shelf, wanted)
    if (!c.env.SEARCH) return refuse(c, shelf, wanted, { code: 'search_absent' }, 503)
    const findings = await unlessAway(find(c, shelf, c.env.SEARCH, query.value, wanted, page))
    if (!findings) return refuse(c, shelf, wanted, { code: 'search_away' }, 503)
    return page > findings.pages ? c.notFound() : show(c, shelf, wanted, findings)
  })

/** Values as typed; broken characters and NULs would break the page that shows them. */
function wantedOf(c: C): Wanted {
  const clean = (name: string) =>
    (c.req.query(name) ?? '')
      .toWellFormed()
      .replace(/\p{Cc}+/gu, ' ')
      .normalize('NFC')
      .trim()
      .slice(0, 400)
  return { q: clean('q'), category: clean('category'), tag: clean('tag') }
}

const pageNumber = (text = '1'): number | undefined =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined

async function find(
  c: C,
  shelf: Shelf,
  database: D1Database,
  { terms }: SearchQuery,
  { category, tag }: Wanted,
  page: number,
): Promise<Findings> {
  if (terms.length === 0) return { hits: [], count: 0, more: false, page, pages: 1 }
  const db = database.withSession('first-unconstrained')
  const asked = { match: matchOf(terms), category, tag: tagKey(tag) }
  const ids = await index.listFitting(db, asked)
  const posts = ids
    .map((id) => shelf.findById(id, c.get('now')))
    .filter((post): post is Post => post !== undefined && isWithin(post, category, tag))
  const shown = posts.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const texts =
    shown.length > 0
      ? await index.listTexts(
          db,
          shown.map((p) => p.id),
        )
      : undefined
  const unread = await shelf.detailed(shown.filter((post) => !texts?.get(post.id)))
  const summaries = new Map(unread.map(({ id, summary }) => [id, summary]))
  return {
    hits: shown.map((post) => hitOf(post, texts?.get(post.id) || (summaries.get(post.id) ?? ''), terms)),
    count: posts.length,
    more: ids.length === index.MAX_FOUND,
    page,
    pages: Math.max(1, Math.ceil(posts.length / PAGE_SIZE)),
  }
}

/** The index may be older than the shelf. */
const isWithin = (post: Post, category: string, tag: string): boolean =>
  (category === '' || categoryLine(post.category).includes(category)) &&
  (tag === '' || post.tags.some((t) => tagKey(t) === tagKey(tag)))

const hitOf = (post: Post, text: string, terms: readonly Term[]): Hit => ({
  post,
  title: markedParts(post.title, terms),
  snippet: snippetOf(text, terms),
})

function show(c: C, shelf: Shelf, wanted: Wanted, findings?: Findings) {
  if (isJson(c)) return c.json(jsonOf(shelf, wanted, findings))
  const tags = findings ? [] : shelf.listTags(c.get('now')).slice(0, TAGS_OFFERED)
  return c.html(SearchPage({ site: shelf, wanted, findings, tags }))
}

function refuse(c: C, shelf: Shelf, wanted: Wanted, problem: Problem, status: 422 | 503) {
  if (status === 503) c.header('retry-after', PAUSE_SECONDS)
  c.header('cache-control', 'no-store')
  const message = wordsFor(c.get('language')).problem(problem)
  const { code, field } = problem
  if (isJson(c)) return c.json({ error: { code, message, ...(field && { field }) } }, status)
  return c.html(SearchPage({ site: shelf, wanted, problem, tags: [] }), status)
}

const isJson = (c: C): boolean => wantsJson(c.req.header('accept'), undefined)

/** `snippet` is HTML: text with `<mark>` around what was looked for. */
const jsonOf = ({ blog }: Shelf, wanted: Wanted, findings?: Findings) => ({
  results: (findings?.hits ?? []).map(({ post, snippet }) => ({
    id: post.id,
    title: post.title,
    href: hrefOf(post),
    snippet: snippet.map(htmlOf).join(''),
    category: categoryTitle(blog, post.category),
    day: post.day,
  })),
  more: findings !== undefined && findings.page < findings.pages,
  status: findings ? statusOf(searchWordsFor(blog.language), wanted, findings) : '',
})

const htmlOf = ({ text, marked }: Part): string =>
  marked ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text)
