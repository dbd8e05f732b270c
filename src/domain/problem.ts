/** What is wrong with an input, in a form a view can say in the reader's language. */
export interface Problem {
  /** Stable, snake_case; callers may rely on it. */
  readonly code: string
  /** The form field it belongs to, when it belongs to one. */
  readonly field?: string
  /** Numbers or names the sentence needs, such as `max`. */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** The answer of every parser: a value, or the first problem found. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value })

export const refused = (code: string, field?: string, detail?: Problem['detail']): Parsed<never> => ({
  ok: false,
  problem: { code, ...(field && { field }), ...(detail && { detail }) },
})
