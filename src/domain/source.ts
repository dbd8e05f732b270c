// Where a reader came from: a channel with a name, or a host as plain text.
import { APPS, HOSTS, SEARCHES, SPAMMERS } from './channels.ts'

/** No referrer and no telling app: typed, bookmarked, or kept silent by the page before. */
const DIRECT = 'direct'
/** From another page of this blog. */
const INTERNAL = 'internal'
/** A page without scripts does not say where its reader came from. */
export const UNTOLD = 'untold'
/** What is more than a day can name. */
export const OTHER = 'other'

/** Whether a source is a name of ours rather than a host: hosts have a dot. */
export const isChannel = (source: string): boolean => !source.includes('.')

const MAX_HOST_CHARS = 100
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/

export interface Arrival {
  /** `document.referrer` as the page told it. */
  readonly referrer: string | undefined
  readonly userAgent: string
  /** Hosts this blog answers under. */
  readonly ownHosts: readonly string[]
}

/** The source of an arrival: a channel, a host (lower case, Punycode, without `www.`, ≤ 100 characters), or `'spam'`. */
export function sourceOf({ referrer, userAgent, ownHosts }: Arrival): { readonly source: string } | 'spam' {
  const host = hostOf(referrer)
  if (host !== undefined && SPAMMERS.some((spammer) => isUnder(host, spammer))) return 'spam'
  if (host !== undefined && ownHosts.some((own) => host === bare(own))) return { source: INTERNAL }
  return { source: (host && channelOf(host)) ?? appOf(userAgent) ?? host ?? DIRECT }
}

function hostOf(referrer: string | undefined): string | undefined {
  const url = referrer ? URL.parse(referrer) : null
  if (!url || !['http:', 'https:', 'android-app:'].includes(url.protocol)) return undefined
  const host = bare(url.hostname)
  return host.length <= MAX_HOST_CHARS && host.includes('.') && HOST.test(host) ? host : undefined
}

const bare = (hostname: string): string =>
  hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')

const channelOf = (host: string): string | undefined =>
  HOSTS.find(([, ends]) => ends.some((end) => isUnder(host, end)))?.[0] ??
  SEARCHES.find(([, pattern]) => pattern.test(host))?.[0]

const appOf = (userAgent: string): string | undefined => APPS.find(([, mark]) => mark.test(userAgent))?.[0]

const isUnder = (host: string, end: string): boolean => host === end || host.endsWith(`.${end}`)
