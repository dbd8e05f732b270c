/**
 * An old address as the shelf keeps it: decoded, NFC, beginning with a slash and not ending with one; a query stays
 * (`/?p=123`). Of a whole address only what follows the host. Undefined for what can be no address, and for addresses
 * this blog needs itself.
 */
export function addressKey(written: string): string | undefined {
  const url = URL.parse(written, 'https://blog.invalid/')
  const path = url && /^https?:$/.test(url.protocol) ? decoded(url.pathname) : undefined
  if (!url || path === undefined || OWN.test(`${path}/`)) return undefined
  const bare = path.normalize('NFC').replace(/\/+$/, '')
  return (bare || (url.search && '/')) + url.search || undefined
}

const OWN =
  /^\/(?:p|category|tag|series|archive|search|me|stats|privacy|badge|admin|api|a|views|comments|healthz|feed\.xml|feed\.json|rss\.xml|sitemap\.xml|robots\.txt|llms\.txt)\//

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
