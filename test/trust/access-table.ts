// Who may do what, route by route. A route of the map without a row here fails the test: whoever adds a route says
// whom it is for. `{…}` in an address stands for what the test made.

/** Who comes: the writer wrote the comments at hand, the expired one shows an owner's session that has ended. */
export const PEOPLE = ['guest', 'writer', 'other', 'owner', 'expired'] as const
export type Who = (typeof PEOPLE)[number]

export const COMMENT_STATES = [
  ...['visible', 'secret', 'held', 'spam', 'deleted', 'unknown', 'underHiddenPost'],
] as const
export type CommentState = 'visible' | 'secret' | 'held' | 'spam' | 'deleted' | 'unknown' | 'underHiddenPost'

export const POST_STATES = ['out', 'off', 'scheduled', 'unknown'] as const
export type PostState = (typeof POST_STATES)[number]

/** Whom a route is for; each kind is one rule of the contract. */
type Kind =
  /** Anybody, the same answer. */
  | 'all'
  /** Whoever may see the post: it must be out. */
  | 'post'
  /** As `post`, and its courtyard must not be off. */
  | 'courtyard'
  /** Whoever reads the comment as said in public, or in secret to them. */
  | 'reader'
  /** Whoever sees that it stands there: place-holders and waiting ones too. */
  | 'finder'
  /** The writer; whoever sees that it is there is told it is not theirs, all others that there is none. */
  | 'claimant'
  /** The owner's session; pages lead others to the login. */
  | 'owner'
  /** A bearer key; no cookie counts. */
  | 'key'

export interface Row {
  readonly kind: Kind
  /** Address of the request. */
  readonly at: string
  readonly fields?: Readonly<Record<string, string>>
  /** Status for whom it is for. */
  readonly status: number
  /** For `claimant`: status for who sees the comment and did not write it. */
  readonly foreign?: number
}

const page = (kind: Kind, at: string, status = 200): Row => ({ kind, at, status })
const form = (kind: Kind, at: string, fields: Row['fields'], status = 303): Row => ({
  ...{ kind, at, status },
  ...(fields && { fields }),
})
const both = (name: string, row: Row) => {
  const [method, path] = name.split(' ')
  return {
    [name]: row,
    [`${method} /:lang{[a-z]{2,3}}${path}`]: { ...row, at: row.at.replace('{post}', '{english}') },
  }
}

const POST = '/:kind{posts|pages}/:slug'
const COMMENT = { name: '길손', body: '글', key: '{key}' }
const LIKE = { kind: 'like', on: '1' }

export const TABLE: Readonly<Record<string, Row>> = {
  ...both(`GET ${POST}`, page('post', '{post}')),
  'GET /p/:id': page('post', '/p/{postId}', 302),
  ...both(`GET ${POST}/comments`, page('courtyard', '{post}/comments')),
  ...both(`GET ${POST}/comments/feed.xml`, page('courtyard', '{post}/comments/feed.xml')),
  ...both(`GET ${POST}/reactions`, page('courtyard', '{post}/reactions', 303)),
  ...both(`GET ${POST}/poll`, page('courtyard', '{post}/poll', 303)),
  ...both(`POST ${POST}/comments`, form('courtyard', '{post}/comments', COMMENT)),
  ...both(`POST ${POST}/comments/preview`, form('courtyard', '{post}/comments/preview', COMMENT, 200)),
  ...both(`POST ${POST}/reactions`, form('courtyard', '{post}/reactions', LIKE)),
  ...both(`POST ${POST}/poll`, form('courtyard', '{post}/poll', { option: '0' })),
  'GET /api/v1/posts/:id': page('post', '/api/v1/posts/{postId}'),
  'GET /api/v1/posts/:id/comments': page('courtyard', '/api/v1/posts/{postId}/comments'),
  'GET /badge/posts/:file{.+\\.svg}': page('post', '/badge/posts/{postId}.svg'),

  'GET /': page('all', '/'),
  'GET /archive': page('all', '/archive'),
  'GET /search': page('all', '/search'),
  'GET /stats': page('all', '/stats'),
  'GET /privacy': page('all', '/privacy'),
  'GET /category/*': page('all', '/category/dev'),
  'GET /tag/:tag': page('all', '/tag/tagged'),
  'GET /series/:slug': page('all', '/series/row'),
  'GET /feed.xml': page('all', '/feed.xml'),
  'GET /rss.xml': page('all', '/rss.xml'),
  'GET /feed.json': page('all', '/feed.json'),
  'GET /category/:path{.+}/feed.xml': page('all', '/category/dev/feed.xml'),
  'GET /tag/:tag/feed.xml': page('all', '/tag/tagged/feed.xml'),
  'GET /series/:slug/feed.xml': page('all', '/series/row/feed.xml'),
  'GET /comments/feed.xml': page('all', '/comments/feed.xml'),
  'GET /sitemap.xml': page('all', '/sitemap.xml'),
  'GET /llms.txt': page('all', '/llms.txt'),
  'GET /robots.txt': page('all', '/robots.txt'),
  'GET /healthz': page('all', '/healthz'),
  'GET /api/v1/counts': page('all', '/api/v1/counts?posts={postId}'),
  'GET /api/v1/categories': page('all', '/api/v1/categories'),
  'GET /api/v1/posts': page('all', '/api/v1/posts'),
  'GET /badge/category/*': page('all', '/badge/category/dev.svg'),
  'GET /views.gif': page('all', '/views.gif?post={postId}'),
  'POST /views': form('all', '/views', { post: '{postId}' }, 400),
  'POST /comments/preview': form('all', '/comments/preview', { body: '글' }, 200),
  'GET /me': page('all', '/me'),
  'POST /me/export.json': form('all', '/me/export.json', {}, 200),
  'POST /me/erase': form('all', '/me/erase', {}),
  'GET /*': page('all', '/nowhere', 404),

  'GET /comments/:id': page('finder', '/comments/{comment}', 302),
  'GET /comments/:id/reactions': page('finder', '/comments/{comment}/reactions', 302),
  'GET /comments/:id/reply': page('reader', '/comments/{comment}/reply'),
  'GET /comments/:id/more': page('reader', '/comments/{comment}/more'),
  'GET /comments/:id/report': page('reader', '/comments/{comment}/report'),
  'POST /comments/:id/reactions': form('reader', '/comments/{comment}/reactions', LIKE),
  'POST /comments/:id/report': form('reader', '/comments/{comment}/report', { reason: '광고' }),
  'GET /comments/:id/edit': { ...page('claimant', '/comments/{comment}/edit'), foreign: 200 },
  'GET /comments/:id/delete': { ...page('claimant', '/comments/{comment}/delete'), foreign: 200 },
  'GET /comments/:id/open': { ...page('claimant', '/comments/{comment}/open'), foreign: 200 },
  'POST /comments/:id': { ...form('claimant', '/comments/{comment}', { secret: 'on' }), foreign: 403 },
  'POST /comments/:id/edit': { ...form('claimant', '/comments/{comment}/edit', {}, 200), foreign: 403 },
  'POST /comments/:id/delete': { ...form('claimant', '/comments/{comment}/delete', {}), foreign: 403 },
  'POST /comments/:id/open': { ...form('claimant', '/comments/{comment}/open', {}), foreign: 403 },

  'GET /admin/login': page('all', '/admin/login'),
  'POST /admin/login': form('all', '/admin/login', { key: 'wrong' }, 403),
  'POST /admin/logout': form('owner', '/admin/logout', {}),
  'POST /admin/pause': form('owner', '/admin/pause', { on: '0' }),
  'GET /admin': page('owner', '/admin'),
  'GET /admin/posts': page('owner', '/admin/posts'),
  'GET /admin/posts/:id': page('owner', '/admin/posts/{postId}'),
  'GET /admin/categories/*': page('owner', '/admin/categories/dev'),
  'GET /admin/comments': page('owner', '/admin/comments'),
  'GET /admin/comments/:id{[0-9]+}': page('owner', '/admin/comments/{comment}'),
  'GET /admin/comments/:id{[0-9]+}/:verb': page('owner', '/admin/comments/{comment}/approve', 303),
  'POST /admin/comments/bulk': form('owner', '/admin/comments/bulk', { verb: 'approve', ids: '{comment}' }),
  'POST /admin/comments/:id{[0-9]+}/done': form('owner', '/admin/comments/{comment}/done', {}),
  'POST /admin/comments/:id{[0-9]+}/:verb': form('owner', '/admin/comments/{comment}/approve', {}),
  'POST /admin/posts/:id/comments': form('owner', '/admin/posts/{postId}/comments', COMMENT),
  'GET /admin/export/:file': page('owner', '/admin/export/comments.csv'),
  'GET /admin/preview': page('owner', '/admin/preview'),
  'GET /admin/preview/:id': page('owner', '/admin/preview/{scheduledId}'),
  'GET /admin/blocks': page('owner', '/admin/blocks'),
  'POST /admin/blocks': form('owner', '/admin/blocks', { verb: 'add', kind: 'word', value: '광고' }),

  'GET /api/v1/admin/overview': page('key', '/api/v1/admin/overview', 403),
  'GET /api/v1/admin/categories': page('key', '/api/v1/admin/categories', 403),
  'GET /api/v1/admin/posts/:id': page('key', '/api/v1/admin/posts/{postId}', 403),
}
