import { stringify } from 'yaml'
import { findCategory, nearestCategory } from '../build/post-category.ts'
import { readPosts } from '../build/posts.ts'
import type { Blog } from '../domain/blog.ts'
import { slugify } from '../domain/slug.ts'
import { dayOf, dottedMinute } from '../domain/time.ts'
import { CommandError } from './command.ts'

/** What an author types to begin a post. */
export interface Beginning {
  readonly title: string
  /** Path or name. */
  readonly category?: string
  /** Instead of one made of the title. */
  readonly slug?: string
  /** ms */
  readonly now: number
}

/** A file to write: its name below the posts folder, and what is in it. */
export interface PlannedPost {
  readonly name: string
  readonly text: string
}

/** @throws CommandError for what cannot be a post: no title, no such category, an address that is taken */
export async function planPost(folder: string, blog: Blog, wish: Beginning): Promise<PlannedPost> {
  const title = wish.title.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!title) throw new CommandError('제목을 적으세요: npm run new -- "글의 제목" --category dev')
  const slug = slugify(wish.slug ?? title)
  if (!slug)
    throw new CommandError(`"${wish.slug ?? title}"에는 주소로 쓸 글자가 없습니다. --slug 이름을 더하세요.`)
  const category = categoryFor(blog, wish.category)
  const taken = (await readPosts(folder, blog, [])).find((post) => post.path === `/posts/${slug}`)
  if (taken) throw new CommandError(`${taken.file}이 이미 그 주소를 씁니다. --slug 다른-이름을 더하세요.`)
  return { name: `${category}/${slug}.md`, text: draftText(title, wish.now, blog.timezone) }
}

function categoryFor(blog: Blog, said: string | undefined): string {
  const known = blog.categories.map(({ path, name }) => `  ${path} (${name})`).join('\n')
  const [only, ...others] = blog.categories
  if (said === undefined && only && others.length === 0) return only.path
  if (said === undefined) throw new CommandError(`--category를 더하세요. blog.yaml에 있는 범주:\n${known}`)
  const found = findCategory(blog, [said])
  if (found !== undefined) return found
  const near = nearestCategory(blog, said.normalize('NFC'))
  const hint = near === undefined ? '' : ` ${near}를 뜻했나요?`
  throw new CommandError(`범주 ${said}가 blog.yaml에 없습니다.${hint} 있는 범주:\n${known}`)
}

/** The title is quoted where YAML would read something else in it. */
function draftText(title: string, now: number, zone: string): string {
  const clock = dottedMinute(now, zone).split(' ')[1]
  const head = stringify({ title }, { lineWidth: 0 })
  return `---\n${head}date: ${dayOf(now, zone)} ${clock}\ntags: []\ndraft: true\n---\n\n`
}
