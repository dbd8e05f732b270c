import { type MarkedExtension, Renderer } from 'marked'
import type { PictureLookup } from './lookup.ts'
import { imageTag, type Loading, pictureHtml } from './picture-html.ts'
import { replaceRawImages } from './raw-images.ts'

/**
 * Shows an article's pictures, those of its raw HTML too, in files made for the reader's screen. What cannot be found
 * stands as written, loaded when it comes near. One instance per article: it remembers the first picture.
 */
export function articlePictures(lookUp: PictureLookup = () => ({ kind: 'given' })): MarkedExtension {
  let isFirst = true
  const loadingOfNext = (): Loading => {
    const loading = isFirst ? 'first' : 'later'
    isFirst = false
    return loading
  }
  return {
    renderer: {
      image(token) {
        const sighting = lookUp(token.href)
        // Of addresses marked refuses only the words are left, and nothing is replaced.
        return replaceRawImages(Renderer.prototype.image.call(this, token), ({ attributes }) =>
          sighting.kind === 'picture'
            ? pictureHtml(sighting.picture, attributes, loadingOfNext())
            : imageTag(attributes, loadingOfNext()),
        )
      },
      html({ text }) {
        return replaceRawImages(text, ({ src, attributes }) => {
          const sighting = lookUp(src)
          if (sighting.kind !== 'picture') return undefined
          return pictureHtml(sighting.picture, attributes, loadingOfNext())
        })
      },
    },
  }
}
