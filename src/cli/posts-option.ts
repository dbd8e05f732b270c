import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readBlog } from '../build/blog-yaml.ts'
import { BuildError, type Complaint } from '../build/complaint.ts'
import type { Blog } from '../domain/blog.ts'
import { CommandError } from './command.ts'
import { ROOT } from './root.ts'

/** The posts folder a command works on: `--posts`, or the project's own. @throws CommandError when it is not there */
export function postsFolder(option: string | undefined): string {
  const folder = path.resolve(option ?? path.join(ROOT, 'posts'))
  if (!existsSync(folder)) throw new CommandError(`${folder} 폴더가 없습니다.`)
  return folder
}

/** @throws CommandError without blog.yaml, BuildError when it has errors */
export async function blogOf(folder: string): Promise<Blog> {
  const source = await readFile(path.join(folder, 'blog.yaml'), 'utf8').catch(() => {
    throw new CommandError('posts/blog.yaml이 없습니다. npm run init으로 만드세요.')
  })
  const complaints: Complaint[] = []
  const blog = readBlog(source, complaints)
  if (complaints.some((c) => c.level === 'error')) throw new BuildError(complaints)
  return blog
}
