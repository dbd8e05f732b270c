import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { listPostFiles } from '../build/posts.ts'
import { printLock, readLock } from '../build/posts-lock.ts'
import type { Blog } from '../domain/blog.ts'
import { CommandError } from './command.ts'

const run = promisify(execFile)

/**
 * Init drops every article. That is right for the samples and wrong for anything else.
 * @throws CommandError for a blog that has an address of its own, or edits that nobody committed
 */
export async function refuseToDrop(folder: string, blog: Blog): Promise<void> {
  if (!blog.url.endsWith('.example'))
    throw new CommandError(
      `blog.yaml의 url이 ${blog.url}입니다. 이미 연 블로그라면 init은 글을 모두 지웁니다. 그래도 하려면 --force를 더하세요.`,
    )
  const edits = await run('git', ['status', '--porcelain', '--', '.'], { cwd: folder }).then(
    ({ stdout }) => stdout.trimEnd(),
    // No git, or no repository: nothing was ever committed, and the address has said that these are samples.
    () => '',
  )
  if (edits)
    throw new CommandError(
      `posts/에 커밋하지 않은 고침이 있습니다. 커밋하거나, 버려도 되면 --force를 더하세요.\n${edits}`,
    )
}

/** Removes all articles and their pictures; pages, their lines in posts.lock and blog.yaml stay. @returns how many */
export async function dropSamples(folder: string): Promise<number> {
  const articles = (await listPostFiles(folder)).filter((name) => !name.startsWith('_'))
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.filter((e) => e.isDirectory() && !/^[_.]/.test(e.name)))
    await rm(path.join(folder, entry.name), { recursive: true })
  for (const name of articles) await rm(path.join(folder, name), { force: true })
  await keepPagesInLock(path.join(folder, 'posts.lock'))
  return articles.length
}

async function keepPagesInLock(file: string): Promise<void> {
  const lock = readLock(await readFile(file, 'utf8').catch(() => ''))
  const pages = [...lock].filter(([, { addresses }]) => addresses.some((a) => a.includes('/pages/')))
  await writeFile(file, printLock(new Map(pages)))
}
