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

/** A word that leads somewhere. `href` is a path of this blog (`/pages/about`) or an absolute address. */
export interface BlogLink {
  readonly label: string
  readonly href: string
}

/** Whose first words wait for the owner: nobody's, those of who never wrote before, everybody's. */
export const MODERATIONS = ['none', 'first', 'all'] as const
export type Moderation = (typeof MODERATIONS)[number]

/** Wishes of browsers that a blog may follow: Global Privacy Control and Do Not Track. */
export const WISHES = ['gpc', 'dnt'] as const
export type Wish = (typeof WISHES)[number]

/** How conversations go. */
export interface CommentsPolicy {
  readonly moderation: Moderation
  /** How long, in hours, what one wrote can be changed; 0 = not at all. */
  readonly editHours: number
  /** How many days after its date an article stops taking comments; never when absent. */
  readonly closeAfterDays?: number
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
  /** Path of the category of posts that name none and lie in none's folder. */
  readonly defaultCategory?: string
  readonly reactions: readonly ReactionKind[]
  readonly pageSize: number
  /** At the head of every page, beside categories. */
  readonly menu: readonly BlogLink[]
  /** At the foot of every page. */
  readonly links: readonly BlogLink[]
  /** The picture beside the title: a path below posts/ (`_media/logo.svg`). */
  readonly logo?: string
  /** What the search engines gave to prove that the blog is its owner's: contents of their meta tags. */
  readonly verification: { readonly naver?: string; readonly google?: string }
  /** Where a post's file can be edited, with `{path}` for its path below the project (`posts/dev/a.md`). */
  readonly editUrl?: string
  /** Who may read `/stats`. */
  readonly stats: 'public' | 'private'
  /** Whose readers are not counted. None when absent: nothing of a reader is kept, so none is needed. */
  readonly honour?: readonly Wish[]
  readonly comments: CommentsPolicy
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
    .map((p) => categoryName(blog, p))
    .join(' > ')
}

export const categoryName = (blog: Blog, path: string): string =>
  blog.categories.find((c) => c.path === path)?.name ?? path
