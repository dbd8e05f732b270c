import type { Result, Router } from 'hono/router'

const MAX_ADDRESSES = 500
const MAX_CHARS = 300

/** A router that walks its patterns once for each address asked lately: they are more than a hundred, a sixth of a page from memory. */
export function remembering<T>(router: Router<T>): Router<T> {
  const known = new Map<string, Result<T>>()
  return {
    name: router.name,
    add: (method, path, handler) => router.add(method, path, handler),
    match(method, path) {
      const address = `${method} ${path}`
      const found = known.get(address)
      if (found) return found
      const result = router.match(method, path)
      if (known.size >= MAX_ADDRESSES) known.clear()
      if (address.length <= MAX_CHARS) known.set(address, result)
      return result
    },
  }
}
