import { type MarkedExtension, Renderer } from 'marked'

/**
 * Links that leave the blog get `rel="noopener"`.
 * @param base an absolute address of the blog; links to its origin are its own
 */
export function linksLeaving(base?: string): MarkedExtension {
  return {
    renderer: {
      link(token) {
        const link = Renderer.prototype.link.call(this, token)
        return leavesBlog(token.href, base) ? link.replace(/^<a /, '<a rel="noopener" ') : link
      },
    },
  }
}

const NOWHERE = 'https://article.invalid'

function leavesBlog(href: string, base = NOWHERE): boolean {
  const url = URL.parse(href, base)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false
  return url.origin !== new URL(base).origin
}
