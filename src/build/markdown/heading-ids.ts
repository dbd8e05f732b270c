import { slugify } from '../../domain/slug.ts'

/** Ids the page around an article uses. Comments are `c-…`. */
export const PAGE_IDS: ReadonlySet<string> = new Set([
  ...['article', 'category-box', 'comment-form', 'comments', 'conversation', 'poll', 'reactions'],
  ...['content', 'footer', 'header', 'main', 'menu', 'nav', 'search', 'theme', 'toc', 'top'],
])

/** Whether an id belongs to the page around the article, so that nothing in an article may have it. */
export const isPageId = (id: string): boolean => PAGE_IDS.has(id) || id.startsWith('c-')

/**
 * Gives the headings of one article their ids: the heading as a slug, Hangul kept. An id that is the page's gets `h-`
 * in front, one that is taken a number behind (`-2`, `-3`, …); a heading without letters or digits is `section`.
 */
export class HeadingIds {
  readonly #taken: Set<string>
  readonly #counts = new Map<string, number>()

  /** @param taken ids the author wrote in raw HTML */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  claim(text: string): string {
    const name = slugify(text) || 'section'
    for (let n = (this.#counts.get(name) ?? 0) + 1; ; n++) {
      const numbered = n === 1 ? name : `${name}-${n}`
      const id = isPageId(numbered) ? `h-${numbered}` : numbered
      if (this.#taken.has(id)) continue
      this.#taken.add(id)
      this.#counts.set(name, n)
      return id
    }
  }
}
