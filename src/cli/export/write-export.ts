import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { cp, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { readPosts } from '../../build/posts.ts'
import type { Blog } from '../../domain/blog.ts'
import type { TablePage } from '../backup-file.ts'
import { CommandError } from '../command.ts'
import { settleLibrary } from '../import/library.ts'
import { WXR_FOOT, wxrHead, wxrItem } from './wxr.ts'
import { type StoredComment, storedComment } from './wxr-comments.ts'

/** Copies the posts folder, pictures, settings and all, to `DIR/posts`. @throws CommandError where DIR holds anything */
export async function copyPosts(posts: string, target: string): Promise<void> {
  const there = await readdir(target).catch(() => [])
  if (there.length > 0)
    throw new CommandError(`${target}에 이미 무언가 있습니다. 빈 폴더나 새 이름을 적으세요.`)
  await mkdir(target, { recursive: true })
  const isOurs = (file: string): boolean =>
    !path
      .relative(posts, file)
      .split(path.sep)
      .some((part) => /^\.(?!$)/.test(part))
  await cp(posts, path.join(target, 'posts'), { recursive: true, filter: isOurs })
}

/** Comments by post, as they pass by on their way into a backup. */
export class PassingComments {
  private readonly byPost = new Map<string, StoredComment[]>()

  async *watch(pages: AsyncIterable<TablePage>): AsyncGenerator<TablePage> {
    for await (const page of pages) {
      if (page.table === 'comments') for (const row of page.rows) this.take(row)
      yield page
    }
  }

  of(post: string): readonly StoredComment[] {
    return this.byPost.get(post) ?? []
  }

  private take(row: string): void {
    const comment = storedComment(row)
    if (!comment) return
    const known = this.byPost.get(comment.post)
    if (known) known.push(comment)
    else this.byPost.set(comment.post, [comment])
  }
}

/** Everything as WordPress' own export, post after post, in the order of their files. @returns how many posts */
export async function writeWxr(
  file: string,
  folder: string,
  blog: Blog,
  comments: PassingComments,
): Promise<number> {
  const { files } = await settleLibrary(folder, blog)
  const posts = (await readPosts(folder, blog, [])).filter((post) => !post.gone)
  const stream = createWriteStream(file, { mode: 0o600 })
  stream.write(wxrHead(blog))
  for (const post of posts) {
    const id = files.get(post.file.slice('posts/'.length)) ?? ''
    if (!stream.write(wxrItem(post, id, blog, comments.of(id)))) await once(stream, 'drain')
  }
  stream.end(WXR_FOOT)
  await once(stream, 'finish')
  return posts.length
}
