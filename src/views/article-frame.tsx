import { plain, type SlottedBytes } from '../domain/page-bytes.ts'
import { ArticlePage, type ArticleProps } from './article.tsx'

/** An article's page around its courtyard. */
export interface ArticleFrame {
  readonly head: SlottedBytes
  readonly tail: SlottedBytes
}

const COURTYARD = '<!--courtyard-->'

/** Renders all of an article's page that needs no database. */
export function articleFrame(props: ArticleProps): ArticleFrame {
  const html = (<ArticlePage {...props} courtyard={COURTYARD} />).toString()
  // The last one: nothing an author writes stands behind the article.
  const at = html.lastIndexOf(COURTYARD)
  return { head: plain(html.slice(0, at)), tail: plain(html.slice(at + COURTYARD.length)) }
}
