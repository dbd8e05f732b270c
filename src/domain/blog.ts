/** Interface languages the blog speaks. */
export const LANGUAGES = ['ko', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One reaction a reader can leave: `kind` is stored, the rest is shown. */
export interface ReactionKind {
  readonly kind: string
  readonly emoji: string
  readonly label: string
}

/** One category of blog.yaml. Its path nests with `/`; parents always exist. */
export interface Category {
  readonly path: string
  readonly name: string
  readonly description: string
}

/** posts/blog.yaml after reading. */
export interface Blog {
  readonly title: string
  readonly description: string
  readonly language: Language
  /** IANA name; days, dates without a zone and midnights are read in it. */
  readonly timezone: string
  /** Canonical origin without a trailing slash, such as https://blog.example. */
  readonly url: string
  readonly author: string
  /** In the order of blog.yaml. */
  readonly categories: readonly Category[]
  readonly reactions: readonly ReactionKind[]
  readonly pageSize: number
}

/** A category and all above it, nearest first: `a/b` → `['a/b', 'a']`. */
export function categoryLine(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/')).filter(Boolean)
}

/** The names from the outermost category to this one: `부모 > 자식`. */
export function categoryTitle(blog: Blog, path: string): string {
  return categoryLine(path)
    .reverse()
    .map((p) => blog.categories.find((c) => c.path === p)?.name ?? p)
    .join(' > ')
}
