import { parseCommentId } from './comment-id.ts'
import { cookieName, secureOn } from './device.ts'
import type { Peppers } from './password.ts'
import { base64url, sameBytes, sign } from './signing.ts'

// A session cookie that remembers which secret comments a browser has opened by password. It shows, it owns nothing.

const MAX_OPENED = 10

/** The Set-Cookie line after one more comment was opened; the oldest leave. */
export async function openedCookie(
  [pepper]: Peppers,
  opened: readonly number[],
  id: number,
  url: URL,
): Promise<string> {
  const ids = [...opened.filter((known) => known !== id), id].slice(-MAX_OPENED).join('.')
  const mac = base64url(await sign(pepper, 'opened', ids))
  return `${cookieName('opened', url)}=${ids}~${mac}; Path=/; HttpOnly; SameSite=Lax${secureOn(url)}`
}

/** The value of the cookie, unverified; undefined for browsers that opened nothing. */
export function findOpened(cookies: string | undefined, url: URL): string | undefined {
  const wanted = `${cookieName('opened', url)}=`
  const pair = (cookies ?? '').split(';').find((c) => c.trim().startsWith(wanted))
  return pair?.trim().slice(wanted.length)
}

/** The comments a cookie's value names; none when we did not sign it. */
export async function readOpened(peppers: Peppers, value: string): Promise<number[]> {
  const [ids = '', mac = ''] = value.slice(0, 400).split('~')
  for (const pepper of peppers) {
    const right = base64url(await sign(pepper, 'opened', ids))
    if (sameBytes(new TextEncoder().encode(right), new TextEncoder().encode(mac)))
      return ids.split('.').flatMap((id) => parseCommentId(id) ?? [])
  }
  return []
}
