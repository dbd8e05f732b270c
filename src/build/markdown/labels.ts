/** What screen readers say about parts of an article, in the article's language. */
export interface ArticleLabels {
  readonly headingLink: (heading: string) => string
  /** @param n 1-based within the article: regions need names that differ */
  readonly table: (n: number) => string
  readonly taskDone: string
  readonly taskOpen: string
}

const KOREAN: ArticleLabels = {
  headingLink: (heading) => `‘${heading}’ 바로 가는 링크`,
  table: (n) => `표 ${n}`,
  taskDone: '끝난 일',
  taskOpen: '남은 일',
}

const ENGLISH: ArticleLabels = {
  headingLink: (heading) => `Link to “${heading}”`,
  table: (n) => `Table ${n}`,
  taskDone: 'done',
  taskOpen: 'to do',
}

/** @param lang BCP 47; anything but Korean is spoken to in English */
export const labelsFor = (lang: string): ArticleLabels => (/^ko\b/i.test(lang) ? KOREAN : ENGLISH)
