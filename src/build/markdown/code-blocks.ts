import { type MarkedExtension, Renderer } from 'marked'

/** Code that a keyboard can reach: long lines scroll, and not every browser lets keys scroll what has no focus. */
export function scrollingCode(): MarkedExtension {
  return {
    renderer: {
      code(token) {
        return Renderer.prototype.code.call(this, token).replace('<pre>', '<pre tabindex="0">')
      },
    },
  }
}
