import { type Article, isVisible, type Post, type PostId } from '../domain/post.ts'
import type { ShelfData } from '../domain/shelf-data.ts'

/** What the owner may look at before, and after, everybody else. No page of theirs asks this. */
export interface UnseenPosts {
  readonly drafts: readonly Post[]
  /** The next to appear first. */
  readonly coming: readonly Post[]
  readonly over: readonly Post[]
}

/** The questions only the owner's pages ask. */
export const unseenOf = (data: ShelfData) => ({
  listUnseen: (now: number) => listUnseen(data, now),
  findUnseen: (id: PostId, now: number) => findUnseen(data, id, now),
})

function listUnseen({ posts, pages, drafts }: ShelfData, now: number): UnseenPosts {
  const hidden = [...posts, ...pages].filter((post) => !isVisible(post, now))
  const isOver = (post: Post) => post.visibleUntil !== undefined && post.visibleUntil <= now
  return {
    drafts: drafts.map(({ post }) => post),
    coming: hidden.filter((post) => !isOver(post)).sort((a, b) => appearsAt(a) - appearsAt(b)),
    over: hidden.filter(isOver),
  }
}

async function findUnseen(data: ShelfData, id: PostId, now: number): Promise<Article | undefined> {
  const draft = data.drafts.find(({ post }) => post.id === id)
  if (draft) return draft
  const post = [...data.posts, ...data.pages].find((p) => p.id === id && !isVisible(p, now))
  return post && data.texts.read(post)
}

const appearsAt = (post: Post): number => post.visibleFrom ?? post.publishedAt
