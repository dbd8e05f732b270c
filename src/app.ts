import { Hono } from 'hono/tiny'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { createPageMemory, type PageMemory } from './domain/page-bytes.ts'
import type { AppContext } from './env.ts'
import { body } from './gates/body.ts'
import { context } from './gates/context.ts'
import { errors, notFound } from './gates/errors.tsx'
import { fields } from './gates/fields.ts'
import { headers } from './gates/headers.ts'
import { log } from './gates/log.ts'
import { owner } from './gates/owner.ts'
import { patience } from './gates/patience.ts'
import { rate } from './gates/rate.ts'
import { remembering } from './gates/remembering.ts'
import { sameOrigin } from './gates/same-origin.ts'
import { answerRoutes } from './routes/admin/answers.tsx'
import { blockRoutes } from './routes/admin/blocks.tsx'
import { moderationRoutes } from './routes/admin/comments.tsx'
import { exportRoutes } from './routes/admin/exports.ts'
import { figurePages } from './routes/admin/figures.tsx'
import { adminHome } from './routes/admin/home.tsx'
import { login } from './routes/admin/login.tsx'
import { postTable } from './routes/admin/post-table.tsx'
import { previews } from './routes/admin/previews.tsx'
import { ownersWords } from './routes/admin/words.ts'
import { api } from './routes/api.ts'
import { apiAdmin } from './routes/api-admin.ts'
import { apiPosts } from './routes/api-posts.ts'
import { articles } from './routes/articles.tsx'
import { commentFeeds } from './routes/comment-feeds.ts'
import { commentVerbs } from './routes/comment-verbs.tsx'
import { commentRoutes } from './routes/comments.tsx'
import { conversations } from './routes/conversations.tsx'
import { feeds } from './routes/feeds.ts'
import { health } from './routes/health.ts'
import { lists } from './routes/lists.tsx'
import { me } from './routes/me.tsx'
import { oldAddresses } from './routes/old-addresses.ts'
import { ownComments } from './routes/own-comments.tsx'
import { pollRoutes } from './routes/polls.ts'
import { privacy } from './routes/privacy.tsx'
import { reactionRoutes } from './routes/reactions.ts'
import { search } from './routes/search.tsx'
import { stats } from './routes/stats.tsx'
import { viewRoutes } from './routes/views.ts'
import type { Shelf } from './shelf/shelf.ts'

const RATED = ['/:kind{posts|pages}/*', '/:lang{[a-z]{2,3}}/:kind{posts|pages}/*', '/comments/*', '/me/*']

/** The map of Madang: gates and routes in the order a request meets them. */
export function createApp(shelf: Shelf): Hono<AppContext> {
  const memory = createPageMemory()
  const app = new Hono<AppContext>()
  app.router = remembering(app.router)
  app.onError(errors(shelf))
  app.notFound(notFound(shelf))
  app.use(log, headers(shelf.assets.inlineHash), context(shelf.blog), trimTrailingSlash())
  anyoneReads(app, shelf, memory)
  ownPagesWrite(app, shelf, memory)
  ownerAlone(app, shelf, memory)
  app.route('/', oldAddresses(shelf))
  return app
}

/** The first four are whole without a database; the rest waits for it only so long. */
function anyoneReads(app: Hono<AppContext>, shelf: Shelf, memory: PageMemory): void {
  app.route('/', health(shelf))
  app.route('/', articles(shelf, memory))
  app.route('/', feeds(shelf))
  app.route('/', lists(shelf))
  app.use(patience)
  app.route('/', conversations(shelf))
  app.route('/', commentFeeds(shelf))
  app.route('/', search(shelf))
  app.route('/', api(shelf))
  app.route('/', apiPosts(shelf))
  app.route('/', apiAdmin(shelf))
  app.route('/', stats(shelf))
  app.route('/', privacy(shelf))
}

function ownPagesWrite(app: Hono<AppContext>, shelf: Shelf, memory: PageMemory): void {
  app.use(sameOrigin(shelf.blog), body, fields)
  app.route('/', viewRoutes(shelf))
  for (const path of RATED) app.use(path, rate)
  app.route('/', commentRoutes(shelf, memory))
  app.route('/', commentVerbs(shelf, memory))
  app.route('/', ownComments(shelf, memory))
  app.route('/', me(shelf, memory))
  app.route('/', reactionRoutes(shelf, memory))
  app.route('/', pollRoutes(shelf, memory))
}

function ownerAlone(app: Hono<AppContext>, shelf: Shelf, memory: PageMemory): void {
  for (const path of ['/admin', '/admin/*']) app.use(path, owner, ownersWords(shelf))
  app.route('/', ownersRoom(shelf, memory))
}

const ownersRoom = (shelf: Shelf, memory: PageMemory) =>
  new Hono<AppContext>()
    .route('/', login(shelf))
    .route('/', adminHome(shelf, memory))
    .route('/', figurePages(shelf))
    .route('/', postTable(shelf))
    .route('/', exportRoutes)
    .route('/', previews(shelf))
    .route('/', moderationRoutes(shelf, memory))
    .route('/', answerRoutes(shelf, memory))
    .route('/', blockRoutes(shelf))
