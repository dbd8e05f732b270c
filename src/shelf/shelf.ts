import { type Blog, type Category, categoryLine } from '../domain/blog.ts'
import { type Article, type DetailedPost, isPage, isVisible, type Post, type PostId } from '../domain/post.ts'
import type { Manifest, ShelfData } from '../domain/shelf-data.ts'
import { slugify } from '../domain/slug.ts'
import { beforeAndAfter, nearest, relatedTo } from './neighbours.ts'
import { whatIsOut } from './out.ts'
import { type UnseenPosts, unseenOf } from './unseen.ts'

/** The articles. Every question takes the time: a post that is not yet out does not exist. */
export interface Shelf {
  readonly blog: Blog
  readonly assets: ShelfData['assets']
  readonly version: string
  /** The post or page at an address (NFC, decoded), or what an old address became. */
  findByPath(path: string, now: number): Post | undefined
  findMoved(path: string, now: number): Post | undefined
  findById(id: PostId, now: number): Post | undefined
  /** Whether the post of an address (NFC, decoded, no slash at the end) was taken away for good. */
  isGone(path: string): boolean
  findCategory(path: string): Category | undefined
  /** Newest first, in the blog's language. */
  list(now: number): readonly Post[]
  /** The same with pinned posts first. */
  listPinnedFirst(now: number): readonly Post[]
  /** Pages in every language, by path; they are in no other list. */
  listPages(now: number): readonly Post[]
  /** Newest first, in every language. */
  listAll(now: number): readonly Post[]
  /** Posts of a category and of its children. */
  listCategory(path: string, now: number): readonly Post[]
  /** Posts with a tag, whatever its case. */
  listTag(tag: string, now: number): readonly Post[]
  /** The parts of a series by its slug, first part first. */
  listSeries(slug: string, now: number): readonly Post[]
  /** Every tag in use, most used first. */
  listTags(now: number): readonly { readonly tag: string; readonly count: number }[]
  /** Up to `count` other posts of the same category, nearest in date, newest first. */
  listAround(post: Post, count: number, now: number): readonly Post[]
  /** Up to `count` posts that share tags, most shared first. */
  listRelated(post: Post, count: number, now: number): readonly Post[]
  /** The next older and the next newer post in its language. */
  findNeighbours(
    post: Post,
    now: number,
  ): { readonly older: Post | undefined; readonly newer: Post | undefined }
  /** The same article in other languages. */
  listSiblings(post: Post, now: number): readonly Post[]
  /** Posts with what is told of their texts, in their order. */
  detailed(posts: readonly Post[]): Promise<readonly DetailedPost[]>
  /** A post with its text as the build rendered it. */
  read(post: Post): Promise<Article>
  /** What readers do not see now: drafts, what is yet to come, what is over. For the owner alone. */
  listUnseen(now: number): UnseenPosts
  findUnseen(id: PostId, now: number): Promise<Article | undefined>
  /** Changes whenever a post appears or disappears: what was made in one edition is stale in another. */
  edition(now: number): number
}

/** What a text and its translations share. */
const textKey = (post: Post): string => `${isPage(post) ? 'page' : 'post'} ${post.slug}`

const tagKey = (tag: string): string => tag.normalize('NFC').toLowerCase()

/** Puts the build's data on the shelf: indexes made once, asked often. */
export function createShelf(data: ShelfData): Shelf {
  const { posts, pages, blog } = data
  const main = posts.filter((p) => p.lang === blog.language)
  const pinnedFirst = main.toSorted((a, b) => Number(b.pin ?? false) - Number(a.pin ?? false))
  const { byPath, byId, byCategory, byTag, bySeries, byLang, byShelf, byText } = indexesOf(data, main)
  const gone = new Set(data.gone)
  const { edition, out } = whatIsOut([...posts, ...pages])
  return {
    blog,
    assets: data.assets,
    version: data.version,
    findByPath: (path, now) => shown(byPath.get(path), now),
    findMoved: (path, now) => shown(byId.get(ownValue(data.moved, path) ?? ''), now),
    findById: (id, now) => shown(byId.get(id), now),
    isGone: (path) => gone.has(path),
    findCategory: (path) => blog.categories.find((c) => c.path === path),
    list: (now) => out(main, now),
    listPinnedFirst: (now) => out(pinnedFirst, now),
    listPages: (now) => out(pages, now),
    listAll: (now) => out(posts, now),
    listCategory: (path, now) => out(byCategory.get(path), now),
    listTag: (tag, now) => out(byTag.get(tagKey(tag)), now),
    listSeries: (slug, now) => out(bySeries.get(slug), now),
    listTags: tagCounts((now) => out(main, now)),
    listAround: (post, count, now) =>
      nearest(out(byShelf.get(`${post.lang} ${post.category}`), now), post, count),
    listRelated: (post, count, now) =>
      relatedTo(
        post,
        post.tags.map((tag) => out(byTag.get(tagKey(tag)), now)),
        count,
      ),
    findNeighbours: (post, now) => beforeAndAfter(out(byLang.get(post.lang), now), post),
    listSiblings: (post, now) => out(byText.get(textKey(post)), now).filter((p) => p.lang !== post.lang),
    detailed: data.texts.detailed,
    read: data.texts.read,
    ...unseenOf(data),
    edition,
  }
}

/** @param main the posts in the blog's language */
function indexesOf({ posts, pages }: Manifest, main: readonly Post[]) {
  const all = [...posts, ...pages]
  return {
    byPath: new Map(all.map((p) => [p.path, p])),
    byId: new Map(all.map((p) => [p.id, p])),
    byCategory: index(main, (post) => categoryLine(post.category)),
    byTag: index(main, (post) => post.tags.map(tagKey)),
    bySeries: index(main.toReversed(), (post) => (post.series ? [slugify(post.series)] : [])),
    byLang: index(posts, (post) => [post.lang]),
    byShelf: index(posts, (post) => [`${post.lang} ${post.category}`]),
    byText: index(all, (post) => [textKey(post)]),
  }
}

const shown = (post: Post | undefined, now: number) => (post && isVisible(post, now) ? post : undefined)

/** Posts by every key they have, in the order given. */
function index(posts: readonly Post[], keysOf: (post: Post) => readonly string[]): Map<string, Post[]> {
  const found = new Map<string, Post[]>()
  for (const post of posts)
    for (const key of new Set(keysOf(post))) {
      const list = found.get(key)
      if (list) list.push(post)
      else found.set(key, [post])
    }
  return found
}

const ownValue = (record: Readonly<Record<string, PostId>>, key: string): PostId | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

function tagCounts(list: (now: number) => readonly Post[]): Shelf['listTags'] {
  let counted: readonly Post[] | undefined
  let tags: ReturnType<Shelf['listTags']> = []
  return (now) => {
    const posts = list(now)
    if (posts !== counted) [counted, tags] = [posts, countTags(posts)]
    return tags
  }
}

function countTags(posts: readonly Post[]): { tag: string; count: number }[] {
  const counts = new Map<string, { tag: string; count: number }>()
  for (const tag of posts.flatMap((p) => p.tags)) {
    const known = counts.get(tagKey(tag))
    if (known) known.count++
    else counts.set(tagKey(tag), { tag, count: 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}
