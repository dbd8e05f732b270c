import { stringify } from 'yaml'
import { offsetAt } from '../../domain/zoned-time.ts'
import type { ForeignPost } from './foreign.ts'

/** What of a post's file is settled here and not in the export. */
export interface Placed {
  readonly title: string
  readonly body: string
  readonly aliases: readonly string[]
  /** Where the file's name does not say it. */
  readonly slug?: string | undefined
  readonly lang?: string | undefined
  readonly cover?: string | undefined
  readonly draft: boolean
  readonly zone: string
}

/** A post's file: front matter in the blog's own words, then the text. The same post gives the same bytes. */
export function printPost(post: ForeignPost, placed: Placed): string {
  const { zone } = placed
  const date = (at: number | undefined) => (at === undefined ? undefined : writtenDate(at, zone))
  const settings = {
    title: placed.title,
    date: date(post.at),
    updated: date(post.updatedAt),
    publish_at: date(post.publishAt),
    expire_at: date(post.expireAt),
    tags: post.tags?.length ? post.tags : undefined,
    series: post.series,
    summary: post.summary,
    cover: placed.cover,
    author: post.author,
    lang: placed.lang,
    slug: placed.slug,
    aliases: placed.aliases.length > 0 ? placed.aliases : undefined,
    draft: placed.draft || undefined,
    comments: post.comments === 'open' && post.kind === 'post' ? undefined : post.comments,
    ...post.settings,
  }
  const said = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== ''),
  )
  const body = placed.body.trim()
  return `---\n${stringify(said, { lineWidth: 0 })}---\n\n${body}${body ? '\n' : ''}`
}

/** `2019-08-21 09:30`, with seconds where there are some, in the blog's zone. */
export function writtenDate(at: number, zone: string): string {
  const [day = '', clock = ''] = new Date(at + offsetAt(at, zone)).toISOString().slice(0, 19).split('T')
  return `${day} ${clock.endsWith(':00') ? clock.slice(0, 5) : clock}`
}

const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2069, 0, 1)

/** An instant that a blog may have had; undefined for the rest, which is a broken date. */
export const saneInstant = (at: number | undefined): number | undefined =>
  at !== undefined && at > EARLIEST && at < LATEST ? at : undefined
