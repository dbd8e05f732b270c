import { type Blog, categoryLine } from '../domain/blog.ts'
import { slugify } from '../domain/slug.ts'

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

const namesOf = (blog: Blog, path: string): string[] =>
  categoryLine(path)
    .reverse()
    .map((part) => blog.categories.find((category) => category.path === part)?.name ?? part)
