import { type Blog, LANGUAGES } from '../domain/blog.ts'
import { slugify } from '../domain/slug.ts'
import { addressKey } from './address-key.ts'
import type { FrontMatterReader } from './front-matter-reader.ts'

/** Where a post stands and which other addresses lead to it, in the form of {@link addressKey}. */
export interface PostAddress {
  readonly slug: string
  readonly lang: string
  readonly path: string
  /** Whether front matter says it, whatever the file is called. */
  readonly hasSlug: boolean
  readonly aliases: readonly string[]
  /** Where in the file they stand. */
  readonly aliasesLine: number
}

const PAGES_FOLDER = 'posts/_pages/'

export const isPageFile = (file: string): boolean => file.startsWith(PAGES_FOLDER)

/** Reads an address off front matter, or else off the file's name: `2026-01-15-name.en.md`, `name/index.md`. */
export function readPostAddress(reader: FrontMatterReader, blog: Blog): PostAddress {
  const name = fileName(reader.file)
  const sibling = LANGUAGES.find((l) => name.endsWith(`.${l}`))
  const lang = readLanguage(reader, sibling ?? blog.language)
  const bare = sibling ? name.slice(0, -sibling.length - 1) : name
  const written = reader.text('slug')
  const slug = slugify(lastPart(written) ?? bare.replace(DATED, ''))
  if (!slug) reader.complain('slug', '주소로 쓸 글자가 없습니다', 'slug: 글자나 숫자가 든 이름을 적으세요')
  const folder = isPageFile(reader.file) ? '/pages' : '/posts'
  const path = `${lang === blog.language ? '' : `/${lang}`}${folder}/${slug}`
  const aliases = [...readAliases(reader), ...formerAddress(written)].filter((alias) => alias !== path)
  const aliasesLine = reader.line(reader.value('aliases') === undefined ? 'slug' : 'aliases')
  const hasSlug = lastPart(written) !== undefined
  return { slug, lang, path, hasSlug, aliases: [...new Set(aliases)], aliasesLine }
}

const DATED = /^\d{4}-\d{1,2}-\d{1,2}-/

/** The day in a file's name, as Jekyll keeps it. */
export const dayInName = (file: string): string | undefined => DATED.exec(fileName(file))?.[0].slice(0, -1)

/** What names a post: its file, or its folder where the file is called index, as in page bundles. */
function fileName(file: string): string {
  const [name = '', folder = ''] = file.split('/').reverse()
  const bare = name.replace(/\.(?:md|markdown|mdx)$/i, '')
  return bare === 'index' || bare.startsWith('index.') ? folder + bare.slice('index'.length) : bare
}

function readLanguage(reader: FrontMatterReader, otherwise: string): string {
  const written = reader.text('lang') ?? otherwise
  // The address has room for the language alone: ko-KR is ko.
  const lang = written.toLowerCase().split(/[-_]/)[0] ?? ''
  if (!/^[a-z]{2,3}$/.test(lang))
    reader.complain('lang', `lang ${written}은 언어 표시가 아닙니다`, 'ko나 en처럼 쓰세요')
  return lang
}

/** Of an address (`/2024/01/글.html`) what names the post; nothing of a pattern (`/:year/:title/`, `/{{ slug }}/`). */
function lastPart(slug: string | undefined): string | undefined {
  if (slug === undefined || isPattern(slug)) return undefined
  return slug
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.(?:html?|md)$/, '')
}

const isPattern = (slug: string): boolean => /(?:^|\/):\w|\{[{%]/.test(slug)

/** A permalink with folders in it is where the post stood before it came here. */
function formerAddress(slug: string | undefined): string[] {
  if (!slug?.replace(/\/$/, '').slice(1).includes('/') || isPattern(slug)) return []
  return [addressKey(slug)].filter((key) => key !== undefined)
}

function readAliases(reader: FrontMatterReader): string[] {
  return reader.texts('aliases').flatMap((alias) => {
    const key = addressKey(alias)
    if (key !== undefined) return [key]
    const hint = '/123, /entry/옛글, /2024/01/15/옛글/처럼 이 블로그 안의 옛 주소를 적으세요'
    reader.complain('aliases', `${reader.written('aliases')}의 ${alias}는 옛 주소로 쓸 수 없습니다`, hint)
    return []
  })
}
