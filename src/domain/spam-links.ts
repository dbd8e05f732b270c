// Where a text leads, as far as that says something about who wrote it.

/** What people link to: a link there says nothing. Their subdomains as well. */
const KNOWN =
  `naver.com naver.me daum.net kakao.com tistory.com velog.io brunch.co.kr youtube.com youtu.be google.com github.com
  github.io wikipedia.org namu.wiki twitter.com x.com instagram.com facebook.com linkedin.com stackoverflow.com mozilla.org npmjs.com arxiv.org
  ycombinator.com reddit.com medium.com cloudflare.com notion.site apple.com microsoft.com w3.org`.split(
    /\s+/,
  )
/** Schools, offices, and what belongs to no seller. */
const PUBLIC = /\.(?:go|ac|or|re)\.kr$|\.(?:edu|gov)$/
const SHORT = `bit.ly han.gl t.me open.kakao.com me2.do tinyurl.com url.kr c11.kr vo.la wa.me`.split(/\s+/)
const CHEAP =
  /\.(?:xyz|top|vip|shop|club|site|online|win|bet|casino|info|live|icu|click|store|fun|ru|cc|biz|me)$/

/** A host in a sentence: with its scheme, or bare with an ending that is nothing else. */
const HOST =
  /(?:https?:\/\/|hxxps?:\/\/|www\.)([a-z\d.-]+\.[a-z]{2,})|(?<![a-z\d@./-])((?:[a-z\d-]+\.)+(?:com|net|co\.kr|kr|xyz|top|vip|shop|club|bet|win|casino|icu|site|online|info|live))(?![a-z\d])/gi
/** Ways to write a dot that a machine should not see. */
const HIDDEN_DOT =
  /\s*\[\.\]\s*|\s+(?:점|dot)\s+|(?<=[a-z\d])\s+\.\s*(?=(?:com|net|xyz)\b)|\s*-\s+|(?<=:)\s*\/\s*\/\s*/gi

export interface Links {
  /** Hosts that are not known, each once. */
  readonly hosts: readonly string[]
  readonly short: number
  readonly cheap: number
  /** An address was written so that it is no link. */
  readonly hidden: boolean
}

/** The hosts a text names; `own`: the blog's. `text`: compatibility forms resolved, lower case. */
export function linksIn(text: string, own: string): Links {
  const open = text.replace(HIDDEN_DOT, (gap) => (gap.includes('/') ? '//' : gap.includes('-') ? '-' : '.'))
  const hosts = hostsOf(open).filter((host) => !isKnown(host) && !isWithin(host, own))
  return {
    hosts,
    short: hosts.filter((host) => SHORT.some((s) => isWithin(host, s))).length,
    cheap: hosts.filter((host) => CHEAP.test(host)).length,
    hidden: open !== text && hosts.length > hostsOf(text).length,
  }
}

const hostsOf = (text: string): string[] => [
  ...new Set([...text.matchAll(HOST)].map((found) => (found[1] ?? found[2] ?? '').replace(/^www\./, ''))),
]

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

const isKnown = (host: string): boolean =>
  !SHORT.includes(host) && (PUBLIC.test(host) || KNOWN.some((known) => isWithin(host, known)))
