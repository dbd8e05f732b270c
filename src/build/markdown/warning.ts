/** Something in an article that renders, but hardly as meant. */
export interface ArticleWarning {
  /** In the article's source, 1-based. */
  readonly line: number
  readonly message: string
  /** What to write instead. */
  readonly hint: string
  /** The build goes on with it, the check before publishing does not: a picture that is not there. */
  readonly forbidsPublishing?: true
}
