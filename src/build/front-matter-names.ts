import type { SourceFile } from './front-matter.ts'

/** The names of front matter, as the README tells them. */
export const FIELD_NAMES = [
  ...(['id', 'title', 'date', 'updated', 'category', 'tags', 'series', 'summary', 'cover', 'slug'] as const),
  ...(['aliases', 'author', 'lang', 'draft', 'publish_at', 'expire_at', 'comments', 'poll'] as const),
  ...(['question', 'toc', 'pin', 'gone', 'canonical'] as const),
]
export type FieldName = (typeof FIELD_NAMES)[number]

/** What other blogs (Hugo, Jekyll, Hexo, Astro, Eleventy) call the same things, lower case. */
export const SYNONYMS: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
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
  expire_at: ['expirydate'],
  canonical: ['canonicalurl', 'canonical_url'],
}

/** What other blogs must be told and this one does by itself: formulas are formulas wherever they stand. */
const NEEDLESS = ['math', 'mathjax', 'katex', 'latex']

/** Every word a slip may have been meant for. Short synonyms are too near to words that mean other things. */
export const KNOWN_WORDS: readonly string[] = [
  ...FIELD_NAMES,
  ...Object.values(SYNONYMS)
    .flat()
    .filter((word) => word.length > 5),
]

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
  const hasDate = [...source.values.keys()].some((word) => word.toLowerCase() === 'date')
  for (const [written, { value, line }] of source.values) {
    const field = { value, line, written }
    const named = nameOf(field, hasDate)
    if (!named) unknown.push(field)
    else if (named.name === written || !fields.has(named.name))
      fields.set(named.name, { ...field, value: named.value })
  }
  return { fields, unknown: unknown.filter(({ written }) => !NEEDLESS.includes(written.toLowerCase())) }
}

const NAMES: ReadonlyMap<string, FieldName> = new Map(
  FIELD_NAMES.flatMap((name) => [name, ...(SYNONYMS[name] ?? [])].map((word) => [word, name] as const)),
)

type Named = { readonly name: FieldName; readonly value: unknown }

function nameOf({ written, value }: Field, hasDate: boolean): Named | undefined {
  const word = written.toLowerCase()
  // Jekyll and Hexo say whether, others when; both only say that the post is no draft.
  if (word === 'published' || word === 'public') {
    const flag = flagOf(value)
    return flag === undefined ? { name: 'date', value } : { name: 'draft', value: !flag }
  }
  // Beside a date, Hugo's publishDate is the instant before which nobody may see the post.
  if (word === 'publishdate' && hasDate) return { name: 'publish_at', value }
  const name = NAMES.get(word)
  return name && { name, value }
}

const FLAGS: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, on: true },
  ...{ false: false, no: false, off: false },
}

/** What an author means by `true`, or by the `yes` of older YAML; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && Object.hasOwn(FLAGS, value.toLowerCase())
    ? FLAGS[value.toLowerCase()]
    : undefined
}
