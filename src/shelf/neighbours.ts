import type { Post, PostId } from '../domain/post.ts'

/** Up to `count` others of a list that holds the post, as near to it as the list's ends allow, in the list's order. */
export function nearest(posts: readonly Post[], post: Post, count: number): Post[] {
  const at = posts.findIndex((p) => p.id === post.id)
  const others = posts.filter((p) => p.id !== post.id)
  const start = Math.max(0, Math.min(at - Math.ceil(count / 2), others.length - count))
  return others.slice(start, start + count)
}

/** The posts before and after a post in a list, newest first; none for a post that is not in it, as pages are not. */
export function beforeAndAfter(
  posts: readonly Post[],
  post: Post,
): { readonly older: Post | undefined; readonly newer: Post | undefined } {
  const at = posts.findIndex((p) => p.id === post.id)
  return { older: at < 0 ? undefined : posts[at + 1], newer: at > 0 ? posts[at - 1] : undefined }
}

/**
 * Up to `count` posts that share tags with `post`: a rare tag says more than a common one; then the nearer in date,
 * then by id, so that the same shelf always gives the same list.
 * @param sharing for each of the post's tags, the posts that have it
 */
export function relatedTo(post: Post, sharing: readonly (readonly Post[])[], count: number): Post[] {
  const scores = new Map<PostId, { post: Post; score: number }>()
  for (const posts of sharing)
    for (const other of posts) {
      if (other.id === post.id) continue
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
