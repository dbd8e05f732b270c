import { hash } from 'node:crypto'
import { type RenderedArticle, renderArticle } from './markdown/render.ts'
import type { PictureLookup } from './pictures/lookup.ts'
import { picturesIn } from './pictures/named.ts'
import { printSighting } from './render-sighting.ts'
import { summaryOf } from './summary.ts'

/** All that decides what becomes of a post's text, pictures aside. Plain data: it goes to other threads. */
export interface TextSource {
  /** As complaints name it; pictures are looked for beside it. */
  readonly file: string
  readonly body: string
  /** Changes with it: to look a text up, nobody need read it. */
  readonly bodyHash: string
  readonly lang: string
  readonly base: string
  /** What the author wrote as summary. */
  readonly written?: string | undefined
}

/** A post's text, rendered: plain data, so that it can be kept and sent. */
export interface RenderedText extends Omit<RenderedArticle, 'excerptText'> {
  readonly summary: string
  readonly htmlHash: string
  readonly textHash: string
  /** Names of the pictures in it. */
  readonly images: readonly string[]
  /** Every picture address it asked for, with {@link printSighting} of the answer. */
  readonly asked: readonly (readonly [src: string, answer: string])[]
}

/** Or why it could not be rendered. */
export type TextOutcome = RenderedText | { readonly problem: string }

/** The same source and the same answers give the same outcome. */
export function renderText(source: TextSource, lookUp: PictureLookup): TextOutcome {
  const { body, lang, base, written } = source
  const asked = new Map<string, string>()
  const pictures: PictureLookup = (src) => {
    const sighting = lookUp(src)
    asked.set(src, printSighting(sighting))
    return sighting
  }
  try {
    const { excerptText, ...article } = renderArticle(body, { lang, base, pictures })
    const plain = (markdown: string) => renderArticle(markdown, { lang, base }).text
    const said = written !== undefined && MARKED.test(written) ? plain(written) : written
    const summary = summaryFor(said, excerptText, article.text)
    const hashes = { htmlHash: hashOf(article.html), textHash: hashOf(article.text) }
    return { ...article, ...hashes, summary, images: picturesIn(article.html), asked: [...asked] }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

const hashOf = (text: string): string => hash('sha256', Buffer.from(text), 'base64url').slice(0, 22)

const MARKED = /[[\]*_`<&\\]/

/** What the author wrote as summary; or what stands above `<!--more-->`; or the first sentences. */
function summaryFor(said: string | undefined, excerpt: string | undefined, text: string): string {
  // A few engines fill the field with dots, or with a piece of code.
  if (said !== undefined && /[\p{L}\p{N}]/u.test(said)) return said
  return excerpt || summaryOf(text)
}
