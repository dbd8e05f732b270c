import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import type { Post, PostId } from '../domain/post.ts'
import { readingSeconds } from '../domain/reading-time.ts'
import type { ShelfData } from '../domain/shelf-data.ts'
import { settleAddresses } from './addresses.ts'
import { readBlog } from './blog-yaml.ts'
import { buildClient } from './client.ts'
import { BuildError, type Complaint } from './complaint.ts'
import { renderArticle } from './markdown/render.ts'
import { type DraftPost, readPosts } from './posts.ts'
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

/** A posts folder read and rendered, nothing written yet. Complaints hold every problem of every file. */
export interface Site {
  readonly blog: Blog
  /** Newest first. */
  readonly articles: readonly Article[]
  /** Old addresses → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  readonly lockText: string
  readonly lockBefore: string
  readonly complaints: readonly Complaint[]
}

/** One post with where it stands in its file, and its page. */
export interface Article {
  readonly file: string
  /** Markdown without front matter, and the line of the file it begins on. */
  readonly body: string
  readonly bodyLine: number
  readonly post: Post
  readonly html: string
}

/**
 * posts → shelf. Deterministic: the same posts give the same bytes.
 * @throws BuildError with every problem of every file; then nothing was written.
 */
export async function buildSite(plan: BuildPlan): Promise<BuildResult> {
  const site = await readSite(plan.posts)
  if (site.complaints.some((c) => c.level === 'error')) throw new BuildError(site.complaints)
  return writeSite(plan, site)
}

/**
 * Reads and renders a posts folder without writing anything.
 * @throws BuildError when there is no blog.yaml, without which no post can be read
 */
export async function readSite(posts: string): Promise<Site> {
  const complaints: Complaint[] = []
  const blog = readBlog(await readBlogFile(posts), complaints)
  const drafts = await readPosts(posts, blog, complaints)
  const { ids, ...settled } = await settleAddresses(posts, drafts, complaints)
  const articles = drafts.map((draft) => renderPost(draft, ids.get(draft.path) ?? '', complaints))
  articles.sort((a, b) => b.post.publishedAt - a.post.publishedAt || (a.post.id < b.post.id ? -1 : 1))
  return { blog, articles, ...settled, complaints }
}

/** Writes a site without errors: the shelf, the static files, and posts.lock if it learned something. */
export async function writeSite(plan: BuildPlan, site: Site): Promise<BuildResult> {
  await rm(plan.assets, { recursive: true, force: true })
  const content = {
    blog: site.blog,
    posts: site.articles.map((a) => a.post),
    bodies: Object.fromEntries(site.articles.map((a) => [a.post.id, a.html])),
    moved: site.moved,
    assets: await buildClient(plan.assets),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
  await mkdir(plan.shelf, { recursive: true })
  await writeIfChanged(path.join(plan.shelf, 'shelf.ts'), printShelf({ ...content, version }))
  const lockChanged = await writeIfChanged(
    path.join(plan.posts, 'posts.lock'),
    site.lockText,
    site.lockBefore,
  )
  return { posts: site.articles.length, warnings: site.complaints, version, lockChanged }
}

async function readBlogFile(folder: string): Promise<string> {
  try {
    return await readFile(path.join(folder, 'blog.yaml'), 'utf8')
  } catch {
    const hint = 'title, url, author, categories를 적은 blog.yaml을 만드세요'
    throw new BuildError([
      { file: 'posts/blog.yaml', line: 1, message: '파일이 없습니다', hint, level: 'error' },
    ])
  }
}

function renderPost(draft: DraftPost, id: string, complaints: Complaint[]): Article {
  const { file, body, bodyLine, draft: _, summary, ...fields } = draft
  const source = { file, body, bodyLine }
  try {
    const article = renderArticle(body, { lang: fields.lang })
    for (const w of article.warnings)
      complaints.push({
        file,
        line: bodyLine + w.line - 1,
        message: w.message,
        hint: w.hint,
        level: 'warning',
      })
    const post = {
      ...fields,
      id,
      summary: summary ?? summaryOf(article.text),
      readingSeconds: readingSeconds(article),
    }
    return { ...source, post, html: article.html }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    complaints.push({
      file,
      line: bodyLine,
      message: `글을 그릴 수 없습니다: ${message}`,
      hint: '이 파일의 마지막 고침을 되돌려 보세요',
      level: 'error',
    })
    return { ...source, post: { ...fields, id, summary: '', readingSeconds: 0 }, html: '' }
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
