import { base64url, digest, sign } from './signing.ts'

// Cookies: one owns what a browser wrote, one is the owner's session; the database knows only their hashes. A third
// remembers what was opened by password.

const TOKEN = /^[A-Za-z0-9_-]{22}(?:[A-Za-z0-9_-]{21})?$/
const TOKEN_BYTES = 16
const ISSUED_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Safari refuses Secure cookies on http loopback; nowhere else do cookies go without them. */
export const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)

/** The name of one of our cookies as this address may carry it. */
export const cookieName = (name: 'device' | 'admin' | 'opened' | 'seen', url: URL): string =>
  isLoopback(url) ? `madang-${name}` : `__Host-madang-${name}`

/** Finds a token of ours in a Cookie header; anything malformed is no token. */
export function readToken(
  cookies: string | undefined,
  name: 'device' | 'admin',
  url: URL,
): string | undefined {
  const wanted = cookieName(name, url)
  for (const pair of (cookies ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === wanted && value && TOKEN.test(value)) return value
  }
  return undefined
}

/**
 * A token for a browser that has none. A key issued with a page decides it, so that two clicks on
 * one page, or a retry whose first answer was lost, belong to one device; otherwise it is random.
 */
export async function newDevice(pepper: string, key: unknown): Promise<string> {
  const bytes =
    typeof key === 'string' && ISSUED_KEY.test(key)
      ? (await sign(pepper, 'device', key)).slice(0, TOKEN_BYTES)
      : crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))
  return base64url(bytes)
}

/** What the database keeps of a token. */
export const deviceHash = (token: string): Promise<Uint8Array<ArrayBuffer>> => digest(`device:${token}`)

/** How long a browser remembers that it wrote here: as long as browsers allow. */
export const DEVICE_SECONDS = 34_560_000

/** The Set-Cookie line of a device; kept as long as browsers allow, so that people keep what they wrote. */
export const deviceCookie = (token: string, url: URL): string =>
  `${cookieName('device', url)}=${token}; Path=/; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secureOn(url)}`

/** The Set-Cookie line of a session: `seconds` 0 ends it. */
export const adminCookie = (token: string, seconds: number, url: URL): string =>
  `${cookieName('admin', url)}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secureOn(url)}`

/** The Set-Cookie line that remembers when a browser last looked at what came back to it. */
export const seenCookie = (at: number, url: URL): string =>
  `${cookieName('seen', url)}=${at}; Path=/; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${secureOn(url)}`

/** When that was, ms; 0: never. */
export function findSeen(cookies: string | undefined, url: URL): number {
  const wanted = `${cookieName('seen', url)}=`
  const pair = (cookies ?? '').split(';').find((c) => c.trim().startsWith(wanted))
  const text = pair?.trim().slice(wanted.length) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : 0
}

/** The Set-Cookie line that ends a cookie. */
export const endedCookie = (name: 'device' | 'opened' | 'seen', url: URL): string =>
  `${cookieName(name, url)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureOn(url)}`

/** What keeps a cookie off plain http. */
export const secureOn = (url: URL): string => (isLoopback(url) ? '' : '; Secure')
