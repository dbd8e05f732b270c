import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { feedType } from '../domain/negotiation.ts'
import { hrefOf } from '../domain/post.ts'
import { base64url, digest } from '../domain/signing.ts'
import type { AppContext } from '../env.ts'
import { findCourtyard } from '../shelf/addressed.ts'
import type { Shelf } from '../shelf/shelf.ts'
import * as arrivals from '../store/arrivals.ts'
import { readSession } from '../store/db.ts'
import { type CommentFeed, commentFeed } from '../views/feeds/comment-feed.ts'
import { wordsFor } from '../views/words/words.ts'

type C = Context<AppContext>

const FEED_COMMENTS = 50

/** Comments as feeds: what anybody may read, whoever asks. */
export function commentFeeds(shelf: Shelf) {
  const { blog } = shelf
  const words = wordsFor(blog.language)
  const ofPost = async (c: C) => {
    const pathname = c.get('url').pathname
    const post = findCourtyard(shelf, pathname, '/comments/feed.xml', c.get('now'))
    const home = hrefOf(post)
    const found = await arrivals.listOfPost(readSession(c.env.DB, c.get('device')), post.id, FEED_COMMENTS)
    const about = { title: words.commentsFeed(post.title), self: `${home}/comments/feed.xml`, home }
    return send(c, { blog, ...about, entries: out(c, shelf, found), titleOf: words.commentBy })
  }
  return new Hono<AppContext>()
    .get('/comments/feed.xml', async (c) => {
      const found = await arrivals.listRecent(readSession(c.env.DB, c.get('device')), FEED_COMMENTS)
      const about = { title: words.commentsFeed(blog.title), self: '/comments/feed.xml', home: '/' }
      return send(c, { blog, ...about, entries: out(c, shelf, found), titleOf: words.commentBy })
    })
    .get('/:kind{posts|pages}/:slug/comments/feed.xml', ofPost)
    .get('/:lang{[a-z]{2,3}}/:kind{posts|pages}/:slug/comments/feed.xml', ofPost)
}

/** Comments of posts that are out. */
const out = (c: C, shelf: Shelf, found: readonly arrivals.PublicComment[]) =>
  found.flatMap((comment) => {
    const post = shelf.findById(comment.post, c.get('now'))
    return post && post.comments !== 'off' ? [{ ...comment, post }] : []
  })

/** Kept by nobody longer than a hidden comment may be seen. */
async function send(c: C, feed: CommentFeed) {
  const body = commentFeed(feed)
  const etag = `W/"${base64url(await digest(body)).slice(0, 16)}"`
  const headers = {
    etag,
    'cache-control': 'public, max-age=5',
    'content-type': `${feedType('application/atom+xml', c.req.header('accept'))}; charset=utf-8`,
    vary: 'accept',
  }
  return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
}
