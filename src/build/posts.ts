import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import type { Complaint } from './complaint.ts'
import { cutFrontMatter } from './front-matter.ts'
import { PostFields } from './post-fields.ts'

/** A post read from its file, before it has an id and before its text is rendered. */
export interface DraftPost extends ReturnType<PostFields['read']> {
  readonly file: string
  readonly body: string
  readonly bodyLine: number
}

/** Reads every `<category>/<slug>.md` of a posts folder, in a fixed order. Drafts are left out. */
export async function readPosts(folder: string, blog: Blog, complaints: Complaint[]): Promise<DraftPost[]> {
  const names = (await readdir(folder, { recursive: true })).map((n) => n.split(path.sep).join('/'))
  const files = names.filter(
    (n) => n.endsWith('.md') && !n.split('/').some((part) => part.startsWith('_') || part.startsWith('.')),
  )
  const posts: DraftPost[] = []
  for (const name of files.sort()) {
    const file = `posts/${name.normalize('NFC')}`
    const text = await readFile(path.join(folder, name), 'utf8')
    const post = readPost(file, text, blog, complaints)
    if (post && !post.draft) posts.push(post)
  }
  complainOfDoubles(posts, complaints)
  return posts
}

function readPost(file: string, text: string, blog: Blog, complaints: Complaint[]): DraftPost | undefined {
  const before = complaints.length
  const source = cutFrontMatter(file, text, complaints)
  // Of front matter that cannot be read, nothing can be said to be missing.
  if (complaints.length > before) return undefined
  const fields = new PostFields(file, source, blog, complaints).read()
  if (complaints.slice(before).some((c) => c.level === 'error')) return undefined
  return { ...fields, file, body: source.body, bodyLine: source.bodyLine }
}

function complainOfDoubles(posts: readonly DraftPost[], complaints: Complaint[]): void {
  const seen = new Map<string, string>()
  for (const post of posts) {
    const first = seen.get(post.path)
    if (first)
      complaints.push({
        file: post.file,
        line: 1,
        message: `주소 ${post.path}가 ${first}와 같습니다`,
        hint: '한쪽 머리말에 slug: 다른-이름을 적으세요',
        level: 'error',
      })
    seen.set(post.path, post.file)
  }
}
