import type { MarkedExtension, Token, Tokens } from 'marked'
import type { Embed } from '../../domain/content-policy.ts'
import { escapeHtml } from '../../domain/escape-html.ts'
import { loneToken } from './figures.ts'
import type { ArticleLabels } from './labels.ts'
import type { PlacedToken } from './token-lines.ts'

/** Sites whose frames an article may hold once its reader asks for one. */

/** A video of YouTube as its address names it. */
export interface Video {
  readonly id: string
  /** Seconds. */
  readonly start: number
}

/**
 * A link to YouTube alone in its paragraph is a box that asks to be pressed: a link without the page's script, the
 * player with it. Nothing is loaded before.
 */
export function clickToLoadVideos(labels: ArticleLabels): MarkedExtension {
  return {
    renderer: {
      paragraph({ tokens }) {
        const found = videoOf(tokens)
        if (!found) return false
        const { link, video } = found
        const title = isBare(link) ? escapeHtml(labels.video) : this.parser.parseInline(link.tokens)
        const start = video.start > 0 ? ` data-start="${video.start}"` : ''
        return (
          `<p class="video"><a href="${escapeHtml(link.href)}" rel="noopener" data-youtube="${video.id}"${start}>` +
          `<span>${title}</span> <small>${labels.videoNote}</small></a></p>\n`
        )
      },
    },
  }
}

/** What an article wants to embed. */
export const embedsOf = (placed: readonly PlacedToken[]): Embed[] =>
  placed.some(({ token }) => token.type === 'paragraph' && videoOf(token.tokens)) ? ['youtube'] : []

/** @returns undefined for an address that is no video of YouTube */
export function youtubeVideo(href: string): Video | undefined {
  const url = URL.parse(href)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  const host = url.hostname.replace(/^(?:www|m|music)\./, '')
  const id = host === 'youtu.be' ? url.pathname.slice(1) : HOSTS.has(host) ? idOnSite(url) : undefined
  if (id === undefined || !/^[\w-]{11}$/.test(id)) return undefined
  return { id, start: secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '') }
}

const HOSTS: ReadonlySet<string> = new Set(['youtube.com', 'youtube-nocookie.com'])

const idOnSite = (url: URL): string | undefined =>
  url.pathname === '/watch'
    ? (url.searchParams.get('v') ?? undefined)
    : /^\/(?:embed|shorts|live|v)\/([^/]+)\/?$/.exec(url.pathname)?.[1]

/** `90`, `90s`, `1m30s`, `1h2m3s`. */
function secondsOf(time: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(time) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

function videoOf(tokens: readonly Token[]): { link: Tokens.Link; video: Video } | undefined {
  const link = loneToken(tokens)
  if (!isLink(link)) return undefined
  const video = youtubeVideo(link.href)
  return video && { link, video }
}

const isLink = (token: Token | undefined): token is Tokens.Link => token?.type === 'link'

const isBare = ({ text, href }: Tokens.Link): boolean => text === href || /^(?:https?:\/\/|www\.)/.test(text)
