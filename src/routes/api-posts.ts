import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { pageAsked } from '../domain/cursor.ts'
import { type DetailedPost, hrefOf, type Post } from '../domain/post.ts'
import { Refusal } from '../domain/refusal.ts'
import { GUEST } from '../domain/visibility.ts'
import type { AppContext } from '../env.ts'
import { findPostOf } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as courtyards from '../store/courtyards.ts'
import { readSession } from '../store/db.ts'

type C = Context<AppContext>

const POSTS_PER_PAGE = 50

/** The articles and their conversations as JSON, as any guest sees them. */
export const apiPosts = (shelf: Shelf) =>
  new Hono<AppContext>()
    .get('/api/v1/posts', async (c) => {
      const posts = listed(c, shelf)
      const after = c.req.query('cursor')
      const start = after === undefined ? 0 : posts.findIndex(({ id }) => id === after) + 1
      if (after !== undefined && start === 0)
        throw new Refusal(400, { code: 'cursor_invalid', field: 'cursor' })
      const page = posts.slice(start, start + POSTS_PER_PAGE)
      const next = start + POSTS_PER_PAGE < posts.length ? page.at(-1)?.id : undefined
      forAnyone(c)
      return c.json({
        posts: (await shelf.detailed(page)).map((post) => describe(shelf, post)),
        next: next ?? null,
      })
    })
    .get('/api/v1/posts/:id', async (c) => {
      const post = shelf.findById(c.req.param('id'), c.get('now'))
      if (!post) throw new Refusal(404, { code: 'not_found' })
      const { post: detailed, html } = await shelf.read(post)
      forAnyone(c)
      return c.json({ ...describe(shelf, detailed), html })
    })
    .get('/api/v1/posts/:id/comments', async (c) => {
      const post = findPostOf(shelf, c.req.param('id'), c.get('now'))
      const wish = { post: post.id, viewer: GUEST, ...pageAsked(c.req.query()) }
      const { comments, next } = await courtyards.read(readSession(c.env.DB, undefined), wish)
      forAnyone(c)
      return c.json({ comments, next: next ?? null })
    })

/** Newest first; of a category and its children, with a tag, or both. */
function listed(c: C, shelf: Shelf): readonly Post[] {
  const now = c.get('now')
  const category = c.req.query('category')?.normalize('NFC')
  const tag = c.req.query('tag')
  if (category !== undefined && !shelf.findCategory(category)) throw new Refusal(404, { code: 'not_found' })
  const posts = category === undefined ? shelf.list(now) : shelf.listCategory(category, now)
  if (tag === undefined) return posts
  const tagged = new Set(shelf.listTag(tag, now))
  return posts.filter((post) => tagged.has(post))
}

const forAnyone = (c: C): void => {
  c.header('cache-control', 'public, max-age=5')
  c.header('cross-origin-resource-policy', 'cross-origin')
}

const describe = ({ blog }: Shelf, post: DetailedPost) => ({
  id: post.id,
  url: blog.url + hrefOf(post),
  title: post.title,
  summary: post.summary,
  published: new Date(post.publishedAt).toISOString(),
  updated: post.updatedAt === undefined ? null : new Date(post.updatedAt).toISOString(),
  category: post.category,
  tags: post.tags,
  series: post.series ?? null,
  lang: post.lang,
  author: post.author ?? blog.author,
  readingSeconds: post.readingSeconds,
})
