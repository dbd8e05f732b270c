import path from 'node:path'
import type { DraftPost } from '../build/posts.ts'
import { slugify } from '../domain/slug.ts'
import { CommandError } from './command.ts'

/** What an author means by a name: a file (`posts/dev/a.md`, NFC) or an address (`/posts/a`, decoded NFC). */
export type Place = { readonly file: string } | { readonly address: string }

/** Reads a path on the disk, a path below posts/, an address, a whole address, or the bare name of a post. */
export function placeOf(folder: string, written: string): Place {
  const text = written.normalize('NFC')
  if (/\.(?:md|markdown|mdx)$/i.test(text)) {
    const inside = path.isAbsolute(text)
      ? path.relative(folder, text)
      : text.replace(/^(?:\.\/)?(?:posts\/)?/, '')
    if (inside.startsWith('..')) throw new CommandError(`${written}는 posts/ 밖에 있습니다.`)
    return { file: `posts/${inside.split(path.sep).join('/')}` }
  }
  const bare = text.includes('/') ? text : `/posts/${slugify(text)}`
  const pathname = URL.parse(bare, 'https://blog.invalid/')?.pathname ?? ''
  try {
    return { address: decodeURIComponent(pathname).normalize('NFC').replace(/\/+$/, '') }
  } catch {
    throw new CommandError(`${written}는 주소가 아닙니다.`)
  }
}

/**
 * Where a post's file goes when `moved`, the post itself or a translation of it, goes to `wanted`. The language and the
 * kind of the file stay, and with an address also its folder and the day before its name.
 */
export function renamedFile(post: DraftPost, moved: DraftPost, wanted: Place): string {
  const suffix = /(?:\.[a-z]{2})?\.\w+$/.exec(post.file)?.[0] ?? '.md'
  if ('file' in wanted)
    return post === moved ? wanted.file : wanted.file.replace(/(?:\.[a-z]{2})?\.\w+$/, '') + suffix
  const slug = slugOf(wanted.address, moved)
  const [name = '', ...folders] = post.file.slice(0, -suffix.length).split('/').reverse()
  const [bundle = '', ...above] = folders
  const day = (old: string) => /^\d{4}-\d{1,2}-\d{1,2}-/.exec(old)?.[0] ?? ''
  const parts =
    name === 'index'
      ? [...above.reverse(), day(bundle) + slug, 'index']
      : [...folders.reverse(), day(name) + slug]
  return parts.join('/') + suffix
}

/** The last part of an address that is of the same kind as the post's. */
function slugOf(address: string, { path: now }: DraftPost): string {
  const folder = now.slice(0, now.lastIndexOf('/') + 1)
  const slug = slugify(address.slice(folder.length))
  if (address === folder + slug && slug) return slug
  throw new CommandError(
    `새 주소 ${address}를 쓸 수 없습니다. ${folder}새-이름처럼, 소문자와 숫자, 한글과 -로 적으세요.`,
  )
}
