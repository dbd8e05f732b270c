import { env } from 'cloudflare:workers'
import { commentIdAt } from '../../../src/domain/comment-id.ts'
import type { JobWorld } from '../../../src/jobs/scheduled.ts'
import type { CommentMessage, DigestMessage, QuotaMessage } from '../../../src/notices/messages.ts'
import { BLOG, makePost } from './shelf.ts'

export const NOW = Date.parse('2026-03-01T12:00:00+09:00')

interface Sent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Any of the messages; what it is said by `event`. */
type Message = Pick<CommentMessage | DigestMessage | QuotaMessage, 'event' | 'id' | 'text' | 'url'> &
  Partial<Pick<CommentMessage, 'comment' | 'post'> & Omit<DigestMessage, 'event' | 'id' | 'text' | 'url'>>

/** The other end of a webhook: keeps what it is sent, answers what it is told. */
export interface Receiver {
  readonly answer: { status: number }
  readonly sent: Sent[]
  readonly messages: Message[]
  readonly fetch: JobWorld['fetch']
}

export function makeReceiver(answer = { status: 204 }): Receiver {
  const [sent, messages]: [Sent[], Receiver['messages']] = [[], []]
  const fetch: JobWorld['fetch'] = async (url, init) => {
    const request = new Request(url, init)
    const body = await request.text()
    sent.push({ headers: Object.fromEntries(request.headers), body })
    messages.push(JSON.parse(body))
    return new Response(null, { status: answer.status })
  }
  return { answer, sent, messages, fetch }
}

export function makeTeller(receiver: Receiver): JobWorld {
  const post = makePost({ title: '첫 글', path: '/posts/first', slug: 'first' })
  return {
    db: env.DB,
    blog: BLOG,
    webhook: { url: 'https://hooks.example/abc', secret: 'webhook-secret-of-enough-characters' },
    findPost: () => post,
    listAll: () => [post],
    listPages: () => [],
    fetch: receiver.fetch,
  }
}

interface Row {
  readonly name: string
  readonly source: string
  readonly status: string
  readonly secret: number
  readonly owner: number
}

let stored = 0

/** Puts a comment into the database as it comes. @returns its id */
export async function store(given: Partial<Row> = {}, at = NOW): Promise<number> {
  const id = commentIdAt(at, stored++)
  const row = { name: '길손', source: '안녕하세요', status: 'visible', secret: 0, owner: 0, ...given }
  await env.DB.prepare(
    `INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, status, secret, owner, created_at)
     VALUES (?1, 'noticed', ?1, ?2, ?3, ?3, 1, ?4, ?5, ?6, ?7)`,
  )
    .bind(id, row.name, row.source, row.status, row.secret, row.owner, at)
    .run()
  return id
}
