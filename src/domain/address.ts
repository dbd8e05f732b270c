/**
 * The address a request asks for: percent-decoded, without `suffix`. Undefined when the bytes are no UTF-8.
 * Not normalized: an NFD address is an old address of its NFC one.
 */
export function addressOf(pathname: string, suffix = ''): string | undefined {
  const bare = suffix && pathname.endsWith(suffix) ? pathname.slice(0, -suffix.length) : pathname
  try {
    return decodeURIComponent(bare)
  } catch {
    return undefined
  }
}
