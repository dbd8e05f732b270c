import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Post } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { ShelfData } from '../domain/shelf-data.ts'
import { readBlog } from './blog-yaml.ts'
import { buildClient } from './client.ts'
import { BuildError, type Complaint } from './complaint.ts'
import { renderArticle } from './markdown/render.ts'
import { type DraftPost, readPosts } from './posts.ts'
import { printLock, readLock, settle } from './posts-lock.ts'
import { summaryOf } from './summary.ts'

/** Where a build reads and writes. All folders absolute. */
export interface BuildPlan {
  readonly posts: string
  /** Gets `shelf.ts`. */
  readonly shelf: string
  /** Gets static files. */
  readonly assets: string
}

export interface BuildResult {
  readonly posts: number
  readonly warnings: readonly Complaint[]
  readonly version: string
  /** True when posts.lock did not yet know what it knows now. */
  readonly lockChanged: boolean
}

/**
 * posts → shelf. Deterministic: the same posts give the same bytes.
 * @throws BuildError with every problem of every file; then nothing was written.
 */
export async function buildSite(plan: BuildPlan): Promise<BuildResult> {
  const complaints: Complaint[] = []
  const blog = readBlog(await readBlogFile(plan.posts), complaints)
  const drafts = await readPosts(plan.posts, blog, complaints)
  const { ids, moved, lockText, lockBefore } = await settleAddresses(plan.posts, drafts, complaints)
  const rendered = drafts.map((draft) => renderPost(draft, ids.get(draft.path) ?? '', complaints))
  if (complaints.some((c) => c.level === 'error')) throw new BuildError(complaints)

  rendered.sort((a, b) => b.post.publishedAt - a.post.publishedAt || (a.post.id < b.post.id ? -1 : 1))
  await rm(plan.assets, { recursive: true, force: true })
  const content = {
    blog,
    posts: rendered.map((r) => r.post),
    bodies: Object.fromEntries(rendered.map((r) => [r.post.id, r.html])),
    moved,
    assets: await buildClient(plan.assets),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
  await mkdir(plan.shelf, { recursive: true })
  await writeIfChanged(path.join(plan.shelf, 'shelf.ts'), printShelf({ ...content, version }))
  const lockChanged = await writeIfChanged(path.join(plan.posts, 'posts.lock'), lockText, lockBefore)
  return { posts: rendered.length, warnings: complaints, version, lockChanged }
}

async function readBlogFile(folder: string): Promise<string> {
  try {
    return await readFile(path.join(folder, 'blog.yaml'), 'utf8')
  } catch {
    const hint = 'title, url, author, categories를 적은 blog.yaml을 만드세요'
    throw new BuildError([{ file: 'posts/blog.yaml', line: 1, message: '파일이 없습니다', hint, level: 'error' }])
  }
}

async function settleAddresses(folder: string, drafts: readonly DraftPost[], complaints: Complaint[]) {
  const lockBefore = await readFile(path.join(folder, 'posts.lock'), 'utf8').catch(() => '')
  const settled = settle(
    readLock(lockBefore),
    drafts.map((d) => ({ address: d.path, ...(d.id !== undefined && { id: d.id }) })),
  )
  for (const { id, addresses } of settled.doubled)
    complaints.push({
      file: drafts.find((d) => d.path === addresses[1])?.file ?? 'posts/posts.lock',
      line: 1,
      message: `id ${id}를 ${addresses.join(', ')}가 함께 씁니다`,
      hint: '새 글의 머리말에 다른 id:를 적으세요',
      level: 'error',
    })
  for (const { address } of settled.vanished)
    complaints.push({
      file: 'posts/posts.lock',
      line: 1,
      message: `${address}에 있던 글이 없어졌습니다`,
      hint: `옮겼다면 npm run rename -- ${address} 새-주소`,
      level: 'warning',
    })
  const current = new Set(drafts.map((d) => d.path))
  const moved = Object.fromEntries(
    [...settled.lock].flatMap(([id, addresses]) => addresses.filter((a) => !current.has(a)).map((a) => [a, id] as const)),
  )
  return { ids: settled.ids, moved, lockText: printLock(settled.lock), lockBefore }
}

function renderPost(draft: DraftPost, id: string, complaints: Complaint[]): { post: Post; html: string } {
  const { file, body, bodyLine, draft: _, summary, ...fields } = draft
  try {
    const article = renderArticle(body, { lang: fields.lang })
    for (const w of article.warnings)
      complaints.push({ file, line: bodyLine + w.line - 1, message: w.message, hint: w.hint, level: 'warning' })
    const post = { ...fields, id, summary: summary ?? summaryOf(article.text), readingSeconds: readingSeconds(article) }
    return { post, html: article.html }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    complaints.push({ file, line: bodyLine, message: `글을 그릴 수 없습니다: ${message}`, hint: '이 파일의 마지막 고침을 되돌려 보세요', level: 'error' })
    return { post: { ...fields, id, summary: '', readingSeconds: 0 }, html: '' }
  }
}

// JSON.parse of a string starts faster than the same data as a literal.
const printShelf = (data: ShelfData): string =>
  `// Generated by \`npm run build\`.
import type { ShelfData } from '../../domain/shelf-data.ts'

export const shelfData: ShelfData = JSON.parse(${JSON.stringify(JSON.stringify(data))})
`

/** Leaves an equal file alone, so that watchers see only real changes. */
async function writeIfChanged(file: string, text: string, before?: string): Promise<boolean> {
  const old = before ?? (await readFile(file, 'utf8').catch(() => undefined))
  if (old === text) return false
  await writeFile(file, text)
  return true
}
