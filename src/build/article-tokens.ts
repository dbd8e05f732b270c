import type { Article } from './article.ts'
import { lexArticle } from './markdown/render.ts'
import { type PlacedToken, placeTokens } from './markdown/token-lines.ts'

/**
 * The parts of an article's markdown with their lines in its file. Empty when the article could not be rendered:
 * the build has said so, and what broke it would break this.
 */
export function tokensOf({ body, bodyLine, html }: Article): PlacedToken[] {
  if (!html) return []
  return placeTokens(lexArticle(body), bodyLine)
}
