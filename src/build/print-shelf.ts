import { createHash, hash } from 'node:crypto'
import type { DetailedPost, Post } from '../domain/post.ts'
import type { Manifest } from '../domain/shelf-data.ts'
import type { Site } from './build.ts'
import { type Packs, packTexts, placesOf } from './packs.ts'
import type { Weigh } from './weights.ts'

/** A shelf, ready to be written. */
export interface PrintedShelf {
  readonly version: string
  readonly manifest: string
  readonly packs: Packs
}

/** Gzip bytes of all generated code, unless SHELF_BUDGET_BYTES says otherwise. */
export const SHELF_BUDGET_BYTES = 2_000_000

/** What a pack adds to the manifest: a name of 32 hexadecimal digits, a number, and a little around them. */
const PACK_PLACE_BYTES = 28
const TEXTS_A_PACK = 16

/** The manifest and the packs of a site: newest texts first go into what the manifest leaves of the budget. */
export function printShelf(
  { blog, articles, pages, drafts, moved, gone, logo }: Site,
  assets: Manifest['assets'],
  weigh: Weigh,
  budget = SHELF_BUDGET_BYTES,
): PrintedShelf {
  const posts = articles.map(({ post }) => withoutDetails(post))
  const content = {
    blog,
    posts,
    pages: pages.map(({ post }) => withoutDetails(post)),
    // Their cards are not drawn.
    drafts: drafts.map(({ post: { ogImage: _, ...post }, html }) => ({ post, html })),
    moved,
    gone,
    assets: { ...assets, ...(logo && { logo }) },
  }
  const json = JSON.stringify(content).slice(0, -1)
  const all = [...pages, ...articles]
  const places = Math.ceil(all.length / TEXTS_A_PACK) * PACK_PLACE_BYTES
  const weight = weigh(hash('sha256', json), () => json)
  const packs = packTexts(all, budget - weight - places, weigh)
  const packed = JSON.stringify(placesOf(packs))
  const version = createHash('sha256')
    .update(json)
    .update(packed)
    .update(packs.bundled.file)
    .digest('hex')
    .slice(0, 12)
  return { version, manifest: `${json},"packs":${packed},"version":"${version}"}\n`, packs }
}

const withoutDetails = ({ summary: _, ogImage: __, ...post }: DetailedPost): Post => post
