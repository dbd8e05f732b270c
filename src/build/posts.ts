import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import type { Complaint } from './complaint.ts'
import { bodyHashOf, withBody } from './draft-body.ts'
import type { ReadDraft } from './draft-cache.ts'
import { filesBelow } from './files-below.ts'
import { cutFrontMatter } from './front-matter.ts'
import { isPageFile } from './post-address.ts'
import { PostFields } from './post-fields.ts'
import { printOf } from './post-print.ts'

/** A post or page read from its file, before it has an id and before its text is rendered. */
export interface DraftPost extends ReturnType<PostFields['read']> {
  readonly file: string
  readonly body: string
  readonly bodyLine: number
  readonly bodyHash: string
  /** See post-print.ts. */
  readonly print: string
}

/**
 * Reads every `<category>/<slug>.md` and `_pages/<slug>.md` of a posts folder, in a fixed order, drafts and posts taken
 * away (`gone`) too. Posts with errors are left out.
 */
export async function readPosts(folder: string, blog: Blog, complaints: Complaint[]): Promise<DraftPost[]> {
  const posts: DraftPost[] = []
  for (const name of await listPostFiles(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8')
    const read = readOne(`posts/${name.normalize('NFC')}`, text, blog)
    complaints.push(...read.complaints)
    if (read.draft) posts.push(read.draft)
  }
  complainOfDoubles(posts, complaints)
  return posts
}

/** Reads one post as a posts folder has it; no draft when it has errors, or is no markdown. */
export function readOne(file: string, text: string, blog: Blog): ReadDraft {
  const complaints: Complaint[] = []
  const draft = readPost(file, text, blog, complaints)
  if (!draft) return { complaints }
  return isPlain(draft) ? { draft, complaints } : { complaints: [...complaints, notMarkdown(file)] }
}

/** Names of posts and pages as the disk has them, below the folder, with `/` between. */
export const listPostFiles = async (folder: string): Promise<string[]> => postsAmong(filesBelow(folder))

/** Those of a folder's files that are posts or pages. */
export const postsAmong = (names: readonly string[]): string[] =>
  names.filter((name) => /\.(?:md|markdown|mdx)$/i.test(name) && !isHidden(name))

/** `_name` and `.name` are not for readers; of the folders that begin so, only that of pages is. */
const isHidden = (name: string): boolean =>
  name
    .split('/')
    .some(
      (part, i) => (part.startsWith('_') && (i > 0 || !isPageFile(`posts/${name}`))) || part.startsWith('.'),
    )

const FENCED = /^[ \t]*(```+|~~~+)[\s\S]*?^[ \t]*\1/gm
const COMPONENTS = /^(?:import|export)\s|<[A-Z][\w.]*[\s/>]/m

/** Whether an MDX file is markdown but for its name. */
const isPlain = ({ file, body }: DraftPost): boolean =>
  !/\.mdx$/i.test(file) || !COMPONENTS.test(body.replace(FENCED, '').replace(/`[^`\n]*`/g, ''))

const notMarkdown = (file: string): Complaint => ({
  file,
  line: 1,
  message: 'MDX의 부품(JSX)은 읽지 못해 이 글을 싣지 않았습니다',
  hint: 'import와 <부품 />을 마크다운으로 바꾸어 쓰세요',
  level: 'warning',
})

/** Reads one post; undefined when it has errors. @param file as the author knows it, NFC: it decides the address */
export function readPost(
  file: string,
  text: string,
  blog: Blog,
  complaints: Complaint[],
): DraftPost | undefined {
  const found: Complaint[] = []
  const source = cutFrontMatter(file, text, found)
  // Of front matter that cannot be read, nothing can be said to be missing.
  const fields = found.length > 0 ? undefined : new PostFields(file, source, blog, found).read()
  complaints.push(...found)
  if (!fields || found.some((c) => c.level === 'error')) return undefined
  const { body, bodyLine } = source
  const print = printOf({ ...fields, body })
  return withBody({ ...fields, file, bodyLine, bodyHash: bodyHashOf(body), print }, () => body)
}

/** Two posts at one address. A draft stands at none yet. */
export function complainOfDoubles(posts: readonly DraftPost[], complaints: Complaint[]): void {
  const seen = new Map<string, string>()
  for (const { path: address, file } of posts.filter((post) => !post.draft)) {
    const first = seen.get(address)
    if (first !== undefined)
      complaints.push({ file, line: 1, ...doubled(address, first, file), level: 'error' })
    else seen.set(address, file)
  }
}

const doubled = (address: string, first: string, file: string): Pick<Complaint, 'message' | 'hint'> =>
  first === file
    ? {
        message: '이름이 눈에는 같은 파일이 둘 있습니다 (하나는 한글을 자모로 풀어 적은 이름입니다)',
        hint: '둘 가운데 하나를 지우거나 이름을 바꾸세요',
      }
    : {
        message: `주소 ${address}가 ${first}와 같습니다`,
        hint: '한쪽 머리말에 slug: 다른-이름을 적으세요',
      }
