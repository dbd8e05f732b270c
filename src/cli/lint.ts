import { readSite, type Site } from '../build/build.ts'
import { BuildError, type Complaint } from '../build/complaint.ts'
import { checkLinks } from '../build/links-check.ts'
import { isSameLock } from '../build/posts-lock.ts'
import { checkStructure } from '../build/structure-check.ts'
import { findSeedFiles, seedComplaints } from './seed-lint.ts'

/** Everything a look over a posts folder found. */
export interface Lint {
  readonly posts: number
  /** By file, then line. */
  readonly complaints: readonly Complaint[]
  /** How many of the complaints `--fix` would settle. */
  readonly fixable: number
  /** The blog's address; undefined when blog.yaml cannot be read. */
  readonly url: string | undefined
}

export interface LintOptions {
  /** True where nobody would commit what a build writes (CI, deploy): a posts.lock that would change is an error. */
  readonly lockMustHold: boolean
}

/** Reads a posts folder and complains; writes nothing, throws only when the folder cannot be read. */
export async function lintPosts(folder: string, { lockMustHold }: LintOptions): Promise<Lint> {
  const seeds = (await findSeedFiles(folder)).flatMap(seedComplaints)
  const site = await readSite(folder).catch((error: unknown) => {
    if (error instanceof BuildError) return error
    throw error
  })
  const fixable = seeds.length
  if (site instanceof BuildError)
    return { posts: 0, complaints: [...seeds, ...site.complaints].sort(byPlace), fixable, url: undefined }
  const found = site.complaints.map(asBeforePublishing)
  const complaints = [...seeds, ...found, ...checkSite(site, lockMustHold)].sort(byPlace)
  return { posts: site.articles.length, complaints, fixable, url: site.blog.url }
}

export const hasErrors = ({ complaints }: Pick<Lint, 'complaints'>): boolean =>
  complaints.some((c) => c.level === 'error')

function checkSite(read: Site, lockMustHold: boolean): Complaint[] {
  const site = { ...read, articles: [...read.articles, ...read.pages] }
  // A post whose front matter is broken is missing from the site: links to it would be called dead.
  const links = hasErrors(site) ? [] : checkLinks(site)
  const stale = lockMustHold && !isSameLock(site.lockText, site.lockBefore) ? [STALE_LOCK] : []
  return [...checkStructure(site), ...links, ...stale]
}

const asBeforePublishing = (complaint: Complaint): Complaint =>
  complaint.forbidsPublishing ? { ...complaint, level: 'error' } : complaint

const STALE_LOCK: Complaint = {
  file: 'posts/posts.lock',
  line: 1,
  message: 'posts.lock이 글보다 오래되었습니다',
  hint: 'npm run build를 돌리고 posts/posts.lock을 커밋하세요',
  level: 'error',
}

const byPlace = (a: Complaint, b: Complaint): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line
