import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Blog } from '../domain/blog.ts'
import { isPage, type PostId } from '../domain/post.ts'
import type { Manifest } from '../domain/shelf-data.ts'
import { settleAddresses } from './addresses.ts'
import { type Article, articlesOf } from './article.ts'
import { readBlogText } from './assumed-blog.ts'
import { readBlog } from './blog-yaml.ts'
import { dropStale, moveFrom, stageBeside, writeIfChanged } from './build-files.ts'
import { alone } from './build-lock.ts'
import { buildClient } from './client.ts'
import { BuildError, type Complaint, foldComplaints } from './complaint.ts'
import { filesBelow } from './files-below.ts'
import { openApi } from './openapi/openapi.ts'
import { writeOverflow, writePack } from './packs.ts'
import { type Gallery, openGallery } from './pictures/gallery.ts'
import { IMAGE_CACHE } from './pictures/image-cache.ts'
import { logoOf } from './pictures/logo.ts'
import { makeImages, type SiteImages } from './pictures/site-images.ts'
import { postsAmong } from './posts.ts'
import { isSameLock } from './posts-lock.ts'
import { printShelf } from './print-shelf.ts'
import { readTexts } from './read-texts.ts'
import { rendererVersion } from './render-cache-key.ts'
import { writeSearchTexts } from './search-texts.ts'
import { securityTxt } from './security-txt.ts'
import { articleCacheOf, DamagedCache } from './text-cache.ts'
import { Weights } from './weights.ts'

export type { Article } from './article.ts'

/** Where a build reads and writes. All folders absolute. */
export interface BuildPlan {
  readonly posts: string
  /** Gets `manifest.txt` and `texts.bin`. */
  readonly shelf: string
  /** Gets static files. */
  readonly assets: string
  /** The file that gets what search reads, for nobody but the commands that fill its index. */
  readonly search?: string
  /** Gzip bytes of the shelf that travel in the Worker. */
  readonly budget?: number
  /** Whether the browser's script shall refresh the page by itself, as under `npm start`. */
  readonly live?: boolean
  /** Keeps images once made; the project's own folder unless given. */
  readonly images?: string
  /** Keeps articles once rendered; the project's own folder unless given. */
  readonly rendered?: string
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
  /** For their author alone, by path. */
  readonly drafts: readonly Article[]
  /** Old addresses → post id. */
  readonly moved: Readonly<Record<string, PostId>>
  /** Addresses of posts taken away for good. */
  readonly gone: readonly string[]
  readonly lockText: string
  readonly lockBefore: string
  readonly complaints: readonly Complaint[]
  readonly gallery: Gallery
  readonly logo: Manifest['assets']['logo']
}

/**
 * posts → shelf. Deterministic: the same posts give the same bytes.
 * @throws BuildError with every problem of every file; then nothing was written.
 */
export async function buildSite(plan: BuildPlan): Promise<BuildResult> {
  try {
    return await buildOnce(plan)
  } catch (error) {
    if (error instanceof DamagedCache) return buildOnce(plan)
    throw error
  }
}

async function buildOnce(plan: BuildPlan): Promise<BuildResult> {
  const stage = await stageBeside(plan.assets)
  try {
    // The bundler is a process of its own: it works while posts are read, and nothing is left behind before it ends.
    const [read, client] = await Promise.all([
      settled(readSite(plan.posts, plan)),
      settled(buildClient(stage, plan.live)),
    ])
    const site = read()
    if (site.complaints.some((c) => c.level === 'error')) throw new BuildError(site.complaints)
    return await writeSite(plan, site, { stage, addresses: client() })
  } finally {
    await rm(stage, { recursive: true, force: true })
  }
}

/**
 * Reads and renders a posts folder without writing anything.
 * @throws BuildError for a folder without blog.yaml and posts
 */
export async function readSite(
  posts: string,
  {
    images = IMAGE_CACHE,
    rendered: cache = articleCacheOf(posts),
  }: Pick<BuildPlan, 'images' | 'rendered'> = {},
): Promise<Site> {
  const complaints: Complaint[] = []
  const blog = readBlog(await readBlogText(posts, complaints), complaints)
  const files = filesBelow(posts)
  const [version, gallery] = await Promise.all([rendererVersion(), openGallery(posts, images, files)])
  const desk = { posts, cache, blog, gallery, version }
  const texted = await readTexts(postsAmong(files), desk, complaints)
  const { ids, ...settled } = await settleAddresses(
    posts,
    texted.map(({ draft }) => draft),
    complaints,
  )
  const logo = logoOf(blog, gallery, complaints)
  const there = texted.filter(({ draft }) => !draft.gone)
  const all = articlesOf(there, { blog, gallery, ids }, complaints)
  const rendered = all.filter((_, i) => !there[i]?.draft.draft)
  return {
    blog,
    articles: rendered.filter((a) => !isPage(a.post)).sort(newestFirst),
    pages: rendered.filter((a) => isPage(a.post)).sort((a, b) => (a.post.path < b.post.path ? -1 : 1)),
    drafts: all.filter((_, i) => there[i]?.draft.draft),
    ...settled,
    complaints: foldComplaints(complaints),
    gallery,
    logo,
  }
}

const newestFirst = (a: Article, b: Article): number =>
  b.post.publishedAt - a.post.publishedAt || (a.post.id < b.post.id ? -1 : 1)

/** The browser's files where they were made, and their addresses. */
interface Client {
  readonly stage: string
  readonly addresses: Manifest['assets']
}

/**
 * Writes a site without errors: the shelf, the static files, and posts.lock if it learned something. At every moment
 * the files the shelf names are there: new ones come before it, old ones go after it.
 */
async function writeSite(plan: BuildPlan, site: Site, client: Client): Promise<BuildResult> {
  // Before anything is written: only now may a picture turn out to be broken.
  const images = await makeImages(site, plan.images ?? IMAGE_CACHE)
  const weights = new Weights(plan.rendered ?? articleCacheOf(plan.posts))
  const { version, manifest, packs } = printShelf(site, client.addresses, weights.weigh, plan.budget)
  await weights.keep()
  await writeIfChanged(path.join(client.stage, 'api/v1/openapi.json'), JSON.stringify(openApi(site.blog)))
  const told = securityTxt(site.blog, Date.now())
  await writeIfChanged(path.join(client.stage, '.well-known/security.txt'), told)
  await alone(`${plan.assets}.lock`, async () => {
    const moved = await moveFrom(client.stage, plan.assets)
    await images.layOut(plan.assets)
    const overflow = await writeOverflow(packs.overflow, plan.assets)
    await writePack(path.join(plan.shelf, 'texts.bin'), packs.bundled)
    await writeIfChanged(path.join(plan.shelf, 'manifest.txt'), manifest)
    if (plan.search) await writeSearchTexts(plan.search, site)
    if (site.lockText !== site.lockBefore)
      await writeIfChanged(path.join(plan.posts, 'posts.lock'), site.lockText)
    await dropStale(plan.assets, new Set([...moved, ...overflow, ...images.files]))
  })
  const lockChanged = site.lockText !== site.lockBefore && !isSameLock(site.lockText, site.lockBefore)
  const counts = { posts: site.articles.length, pages: site.pages.length }
  return { ...counts, warnings: site.complaints, version, lockChanged, images }
}

/** Waits for work without failing; the result, when asked, gives or throws what came of it. */
async function settled<T>(work: Promise<T>): Promise<() => T> {
  const [result] = await Promise.allSettled([work])
  return () => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  }
}
