import { type Blog, type Category, categoryLine } from '../domain/blog.ts'
import type { Post, PostId } from '../domain/post.ts'
import type { ShelfData } from '../domain/shelf-data.ts'

/** The bundled articles. Every question takes the time: a post that is not yet out does not exist. */
export interface Shelf {
  readonly blog: Blog
  readonly assets: ShelfData['assets']
  readonly version: string
  /** The post at an address (NFC, decoded), or what an old address became. */
  findByPath(path: string, now: number): Post | undefined
  findMoved(path: string, now: number): Post | undefined
  findById(id: PostId, now: number): Post | undefined
  findCategory(path: string): Category | undefined
  /** Newest first, in the blog's language. */
  list(now: number): readonly Post[]
  /** Newest first, in every language. */
  listAll(now: number): readonly Post[]
  /** Posts of a category and of its children. */
  listCategory(path: string, now: number): readonly Post[]
  /** Up to `count` other posts of the same category, nearest in date, newest first. */
  listAround(post: Post, count: number, now: number): readonly Post[]
  /** The same article in other languages. */
  listSiblings(post: Post, now: number): readonly Post[]
  html(post: Post): string
  /** Changes whenever a post appears: what was made in one edition is stale in another. */
  edition(now: number): number
}

/** Puts the build's data on the shelf: indexes made once, asked often. */
export function createShelf(data: ShelfData): Shelf {
  const byPath = new Map(data.posts.map((p) => [p.path, p]))
  const byId = new Map(data.posts.map((p) => [p.id, p]))
  const main = data.posts.filter((p) => p.lang === data.blog.language)
  const byCategory = Map.groupBy(
    main.flatMap((post) => categoryLine(post.category).map((path) => ({ path, post }))),
    (entry) => entry.path,
  )
  const instants = data.posts.map((p) => p.publishedAt).sort((a, b) => a - b)
  const shown = (post: Post | undefined, now: number) => (post && isVisible(post, now) ? post : undefined)
  const listCategory = (path: string, now: number) =>
    (byCategory.get(path) ?? []).map((entry) => entry.post).filter((p) => isVisible(p, now))

  return {
    blog: data.blog,
    assets: data.assets,
    version: data.version,
    findByPath: (path, now) => shown(byPath.get(path), now),
    findMoved: (path, now) => {
      const id = Object.hasOwn(data.moved, path) ? data.moved[path] : undefined
      return id === undefined ? undefined : shown(byId.get(id), now)
    },
    findById: (id, now) => shown(byId.get(id), now),
    findCategory: (path) => data.blog.categories.find((c) => c.path === path),
    list: (now) => main.filter((p) => isVisible(p, now)),
    listAll: (now) => data.posts.filter((p) => isVisible(p, now)),
    listCategory,
    listAround: (post, count, now) =>
      nearest(
        data.posts.filter((p) => p.category === post.category && p.lang === post.lang && isVisible(p, now)),
        post,
        count,
      ),
    listSiblings: (post, now) =>
      data.posts.filter(
        (p) => p.slug === post.slug && p.id !== post.id && p.lang !== post.lang && isVisible(p, now),
      ),
    html: (post) => data.bodies[post.id] ?? '',
    edition: (now) => countUntil(instants, now),
  }
}

/** The one question every list and page asks. */
const isVisible = (post: Post, now: number): boolean => post.publishedAt <= now

function nearest(posts: readonly Post[], post: Post, count: number): Post[] {
  const at = posts.findIndex((p) => p.id === post.id)
  const others = posts.filter((p) => p.id !== post.id)
  const half = Math.ceil(count / 2)
  const start = Math.max(0, Math.min(at - half, others.length - count))
  return others.slice(start, start + count)
}

/** How many of the ascending instants have come. */
function countUntil(instants: readonly number[], now: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle] ?? Infinity) <= now) low = middle + 1
    else high = middle
  }
  return low
}
