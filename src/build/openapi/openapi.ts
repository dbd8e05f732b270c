import type { Blog } from '../../domain/blog.ts'
import { refTo, SCHEMAS, type Schema } from './schemas.ts'

/** The JSON API of a blog as an OpenAPI 3.1 document. */
export const openApi = ({ title, url }: Pick<Blog, 'title' | 'url'>) => ({
  openapi: '3.1.0',
  info: { title: `${title}: JSON API`, version: '1' },
  servers: [{ url }],
  paths: PATHS,
  components: {
    schemas: SCHEMAS,
    securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'ADMIN_KEY or STATS_KEY' } },
  },
})

interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required?: true
  readonly description: string
  readonly schema: Schema
}

const query = (name: string, description: string, schema: Schema = { type: 'string' }): Parameter => ({
  ...{ name, in: 'query', description, schema },
})

const id: Parameter = {
  ...{ name: 'id', in: 'path', required: true, description: 'Id of a post', schema: { type: 'string' } },
}

/** GET of one address: what it answers with 200, and how it can refuse. */
const get = (
  summary: string,
  schema: string,
  parameters: readonly Parameter[],
  refusals: readonly number[] = [],
) => ({
  get: {
    summary,
    parameters,
    responses: Object.fromEntries([
      [200, answer('As asked', schema)],
      ...refusals.map((status) => [status, answer(REFUSALS[status] ?? '', 'Error')]),
    ]),
  },
})

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'A cursor or an order that is none',
  403: 'Without the key',
  404: 'Unknown, or not out',
  422: 'Breaks a rule',
}

const answer = (description: string, schema: string) => ({
  description,
  content: { 'application/json': { schema: refTo(schema) } },
})

/** The same, for whoever shows a key. */
const withKey = (operation: ReturnType<typeof get>) => ({
  get: { ...operation.get, security: [{ key: [] }] },
})

const RANGE = [
  query('from', 'First day, YYYY-MM-DD, in the blog’s zone'),
  query('to', 'Last day, YYYY-MM-DD'),
  query('days', 'Instead of both: this many days up to today', { type: 'integer', minimum: 1, maximum: 731 }),
]

const PATHS = {
  '/api/v1/posts': get(
    'Articles, newest first, 50 a page',
    'Posts',
    [
      query('category', 'Path of a category, children included'),
      query('tag', 'A tag, whatever its case'),
      query('cursor', '`next` of the page before'),
    ],
    [400, 404],
  ),
  '/api/v1/posts/{id}': get('One article with its text as HTML', 'PostWithText', [id], [404]),
  '/api/v1/posts/{id}/comments': get(
    'Its conversation as guests see it, 50 a page',
    'Comments',
    [
      id,
      query('sort', 'Order of threads', { enum: ['oldest', 'newest', 'best'] }),
      query('cursor', '`next` of the page before'),
    ],
    [400, 404],
  ),
  '/api/v1/categories': get('Every category with its figures since the beginning', 'Categories', []),
  '/api/v1/counts': get('Counts of posts', 'Counts', [query('posts', 'Up to 100 ids, with commas')], [422]),
  '/api/v1/admin/overview': withKey(get('Figures of the blog', 'Overview', RANGE, [403, 422])),
  '/api/v1/admin/categories': withKey(get('Figures of its categories', 'CategoryFigures', RANGE, [403, 422])),
  '/api/v1/admin/posts/{id}': withKey(
    get('Figures of one post', 'PostFigures', [id, ...RANGE], [403, 404, 422]),
  ),
}
