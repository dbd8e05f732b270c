import { type MarkedExtension, Renderer } from 'marked'

/**
 * Links that leave the blog get `rel="noopener"`; pictures load when they come near, except the first, which is
 * often the largest thing on the screen. One instance per article: it remembers the first picture.
 * @param base an absolute address of the blog; links to its origin are its own
 */
export function linksAndImages(base?: string): MarkedExtension {
  let isFirst = true
  return {
    renderer: {
      link(token) {
        const link = Renderer.prototype.link.call(this, token)
        return leavesBlog(token.href, base) ? link.replace(/^<a /, '<a rel="noopener" ') : link
      },
      image(token) {
        const image = Renderer.prototype.image.call(this, token)
        const loading = isFirst ? '' : 'loading="lazy" '
        isFirst = false
        return image.replace(/^<img /, `<img ${loading}decoding="async" `)
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
