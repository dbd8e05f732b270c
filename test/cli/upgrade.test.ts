import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, markdown } from '../support/posts-folder.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const UPSTREAM = [
  'posts',
  '.gitattributes',
  '.gitignore',
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'wrangler.toml',
]
const ANSWERS = ['--title', '나의 마당', '--url', 'https://me.test', '--author', '나']

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd,
    encoding: 'utf8',
  })

function commit(folder: string, message: string): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', message)
}

/** The project as others clone it, and a clone whose samples gave way to a blog. */
async function projectAndBlog(): Promise<{ readonly project: string; readonly blog: string }> {
  const [project, blog] = [makeFolder(), makeFolder()]
  for (const name of UPSTREAM) cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true })
  mkdirSync(path.join(project, 'src'))
  writeFileSync(path.join(project, 'src/app.ts'), 'export const version = 1\n')
  git(project, 'init', '-q', '-b', 'main')
  commit(project, 'first version')
  git(blog, 'clone', '-q', project, '.')
  const init = path.join(ROOT, 'src/cli/init.ts')
  execFileSync(process.execPath, [init, '--posts', path.join(blog, 'posts'), ...ANSWERS], { input: '' })
  mkdirSync(path.join(blog, 'posts/dev'), { recursive: true })
  writeFileSync(path.join(blog, 'posts/dev/mine.md'), markdown('내 글'))
  commit(blog, 'my blog')
  return { project, blog }
}

describe('a blog of one’s own', () => {
  it('takes a later version without a conflict, and keeps its posts and settings', async () => {
    const { project, blog } = await projectAndBlog()
    const settings = readFileSync(path.join(blog, 'posts/blog.yaml'), 'utf8')
    const posts = git(blog, 'ls-files', 'posts')

    writeFileSync(path.join(project, 'src/app.ts'), 'export const version = 2\n')
    mkdirSync(path.join(project, 'migrations'))
    writeFileSync(
      path.join(project, 'migrations/0099_later.sql'),
      'CREATE TABLE later (id INTEGER) STRICT;\n',
    )
    for (const name of ['README.md', 'CHANGELOG.md', '.gitignore'])
      appendFileSync(path.join(project, name), '# later\n')
    commit(project, 'second version')
    git(blog, 'pull', '-q', '--no-rebase', '--no-edit', 'origin', 'main')

    expect(git(blog, 'status', '--porcelain')).toBe('')
    expect(readFileSync(path.join(blog, 'src/app.ts'), 'utf8')).toContain('2')
    expect(readFileSync(path.join(blog, 'posts/blog.yaml'), 'utf8')).toBe(settings)
    expect(git(blog, 'ls-files', 'posts')).toBe(posts)
  })
})
