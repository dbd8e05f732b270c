import type { Post, PostId } from '../domain/post.ts'

// Lists are newest first, ties by id: a post's place in one of thousands is found by halving.

/** Up to `count` others of a list that holds the post, as near to it as the list's ends allow, in the list's order. */
export function nearest(posts: readonly Post[], post: Post, count: number): Post[] {
  const start = Math.max(0, Math.min(placeIn(posts, post) - Math.ceil(count / 2), posts.length - 1 - count))
  return posts
    .slice(start, start + count + 1)
    .filter((p) => p.id !== post.id)
    .slice(0, count)
}

/** The posts before and after a post in a list, newest first; none for a post that is not in it, as pages are not. */
export function beforeAndAfter(
  posts: readonly Post[],
  post: Post,
): { readonly older: Post | undefined; readonly newer: Post | undefined } {
  const at = placeIn(posts, post)
  const isIn = posts[at]?.id === post.id
  return { older: isIn ? posts[at + 1] : undefined, newer: isIn ? posts[at - 1] : undefined }
}

/** Of a tag that thousands share, the posts nearest in date stand for all. */
const LOOKED_AT = 60

/**
 * Up to `count` posts that share tags with `post`: a rare tag says more than a common one; then the nearer in date,
 * then by id, so that the same shelf always gives the same list.
 * @param sharing for each of the post's tags, the posts that have it, newest first
 */
export function relatedTo(post: Post, sharing: readonly (readonly Post[])[], count: number): Post[] {
  const scores = new Map<PostId, { post: Post; score: number }>()
  for (const posts of sharing)
    for (const other of nearest(posts, post, LOOKED_AT)) {
      const known = scores.get(other.id) ?? { post: other, score: 0 }
      scores.set(other.id, { post: other, score: known.score + 1 / posts.length })
    }
  const distance = (other: Post) => Math.abs(other.publishedAt - post.publishedAt)
  return [...scores.values()]
    .sort(
      (a, b) => b.score - a.score || distance(a.post) - distance(b.post) || (a.post.id < b.post.id ? -1 : 1),
    )
    .slice(0, count)
    .map((entry) => entry.post)
}

/** Where a post stands in a list, or would stand. */
function placeIn(posts: readonly Post[], post: Post): number {
  let low = 0
  let high = posts.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = posts[middle]
    if (other && isBefore(other, post)) low = middle + 1
    else high = middle
  }
  return low
}

const isBefore = (a: Post, b: Post): boolean =>
  a.publishedAt > b.publishedAt || (a.publishedAt === b.publishedAt && a.id < b.id)
