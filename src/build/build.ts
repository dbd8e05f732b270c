import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import { isPage, type PostId } from '../domain/post.ts'
import type { ShelfData } from '../domain/shelf-data.ts'
import { settleAddresses } from './addresses.ts'
import { type Article, renderPost } from './article.ts'
import { readBlog } from './blog-yaml.ts'
import { buildClient } from './client.ts'
import { BuildError, type Complaint, foldComplaints } from './complaint.ts'
import { type Gallery, openGallery } from './pictures/gallery.ts'
import { IMAGE_CACHE } from './pictures/image-cache.ts'
import { makeImages, type SiteImages } from './pictures/site-images.ts'
import { readPosts } from './posts.ts'
import { isSameLock } from './posts-lock.ts'
import { searchTextsOf } from './search-texts.ts'

export type { Article } from './article.ts'

/** Where a build reads and writes. All folders absolute. */
export interface BuildPlan {
  readonly posts: string
  /** Gets `shelf.ts`. */
  readonly shelf: string
  /** Gets static files. */
  readonly assets: string
  /** The file that gets what search reads, for nobody but the commands that fill its index. */
  readonly search?: string
  /** Keeps images once made; the project's own folder unless given. */
  readonly images?: string
}

export interface BuildResult {
  readonly posts: number
  readonly pages: number
  readonly warnings: readonly Complaint[]
  readonly version: string
  /** True when posts.lock did not yet know what it knows now. */
  readonly lockChanged: boolean
  readonly images: Pick<SiteImages, 'count' | 'made' | 'milliseconds'>
}

/** A posts folder read and rendered, nothing written yet. Complaints hold every problem of every file. */
export interface Site {
  readonly blog: Blog
  /** Newest first. */
  readonly articles: readonly Article[]
  /** By path. */
  readonly pages: readonly Article[]
  /** Old addresses → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  /** Addresses of posts taken away for good. */
  readonly gone: readonly string[]
  readonly lockText: string
  readonly lockBefore: string
  readonly complaints: readonly Complaint[]
  readonly gallery: Gallery
}

/**
 * posts → shelf. Deterministic: the same posts give the same bytes.
 * @throws BuildError with every problem of every file; then nothing was written.
 */
export async function buildSite(plan: BuildPlan): Promise<BuildResult> {
  const site = await readSite(plan.posts, plan)
  if (site.complaints.some((c) => c.level === 'error')) throw new BuildError(site.complaints)
  return writeSite(plan, site)
}

/**
 * Reads and renders a posts folder without writing anything.
 * @throws BuildError when there is no blog.yaml, without which no post can be read
 */
export async function readSite(
  posts: string,
  { images = IMAGE_CACHE }: Pick<BuildPlan, 'images'> = {},
): Promise<Site> {
  const complaints: Complaint[] = []
  const blog = readBlog(await readBlogFile(posts), complaints)
  const drafts = await readPosts(posts, blog, complaints)
  const { ids, ...settled } = await settleAddresses(posts, drafts, complaints)
  const gallery = await openGallery(posts, images)
  const rendered = drafts
    .filter((draft) => !draft.draft && !draft.gone)
    .map((draft) => renderPost(draft, ids.get(draft.path) ?? '', blog, gallery, complaints))
  return {
    blog,
    articles: rendered.filter((a) => !isPage(a.post)).sort(newestFirst),
    pages: rendered.filter((a) => isPage(a.post)).sort((a, b) => (a.post.path < b.post.path ? -1 : 1)),
    ...settled,
    complaints: foldComplaints(complaints),
    gallery,
  }
}

const newestFirst = (a: Article, b: Article): number =>
  b.post.publishedAt - a.post.publishedAt || (a.post.id < b.post.id ? -1 : 1)

/** Writes a site without errors: the shelf, the static files, and posts.lock if it learned something. */
export async function writeSite(plan: BuildPlan, site: Site): Promise<BuildResult> {
  const { articles, pages } = site
  // Before anything is thrown away: only now may a picture turn out to be broken.
  const images = await makeImages(site, plan.images ?? IMAGE_CACHE)
  await rm(plan.assets, { recursive: true, force: true })
  const content = {
    blog: site.blog,
    posts: articles.map((a) => a.post),
    pages: pages.map((a) => a.post),
    bodies: Object.fromEntries([...articles, ...pages].map((a) => [a.post.id, a.html])),
    moved: site.moved,
    gone: site.gone,
    assets: await buildClient(plan.assets),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
  await images.layOut(plan.assets)
  await mkdir(plan.shelf, { recursive: true })
  await writeIfChanged(path.join(plan.shelf, 'shelf.ts'), printShelf({ ...content, version }))
  if (plan.search) await writeIfChanged(plan.search, JSON.stringify(searchTextsOf(site)))
  await writeIfChanged(path.join(plan.posts, 'posts.lock'), site.lockText, site.lockBefore)
  const lockChanged = !isSameLock(site.lockText, site.lockBefore)
  const counts = { posts: articles.length, pages: pages.length }
  return { ...counts, warnings: site.complaints, version, lockChanged, images }
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

// JSON.parse of a string starts faster than the same data as a literal.
const printShelf = (data: ShelfData): string =>
  `// Generated by \`npm run build\`.
import type { ShelfData } from '../../domain/shelf-data.ts'

export const shelfData: ShelfData = JSON.parse(${JSON.stringify(JSON.stringify(data))})
`

/** Leaves an equal file alone, so that watchers see only real changes. */
async function writeIfChanged(file: string, text: string, before?: string): Promise<void> {
  const old = before ?? (await readFile(file, 'utf8').catch(() => undefined))
  if (old !== text) await writeFile(file, text)
}
