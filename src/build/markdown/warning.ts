/** Something in an article that renders, but hardly as meant. */
export interface ArticleWarning {
  /** In the article's source, 1-based. */
  readonly line: number
  readonly message: string
  /** What to write instead. */
  readonly hint: string
  /** A file the article shows is not there: the build goes on without it, the check does not. */
  readonly isMissingFile?: true
}
