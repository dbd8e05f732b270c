import { addressKey } from '../../build/address-key.ts'
import { isPageFile } from '../../build/post-address.ts'
import type { Blog } from '../../domain/blog.ts'
import { slugify } from '../../domain/slug.ts'
import type { Categories } from './categories.ts'
import type { ForeignPost } from './foreign.ts'
import type { LedgerLine } from './ledger.ts'
import type { Library } from './library.ts'

/** Where a post goes. `file` is below posts/. */
export interface Place {
  readonly file: string
  /** Of its address: what the file is called, or should be. */
  readonly slug: string
  readonly path: string
  /** The author took it away after an earlier import. */
  readonly isGone?: true
}

/** What places are found among. */
export interface Surroundings {
  readonly library: Library
  readonly categories: Categories
  /** Files an import has just planned. */
  readonly planned: ReadonlySet<string>
}

/** A post that came before stays where it is, or where its author moved it; a new one gets the first free address. */
export function placeFor(post: ForeignPost, known: LedgerLine | undefined, around: Surroundings): Place {
  return known ? knownPlace(known, around.library) : newPlace(post, around)
}

function knownPlace(line: LedgerLine, library: Library): Place {
  const file = library.posts.has(line.file) ? line.file : library.fileOf(line.id)
  const post = file === undefined ? undefined : library.posts.get(file)
  if (file !== undefined && post) return { file, slug: post.slug, path: post.path }
  return { file: line.file, slug: slugOfFile(line.file), path: '', isGone: true }
}

const slugOfFile = (file: string): string =>
  slugify(
    file
      .split('/')
      .at(-1)
      ?.replace(/(?:\.[a-z]{2})?\.md$/, '') ?? '',
  )

function newPlace(post: ForeignPost, { library, categories, planned }: Surroundings): Place {
  const folder = post.kind === 'page' ? '_pages' : categories.pathFor(post.category ?? [])
  const lang = langOf(post, library.blog)
  const wanted = slugOf(post)
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`
    const file = `${folder}/${slug}${lang === undefined ? '' : `.${lang}`}.md`
    const path = `${lang === undefined ? '' : `/${lang}`}${isPageFile(`posts/${file}`) ? '/pages' : '/posts'}/${slug}`
    if (library.isFree(path, file) && !library.posts.has(file) && !planned.has(file))
      return { file, slug, path }
  }
}

/** Undefined where it is the blog's own. */
export function langOf(post: ForeignPost, blog: Blog): string | undefined {
  const lang = post.lang?.toLowerCase().split(/[-_]/)[0]
  return lang === undefined || lang === blog.language || !/^[a-z]{2}$/.test(lang) ? undefined : lang
}

/** `index` names a folder, and of nothing readable only the date or the source is left. */
function slugOf({ slug, title, at, source }: ForeignPost): string {
  const own = slugify(slug ?? '') || slugify(title)
  if (own && own !== 'index') return own
  const day = at === undefined ? '' : new Date(at).toISOString().slice(0, 10)
  return slugify(`${own || 'post'} ${day || source.split(':').at(-1)}`) || 'post'
}

/** A file's name says its slug unless it begins like a date. */
export const needsSlugLine = (slug: string): boolean => /^\d{4}-\d{1,2}-\d{1,2}-/.test(slug)

/** Former addresses in the form the shelf keeps, without those that are another's, and those that can't be kept. */
export function keptAliases(
  aliases: readonly string[],
  place: Place,
  library: Library,
): { readonly kept: string[]; readonly lost: string[] } {
  const [kept, lost] = [new Set<string>(), [] as string[]]
  for (const alias of aliases) {
    const key = /\s/.test(alias.trim()) ? addressKey(encodeURI(alias.trim())) : addressKey(alias.trim())
    if (key === place.path || key === '/') continue
    if (key === undefined || !library.isFree(key, place.file)) lost.push(alias)
    else kept.add(key)
  }
  return { kept: [...kept], lost }
}
