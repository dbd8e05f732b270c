import { type Blog, categoryLine } from '../domain/blog.ts'
import { slugify } from '../domain/slug.ts'
import type { FrontMatterReader } from './front-matter-reader.ts'
import { nearestOf } from './near-miss.ts'

/**
 * The category a post is in: what its front matter says, or else its folder. Complains where blog.yaml has no such
 * category, and then gives what was said.
 */
export function readCategory(reader: FrontMatterReader, blog: Blog): string {
  const value = reader.value('category')
  const said = value === undefined ? folderOf(reader.file) : textsOf(value)
  if (said.length === 0 && blog.defaultCategory !== undefined) return blog.defaultCategory
  const found = findCategory(blog, said)
  if (found !== undefined) return found
  const first = firstKnown(blog, value)
  if (first === undefined) return unknownCategory(reader, blog, said)
  const message = `글은 한 범주에만 실립니다: ${first}에 싣습니다`
  reader.complain('category', message, `category: ${first}로 고치고, 나머지는 tags에 적으세요`, 'warning')
  return first
}

/**
 * The category of blog.yaml an author means: its path (`dev/edge`), its name (`엣지`), or the names or paths from
 * the outermost one inwards, as Hexo and Jekyll list them (`[개발, 엣지]`). Undefined when there is none.
 */
export function findCategory(blog: Blog, said: readonly string[]): string | undefined {
  const parts = said.flatMap((part) => part.split('/')).map((part) => part.trim().normalize('NFC'))
  const words = parts.filter(Boolean)
  const path = words.map(slugify).join('/')
  const known = blog.categories.map((category) => category.path)
  return (
    known.find((candidate) => candidate === path) ??
    known.find((candidate) => namesOf(blog, candidate).join('/') === words.join('/')) ??
    blog.categories.find((category) => category.name === said.join('/'))?.path
  )
}

/** The category most likely meant by a word that names none. */
export function nearestCategory(blog: Blog, said: string): string | undefined {
  const near = nearestOf(said, [...blog.categories.map((c) => c.path), ...blog.categories.map((c) => c.name)])
  return near === undefined ? undefined : findCategory(blog, [near])
}

/** The folders of a post below posts/, without those of a page bundle or of a date (`dev/2024/01/name/index.md`). */
function folderOf(file: string): string[] {
  const isBundle = /\/index(?:\.\w+)?\.\w+$/.test(file)
  const folders = file.split('/').slice(1, isBundle ? -2 : -1)
  return folders.slice(0, folders.findLastIndex((folder) => !/^\d{1,4}$/.test(folder)) + 1)
}

const textsOf = (value: unknown): string[] =>
  [value]
    .flat(2)
    .filter((part) => part !== null && part !== undefined)
    .map(String)

/** Of categories that stand beside each other, as Hugo lists them, or of several paths, as Hexo does, the first. */
function firstKnown(blog: Blog, value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((one: unknown) => findCategory(blog, textsOf(one))).find((path) => path !== undefined)
}

function unknownCategory(reader: FrontMatterReader, blog: Blog, said: readonly string[]): string {
  const path = said.join('/')
  const known = blog.categories.map((c) => c.path).join(', ')
  if (!path) {
    const hint = `category: 에 ${known} 가운데 하나를 적으세요 (모든 글에: blog.yaml에 default_category)`
    reader.complain('category', '범주가 없습니다', hint)
    return ''
  }
  const near = nearestCategory(blog, path)
  const message = `범주 ${path}가 blog.yaml에 없습니다`
  const ways = near === undefined ? `${known} 가운데 하나를 쓰거나` : `${near}를 뜻했나요? 아니면`
  const name = said.map(slugify).filter(Boolean).join('/') || path
  const hint = `${ways} blog.yaml의 categories에 "${name}: {name: ${said.at(-1)}}"를 더하세요`
  // One line in blog.yaml may be all that is missing: then once is enough.
  reader.complain('category', message, hint, 'error', near === undefined)
  return path
}

const namesOf = (blog: Blog, path: string): string[] =>
  categoryLine(path)
    .reverse()
    .map((part) => blog.categories.find((category) => category.path === part)?.name ?? part)
