import type { MarkedExtension, Token, Tokens } from 'marked'
import { escapeHtml } from '../../domain/escape-html.ts'

/** A picture alone in its paragraph with a title, `![words for those who do not see it](a.png "caption")`, is a figure. */
export function captionedFigures(): MarkedExtension {
  return {
    renderer: {
      paragraph({ tokens }) {
        const image = loneToken(tokens)
        if (!isImage(image) || !image.title) return false
        // As caption the title is seen; as attribute it would be read out a second time.
        const picture = this.parser.parseInline([{ ...image, title: null }])
        return `<figure>${picture}<figcaption>${escapeHtml(image.title)}</figcaption></figure>\n`
      },
    },
  }
}

/** The only token of a paragraph, if there is but one. */
export const loneToken = (tokens: readonly Token[]): Token | undefined =>
  tokens.length === 1 ? tokens[0] : undefined

const isImage = (token: Token | undefined): token is Tokens.Image => token?.type === 'image'
