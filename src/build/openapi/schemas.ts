/** A JSON Schema, as OpenAPI 3.1 takes it. */
export interface Schema {
  readonly [keyword: string]: unknown
}

const text: Schema = { type: 'string' }
const instant: Schema = { type: 'string', format: 'date-time' }
const count: Schema = { type: 'integer', minimum: 0 }
const share: Schema = { type: 'number', minimum: 0, maximum: 1 }
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const listOf = (name: string): Schema => ({ type: 'array', items: refTo(name) })

/** A schema of this document by its name. */
export const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** An object with exactly these properties, all of them there. */
const exactly = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** An object with at least these properties. */
const atLeast = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

const postId: Schema = { type: 'string', description: '8 characters, the same for ever' }

const POST = {
  id: postId,
  url: { type: 'string', format: 'uri' },
  title: text,
  summary: text,
  published: instant,
  updated: orNull(instant),
  category: { type: 'string', description: 'Path in blog.yaml; empty for a page' },
  tags: { type: 'array', items: text },
  series: orNull(text),
  lang: text,
  author: text,
  readingSeconds: { ...count, description: 'Estimated' },
}

/** Null in a blog that keeps its figures to itself. */
const seen = orNull(count)
const COUNTED = { views: seen, visitors: orNull({ ...count, description: 'Summed over days' }), reads: seen }

const CATEGORY = { path: text, name: text, posts: count, ...COUNTED, comments: count, reactions: count }

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Post: exactly(POST),
  PostWithText: exactly({ ...POST, html: text }),
  Posts: exactly({ posts: listOf('Post'), next: { ...orNull(text), description: 'The next page’s cursor' } }),
  Comment: {
    ...atLeast({
      id: { ...count, description: 'Ordered by time' },
      rootId: { ...count, description: 'The comment that began the thread' },
      sight: { enum: ['shown', 'secret', 'deleted'], description: 'The last two have neither name nor text' },
    }),
    if: { properties: { sight: { const: 'shown' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: atLeast({ name: text, html: text, createdAt: { ...count, description: 'Milliseconds' } }),
  },
  Comments: exactly({ comments: listOf('Comment'), next: orNull(text) }),
  Category: exactly(CATEGORY),
  Categories: listOf('Category'),
  Counts: {
    type: 'array',
    items: exactly({ id: postId, comments: count, reactions: count, views: seen }),
  },
  CategoryFigures: {
    type: 'array',
    items: atLeast({ ...CATEGORY, readRate: share, share }),
  },
  Overview: atLeast({ ...COUNTED, range: atLeast({ from: text, to: text }) }),
  PostFigures: atLeast({ ...COUNTED, id: postId, title: text }),
  Error: exactly({
    error: {
      ...atLeast({ code: { type: 'string', description: 'Stable' }, message: text }),
      description: 'The message is in the language asked for',
    },
  }),
}
