import type { SourceFile } from './front-matter.ts'

/** The names of front matter, as the README tells them. */
export const FIELD_NAMES = [
  ...(['id', 'title', 'date', 'updated', 'category', 'tags', 'series', 'summary', 'cover', 'slug'] as const),
  ...(['aliases', 'author', 'lang', 'draft', 'publish_at', 'expire_at', 'comments', 'poll'] as const),
  ...(['question', 'toc', 'pin'] as const),
]
export type FieldName = (typeof FIELD_NAMES)[number]

/** What other blogs (Hugo, Jekyll, Hexo, Astro, Eleventy) call the same things, lower case. */
const SYNONYMS: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  date: ['pubdate', 'pubdatetime', 'published_date', 'publishdate'],
  updated: ['lastmod', 'updateddate', 'moddatetime', 'last_modified_at', 'modified'],
  category: ['categories'],
  tags: ['tag'],
  summary: ['description', 'excerpt', 'meta_description'],
  cover: ['image', 'images', 'heroimage', 'ogimage', 'cover_image', 'thumbnail'],
  slug: ['permalink', 'url', 'link', 'path'],
  aliases: ['alias', 'redirect_from'],
  author: ['authors'],
  comments: ['comment'],
  pin: ['featured'],
}

/** One setting: what it says, where it stands and what its author called it. */
export interface Field {
  readonly value: unknown
  readonly line: number
  readonly written: string
}

/** Settings by our names; a name of ours wins over its synonyms. `unknown` are those that mean nothing here. */
export function nameFields(source: SourceFile): {
  readonly fields: ReadonlyMap<FieldName, Field>
  readonly unknown: readonly Field[]
} {
  const fields = new Map<FieldName, Field>()
  const unknown: Field[] = []
  for (const [written, { value, line }] of source.values) {
    const field = { value, line, written }
    const named = nameOf(field)
    if (!named) unknown.push(field)
    else if (named.name === written || !fields.has(named.name))
      fields.set(named.name, { ...field, value: named.value })
  }
  return { fields, unknown }
}

const NAMES: ReadonlyMap<string, FieldName> = new Map(
  FIELD_NAMES.flatMap((name) => [name, ...(SYNONYMS[name] ?? [])].map((word) => [word, name] as const)),
)

function nameOf({ written, value }: Field): { name: FieldName; value: unknown } | undefined {
  const word = written.toLowerCase()
  // Jekyll and Hexo say whether, others when; both only say that the post is no draft.
  if (word === 'published' || word === 'public')
    return typeof value === 'boolean' ? { name: 'draft', value: !value } : { name: 'date', value }
  const name = NAMES.get(word)
  return name && { name, value }
}
