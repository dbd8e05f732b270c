/** The name of the one Trusted Types policy, under which the page's script takes HTML from this server. */
const TRUSTED_TYPES_POLICY = 'madang'

/**
 * The speculation rules of every page: an article that a pointer rests on is fetched before it is pressed. Only fetched:
 * nothing of it runs, so nobody is counted. Browsers leave it when data are to be saved.
 */
export const LIKELY_NEXT = '{"prefetch":[{"where":{"href_matches":"/posts/:p"},"eagerness":"moderate"}]}'
const LIKELY_NEXT_HASH = 'sha256-3V8U44ktg8ybTqBHz+SxTgIcXhc5KOnDGafn5pF3JiA='

/** Where the frames of embedded media come from. They are asked for by a click, never before. */
const FRAME_SOURCES = { youtube: 'https://www.youtube-nocookie.com' } as const
export type Embed = keyof typeof FRAME_SOURCES

/** The Content-Security-Policy of a page. @param inlineHash of the one inline script that runs @param embeds what its text embeds */
export const contentPolicy = (inlineHash: string, embeds: readonly Embed[] = []): string =>
  [
    `default-src 'none'`,
    `script-src 'self' '${inlineHash}' '${LIKELY_NEXT_HASH}'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `media-src 'self'`,
    `connect-src 'self'`,
    ...(embeds.length > 0 ? [`frame-src ${embeds.map((e) => FRAME_SOURCES[e]).join(' ')}`] : []),
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join('; ')
