// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of files
import { KEPT } from './kept-plants.ts'

/** A mistake somebody could make, and the test that must see it. */
export interface Plant {
  /** What goes wrong for people. */
  readonly harm: string
  readonly file: string
  readonly find: string
  readonly put: string
  /** vitest project and file. */
  readonly test: readonly [project: 'worker' | 'node' | 'browser', file: string]
}

const trust = (name: string): Plant['test'] => ['worker', `test/trust/${name}.worker.test.ts`]

export const PLANTS: readonly Plant[] = [
  {
    harm: 'pages of the same site, another origin, may write',
    file: 'src/domain/origin.ts',
    find: "claim.fetchSite === 'same-origin'",
    put: "claim.fetchSite.startsWith('same-')",
    test: trust('same-origin'),
  },
  {
    harm: 'an origin that begins like ours may write',
    file: 'src/domain/origin.ts',
    find: 'allowed.includes(claim.origin)',
    put: 'allowed.some((o) => claim.origin?.startsWith(o))',
    test: trust('same-origin'),
  },
  {
    harm: 'the gate stands before comments only',
    file: 'src/app.ts',
    find: 'app.use(sameOrigin(shelf.blog), body, fields)',
    put: "app.use('/posts/*', sameOrigin(shelf.blog))\n  app.use(body, fields)",
    test: trust('same-origin'),
  },
  {
    harm: 'a cookie of any text is the owner’s',
    file: 'src/gates/owner.ts',
    find: "await sessions.isOpen(session, await sessionHash(adminKey, token), c.get('now'))",
    put: 'await sessionHash(adminKey, token)',
    test: trust('access'),
  },
  {
    harm: 'a session never ends while it is used',
    file: 'src/domain/session.ts',
    find: ' && now - createdAt < SESSION_MAX_MS',
    put: ' && createdAt > 0',
    test: trust('login'),
  },
  {
    harm: 'the owner’s key may be guessed without end',
    file: 'src/domain/session.ts',
    find: 'MAX_LOGIN_TRIES = 5',
    put: 'MAX_LOGIN_TRIES = 5000',
    test: trust('login'),
  },
  {
    harm: 'a script reads the owner’s session',
    file: 'src/domain/device.ts',
    find: 'Max-Age=${seconds}; HttpOnly; SameSite=Strict',
    put: 'Max-Age=${seconds}; SameSite=Strict',
    test: trust('login'),
  },
  {
    harm: 'signing out forgets the cookie and leaves the session',
    file: 'src/routes/admin/login.tsx',
    find: 'else if (token) await sessions.revoke(session, await hashOf(c, token))',
    put: 'else if (token) await hashOf(c, token)',
    test: trust('login'),
  },
  {
    harm: 'without keys the figures are open to an empty one',
    file: 'src/routes/api-admin.ts',
    find: 'return same.includes(true)',
    put: "return same.includes(true) || (keys.length === 0 && given === '')",
    test: trust('login'),
  },
  {
    harm: 'a stranger learns that a held comment exists',
    file: 'src/store/claims.ts',
    find: "return row && (sight === 'shown' || sight === 'secret')",
    put: 'return row',
    test: trust('access'),
  },
  {
    harm: 'a post is there before its time',
    file: 'src/domain/post.ts',
    find: '(post.visibleFrom ?? post.publishedAt) <= now &&',
    put: '(post.visibleFrom ?? 0) <= now &&',
    test: trust('access'),
  },
  {
    harm: 'a post without a courtyard has one at a side door',
    file: 'src/shelf/addressed.ts',
    find: "const post = shelf.findByPath(address, now) ?? shelf.findMoved(address, now)\n  if (!post || post.comments === 'off')",
    put: 'const post = shelf.findByPath(address, now) ?? shelf.findMoved(address, now)\n  if (!post)',
    test: trust('access'),
  },
  {
    harm: 'anybody’s export may be kept by a shared cache',
    file: 'src/gates/headers.ts',
    find: "'cache-control': 'private, no-cache'",
    put: "'cache-control': 'public, max-age=60'",
    test: trust('caching'),
  },
  {
    harm: 'a form of the queue leads to another site',
    file: 'src/domain/moderation.ts',
    find: 'return back\n}',
    put: "return typeof value === 'string' && value.startsWith('//') ? new URL(`http:${value}`) : back\n}",
    test: trust('caching'),
  },
  {
    harm: 'a database that hangs lets writers wait for ever',
    file: 'src/app.ts',
    find: 'app.use(patience)',
    put: '',
    test: trust('slowness'),
  },
  {
    harm: 'an article breaks off when the database is away',
    file: 'src/store/db.ts',
    find: 'console.error(error)\n    return undefined',
    put: 'throw error',
    test: trust('faults'),
  },
  {
    harm: 'a retried comment is written twice',
    file: 'src/store/comments.ts',
    find: '...[comment.key, comment.digest, now,',
    put: '...[`${comment.key}${id % 7}`.slice(0, 64), comment.digest, now,',
    test: trust('faults'),
  },
  {
    harm: 'an answer tells the database’s own words',
    file: 'src/gates/errors.tsx',
    find: "return answer(site, c, 500, { code: 'internal' })",
    put: 'return c.text(String(Object(error).stack), 500)',
    test: ['worker', 'test/gates/errors.worker.test.ts'],
  },
  {
    harm: 'a database that moves is called our mistake',
    file: 'src/store/writes.ts',
    find: '/D1_|D1 DB|',
    put: '/D1 DB is|',
    test: trust('faults'),
  },
  {
    harm: 'an odd number in an address is a fault of ours',
    file: 'src/domain/comment-id.ts',
    find: "if (typeof text !== 'string' || !/^\\d{1,16}$/.test(text)) return undefined",
    put: "if (typeof text !== 'string') return undefined\n  if (Number.isNaN(Number(text))) throw new TypeError(text)",
    test: trust('input'),
  },
  {
    harm: 'a body without end is read to the end',
    file: 'src/gates/body.ts',
    find: 'MAX_BODY_BYTES = 64 * 1024',
    put: 'MAX_BODY_BYTES = 64 * 1024 * 1024',
    test: trust('input'),
  },
  {
    harm: 'a link runs a script',
    file: 'src/domain/comment-links.ts',
    find: 'if (!LINKABLE.test(typed)) return undefined',
    put: "if (typed.startsWith('javascript:')) return typed\n  if (!LINKABLE.test(typed)) return undefined",
    test: ['node', 'test/domain/comment-xss.test.ts'],
  },
  ...KEPT,
]
