// Sums from the database beside what the shelf knows: categories with their posts, posts with their titles.
import type { Category } from './blog.ts'
import type { PostTotals } from './courtyard.ts'
import { shareOf } from './figures.ts'
import type { Post, PostId } from './post.ts'

export interface Seen {
  readonly views: number
  readonly visitors: number
  readonly reads: number
}

/** One line of the table of categories; what is not of the range is all time. */
export interface CategoryLine extends Seen {
  readonly path: string
  readonly name: string
  /** 0 for a category at the top. */
  readonly depth: number
  /** Posts that are out, those of its children included. */
  readonly posts: number
  readonly readRate: number
  /** Of the site's views, 0–1. Children are part of their parents. */
  readonly share: number
  /** All time. */
  readonly comments: number
  /** All time. */
  readonly reactions: number
}

/** A post with its sums; those of posts that are no longer out keep their id alone. */
export interface PostLine extends Seen {
  readonly id: PostId
  readonly post: Post | undefined
  readonly readRate: number
  readonly comments: number

  readonly reactions: number
}

export interface Joining {
  readonly categories: readonly Category[]
  readonly postsOf: (category: string) => readonly Post[]
  readonly sums: ReadonlyMap<string, Seen>
  readonly totals: ReadonlyMap<PostId, PostTotals>
  readonly siteViews: number
}

const NOTHING: Seen = { views: 0, visitors: 0, reads: 0 }

/** The categories in the blog's order, parents before their children, with what was counted under each. */
export const joinCategories = ({ categories, postsOf, sums, totals, siteViews }: Joining): CategoryLine[] =>
  inTreeOrder(categories).map(({ path, name }) => {
    const { views, visitors, reads } = sums.get(path) ?? NOTHING
    const posts = postsOf(path)
    const sum = (kind: 'comments' | 'reactions') =>
      posts.reduce((all, post) => all + (totals.get(post.id)?.[kind] ?? 0), 0)
    return {
      ...{ path, name, depth: path.split('/').length - 1, posts: posts.length, views, visitors, reads },
      readRate: shareOf(reads, views),
      share: shareOf(views, siteViews),
      ...{ comments: sum('comments'), reactions: sum('reactions') },
    }
  })

/** Posts by their views, most first; those without any are left out. */
export const joinPosts = (
  sums: readonly (Seen & { readonly post: PostId })[],
  totals: ReadonlyMap<PostId, Pick<PostTotals, 'comments' | 'reactions'>>,
  find: (id: PostId) => Post | undefined,
): PostLine[] =>
  sums
    .map(({ post: id, views, visitors, reads }) => ({
      ...{ id, post: find(id), views, visitors, reads, readRate: shareOf(reads, views) },
      comments: totals.get(id)?.comments ?? 0,
      reactions: totals.get(id)?.reactions ?? 0,
    }))
    .sort((a, b) => b.views - a.views || (a.id < b.id ? -1 : 1))

/** Children directly below their parents, siblings as blog.yaml lists them. */
function inTreeOrder(categories: readonly Category[]): Category[] {
  const below = (parent: string): Category[] =>
    categories
      .filter(({ path }) => path.split('/').slice(0, -1).join('/') === parent)
      .flatMap((category) => [category, ...below(category.path)])
  return below('')
}
