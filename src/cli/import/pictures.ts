import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { slugify } from '../../domain/slug.ts'
import { outsideCode } from './folder/outside-code.ts'
import type { ForeignPost } from './foreign.ts'
import { quotedAddress } from './html/rule-inlines.ts'

/** A picture a post shows, and where it will lie: below posts/, and as the post's file names it. */
export interface PlannedPicture {
  readonly src: string
  readonly from: string
  readonly to: string
  readonly link: string
}

/** The pictures of a post: those the export brings, those on other sites, and those that are nowhere. */
export interface PicturePlan {
  readonly local: readonly PlannedPicture[]
  readonly remote: readonly string[]
  readonly missing: readonly string[]
}

const IMAGE = /!\[(?:[^\]\\]|\\.)*\]\(\s*<?([^\s)>]+)|<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/gi

/** Looks for every picture a post shows. They go into a folder beside its file, named as the file. */
export function planPictures(post: ForeignPost, file: string): PicturePlan {
  const folder = file.replace(/(?:\.[a-z]{2})?\.md$/, '')
  const names = new NameBook()
  const [local, remote, missing] = [[] as PlannedPicture[], [] as string[], [] as string[]]
  for (const src of picturesOf(post)) {
    const from = post.findPicture?.(src)
    if (from !== undefined) {
      const name = names.nameFor(from)
      local.push({
        src,
        from,
        to: `${folder}/${name}`,
        link: quotedAddress(`${path.posix.basename(folder)}/${name}`),
      })
    } else if (/^(?:https?:)?\/\//i.test(src)) remote.push(src.startsWith('//') ? `https:${src}` : src)
    else if (!/^[a-z][a-z\d+.-]*:/i.test(src)) missing.push(src)
  }
  return { local, remote, missing }
}

function picturesOf({ body, cover }: ForeignPost): Set<string> {
  const found = new Set<string>(cover === undefined ? [] : [cover])
  outsideCode(body, (text) => {
    for (const [, markdown, html] of text.matchAll(IMAGE)) found.add(markdown ?? html ?? '')
    return text
  })
  found.delete('')
  return found
}

/** Names that are safe on every disk, one for each file. */
class NameBook {
  private readonly byFile = new Map<string, string>()

  nameFor(file: string): string {
    const known = this.byFile.get(file)
    if (known !== undefined) return known
    const { name, ext } = path.parse(file.normalize('NFC'))
    const stem = slugify(name) || 'picture'
    const used = new Set(this.byFile.values())
    let free = `${stem}${ext.toLowerCase()}`
    for (let n = 2; used.has(free); n++) free = `${stem}-${n}${ext.toLowerCase()}`
    this.byFile.set(file, free)
    return free
  }
}

/** A text with its pictures' addresses replaced; code stays as it is. */
export const relinked = (body: string, links: ReadonlyMap<string, string>): string =>
  links.size === 0
    ? body
    : outsideCode(body, (text) =>
        text.replace(/(\]\(\s*<?|\bsrc\s*=\s*["'])([^\s)>"']+)/g, (whole, before: string, src: string) => {
          const link = links.get(src)
          return link === undefined ? whole : before + link
        }),
      )

/** Copies a picture beside its post. @returns false where it lay there already */
export async function copyPicture({ from, to }: PlannedPicture, posts: string): Promise<boolean> {
  const target = path.join(posts, to)
  const [there, here] = await Promise.all([stat(target).catch(() => undefined), stat(from)])
  if (there?.size === here.size && (await readFile(target)).equals(await readFile(from))) return false
  await mkdir(path.dirname(target), { recursive: true })
  await copyFile(from, target)
  return true
}

/** Writes a fetched picture beside its post. */
export async function keepPicture(bytes: Uint8Array, to: string, posts: string): Promise<void> {
  const target = path.join(posts, to)
  await mkdir(path.dirname(target), { recursive: true })
  await writeFile(target, bytes)
}
