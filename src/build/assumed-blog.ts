import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { slugify } from '../domain/slug.ts'
import { BuildError, type Complaint } from './complaint.ts'
import { cutFrontMatter } from './front-matter.ts'
import { FrontMatterReader } from './front-matter-reader.ts'
import { listPostFiles } from './posts.ts'

const FILE = 'posts/blog.yaml'

/**
 * The settings of a posts folder: its blog.yaml, or, for posts just brought from elsewhere, what they would do with,
 * with the categories they name. That is said, and nobody publishes it.
 * @throws BuildError for a folder that holds neither
 */
export async function readBlogText(folder: string, complaints: Complaint[]): Promise<string> {
  const written = await readFile(path.join(folder, 'blog.yaml'), 'utf8').catch(() => undefined)
  if (written !== undefined) return written
  const names = await listPostFiles(folder).catch(() => [])
  const missing = { file: FILE, line: 1, message: '파일이 없습니다' }
  if (names.length === 0) {
    const hint = 'title, url, author, categories를 적은 blog.yaml을 만드세요'
    throw new BuildError([{ ...missing, hint, level: 'error' }])
  }
  const assumed = printAssumed(await categoriesIn(folder, names))
  const hint = `이렇게 적힌 것으로 보고 짓습니다. 고쳐서 ${FILE}로 두세요:\n${assumed.replace(/^(?=.)/gm, '      ')}`
  complaints.push({ ...missing, hint: hint.trimEnd(), level: 'warning', forbidsPublishing: true })
  return assumed
}

async function categoriesIn(folder: string, names: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const name of names) {
    const source = cutFrontMatter(name, await readFile(path.join(folder, name), 'utf8'), [])
    const value = new FrontMatterReader(name, source, 'UTC', []).value('category')
    for (const category of [value].flat(2))
      if (typeof category === 'string' && slugify(category)) found.add(category)
  }
  return found
}

/** Posts without a category get one of their own. */
function printAssumed(categories: ReadonlySet<string>): string {
  const byPath = new Map([...categories].sort().map((name) => [name.split('/').map(slugify).join('/'), name]))
  const lines = [...byPath.set('etc', '그 밖의 글')].map(
    ([at, name]) => `  ${at}: {name: ${JSON.stringify(name)}}`,
  )
  return [
    ...[
      'title: 블로그',
      'url: https://blog.example',
      'author: 지은이',
      'default_category: etc',
      'categories:',
    ],
    ...[...lines, ''],
  ].join('\n')
}
