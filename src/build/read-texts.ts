import type { Blog } from '../domain/blog.ts'
import type { Complaint } from './complaint.ts'
import { DraftCache, type ReadDraft } from './draft-cache.ts'
import type { Gallery } from './pictures/gallery.ts'
import { pictureLookup } from './pictures/lookup.ts'
import { complainOfDoubles, type DraftPost } from './posts.ts'
import type { KeptText } from './printed-text.ts'
import { printSighting } from './render-sighting.ts'
import { TextCache } from './text-cache.ts'
import { makeTexts } from './text-makers.ts'

/** What posts are read and rendered with. */
export interface Desk {
  /** The posts folder, and the folder that keeps what was made of its files. */
  readonly posts: string
  readonly cache: string
  readonly blog: Blog
  readonly gallery: Gallery
  /** Of the code that reads and renders. */
  readonly version: string
}

/** A post and its rendered text, or why there is none. Of a post taken away (`gone`) there is none. */
export interface TextedDraft {
  readonly draft: DraftPost
  readonly outcome: KeptText | { readonly problem: string }
}

/**
 * Reads and renders every file, or takes what a build before made of the same file, with the same pictures, by the very
 * same code. Posts with errors are left out. Problems are not kept.
 * @param names of posts and pages below the folder, as the disk has them
 */
export async function readTexts(
  names: readonly string[],
  desk: Desk,
  complaints: Complaint[],
): Promise<TextedDraft[]> {
  const { posts, blog, gallery, version } = desk
  const drafts = new DraftCache(desk.cache, JSON.stringify([version, blog]))
  const texts = new TextCache(desk.cache)
  await Promise.all([drafts.open(), texts.open()])
  const reads = new Map<string, ReadDraft>()
  const problems = new Map<string, string>()
  const missing = names.filter((name) => {
    const read = drafts.ask(posts, name)
    if (read) reads.set(name, read)
    return !read || !isMade(read, texts, gallery)
  })
  const making = { posts, blog, gallery, version, known: freeOfPictures(texts) }
  await makeTexts(missing, making, (name, { read, text }) => {
    reads.set(name, drafts.learn(posts, name, read))
    if (text && 'problem' in text) problems.set(name, text.problem)
    else if (text && read.key !== undefined) texts.add(read.key, text)
  })
  const found = names.flatMap((name): TextedDraft[] => {
    const { draft, complaints: said, key = '' } = reads.get(name) ?? { complaints: [] }
    complaints.push(...said)
    if (!draft) return []
    return [{ draft, outcome: texts.get(key) ?? { problem: problems.get(name) ?? 'not rendered' } }]
  })
  complainOfDoubles(
    found.map(({ draft }) => draft),
    complaints,
  )
  await drafts.keep()
  await texts.keep(new Set([...reads.values()].flatMap(({ key }) => key ?? [])), posts)
  return found
}

/** Whether nothing is left to do: there is no post, it is taken away, or its text is kept and its pictures are what they were. */
function isMade({ draft, key = '' }: ReadDraft, texts: TextCache, gallery: Gallery): boolean {
  if (!draft || draft.gone) return true
  const text = texts.get(key)
  if (!text) return false
  if (text.asked.length === 0) return true
  const lookUp = pictureLookup(gallery, draft.file)
  return text.asked.every(([src, answer]) => printSighting(lookUp(src)) === answer)
}

/** What pictures show may have changed; texts without are as they were. */
function freeOfPictures(texts: TextCache): ReadonlySet<string> {
  const free = new Set<string>()
  for (const key of texts.keys()) if (texts.get(key)?.asked.length === 0) free.add(key)
  return free
}
