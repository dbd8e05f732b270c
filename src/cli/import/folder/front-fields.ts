import type { Complaint } from '../../../build/complaint.ts'
import type { SourceFile } from '../../../build/front-matter.ts'
import { FrontMatterReader } from '../../../build/front-matter-reader.ts'
import { parseDate } from '../../../domain/zoned-time.ts'
import type { ForeignPost } from '../foreign.ts'
import { saneInstant } from '../post-text.ts'
import type { Engine } from './engines.ts'

/** What front matter says of a post, as far as it can be read. */
export type FrontFields = Omit<ForeignPost, 'source' | 'place' | 'body' | 'kind'> & {
  readonly permalink: string | undefined
}

/** Settings that are ours, or mean the same here, and go over as they are. */
const KEPT = ['toc', 'pin', 'poll', 'question', 'canonical', 'id'] as const

/** Reads front matter by the names a build understands. What cannot be read goes to `complaints`, with its line. */
export function readFrontFields(
  file: string,
  source: SourceFile,
  { engine, zone }: { readonly engine: Engine; readonly zone: string },
  complaints: Complaint[],
): FrontFields {
  const reader = new FrontMatterReader(file, renamed(source, engine), zone, complaints)
  const { category, extraTags } = readCategories(reader.value('category'), engine)
  const settings = KEPT.flatMap((name) =>
    reader.value(name) === undefined ? [] : [[name, reader.value(name)] as const],
  )
  const permalink = permalinkOf(reader.text('slug'))
  const at = saneInstant(reader.date('date') ?? reader.date('publish_at') ?? dayInName(file, zone))
  return {
    ...{ title: reader.text('title') ?? '', at, permalink, category },
    ...{
      updatedAt: laterThan(at, saneInstant(reader.date('updated'))),
      expireAt: saneInstant(reader.date('expire_at')),
    },
    publishAt: reader.value('date') === undefined ? undefined : saneInstant(reader.date('publish_at')),
    draft: reader.flag('draft') ?? false,
    tags: [...new Set([...tagsOf(reader.value('tags')), ...extraTags])],
    slug: permalink
      ?.split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.(?:html?|md)$/, ''),
    aliases: [
      ...reader.texts('aliases'),
      ...(permalink?.replace(/\/$/, '').slice(1).includes('/') ? [permalink] : []),
    ],
    series: reader.texts('series', ['name', 'title'])[0],
    summary: reader.text('summary'),
    cover: reader.texts('cover', ['image', 'src', 'url', 'path'])[0],
    author: reader.texts('author', ['name']).join(', ') || undefined,
    lang: reader.text('lang'),
    comments: commentsOf(reader.value('comments')),
    settings: Object.fromEntries(settings),
  }
}

/** Nothing of a pattern (`/:year/:title/`). */
const permalinkOf = (written: string | undefined): string | undefined =>
  written === undefined || /(?:^|\/):\w|\{[{%]/.test(written) ? undefined : written

/** `is_private: true` of velog is a draft; `created_at` a date where there is no other. */
function renamed(source: SourceFile, { renames = {} }: Engine): SourceFile {
  const names = new Set([...source.values.keys()].map((name) => renames[name] ?? name))
  if (names.size === source.values.size && Object.keys(renames).every((name) => !source.values.has(name)))
    return source
  return {
    ...source,
    values: new Map([...source.values].map(([name, value]) => [renames[name] ?? name, value])),
  }
}

const laterThan = (at: number | undefined, updated: number | undefined): number | undefined =>
  at !== undefined && updated !== undefined && updated > at ? updated : undefined

function dayInName(file: string, zone: string): number | undefined {
  const day = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})-[^/]*$/.exec(file)?.[1]
  return day === undefined ? undefined : parseDate(day, zone)
}

/** A post is in one category here: of several that stand beside each other the rest become tags. */
function readCategories(value: unknown, { nests }: Engine): { category: string[]; extraTags: string[] } {
  if (Array.isArray(value)) {
    const [first, ...rest] = value
    if (Array.isArray(first)) return { category: words(first), extraTags: words(rest.flat()) }
    return nests
      ? { category: words(value), extraTags: [] }
      : { category: words([first]), extraTags: words(rest) }
  }
  const text = value === undefined || value === null ? '' : String(value)
  return { category: nests ? words(text.split(/\s*,\s*/)) : words([text]), extraTags: [] }
}

const words = (list: readonly unknown[]): string[] =>
  list
    .filter((one) => one !== null && one !== undefined && typeof one !== 'object')
    .map((one) => String(one).normalize('NFC').trim())
    .filter(Boolean)

function tagsOf(value: unknown): string[] {
  const list: unknown = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : value
  return Array.isArray(list) ? words(list.flat()).map((tag) => tag.replace(/^#+/, '')) : []
}

const commentsOf = (value: unknown): ForeignPost['comments'] =>
  value === false || value === 'off' ? 'off' : value === 'closed' ? 'closed' : undefined
