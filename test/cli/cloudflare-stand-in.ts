import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { buffer } from 'node:stream/consumers'

/** An account as wrangler sees it, on loopback: as much of Cloudflare's API as a deploy asks for. */
export interface Account {
  readonly url: string
  accounts: { readonly id: string; readonly name: string }[]
  databases: string[]
  /** What stands in the D1 database. */
  readonly tables: DatabaseSync
  /** Values of the Worker's secrets; undefined = no Worker. */
  secrets: Map<string, string> | undefined
  /** Requests that change something, in order, as `POST /d1/database`. */
  readonly changes: string[]
  /** Requests refused whatever they ask. */
  refuse: (what: string) => boolean
  close(): void
}

interface Asked {
  readonly what: string
  readonly body: Buffer<ArrayBuffer>
  readonly type: string
}

type Reply = { readonly result: unknown } | { readonly code: number }

export const ACCOUNT_ID = '0123456789abcdef0123456789abcdef'
const UUID = '01234567-89ab-4cde-8f01-23456789abcd'
const SCRIPT = '/workers/scripts/madang'
const NO_DATABASE = { code: 7404 }
const NO_WORKER = { code: 10007 }
const NO_SERVICE = { code: 10090 }

export async function openAccount(): Promise<Account> {
  const server = createServer((request, response) => void answer(account, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The stand-in has no port')
  const account: Account = {
    url: `http://127.0.0.1:${address.port}`,
    accounts: [{ id: ACCOUNT_ID, name: '작가' }],
    databases: [],
    tables: new DatabaseSync(':memory:'),
    secrets: undefined,
    changes: [],
    refuse: () => false,
    close: () => server.close(),
  }
  return account
}

async function answer(account: Account, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await buffer(request))
  const { pathname } = new URL(request.url ?? '/', account.url)
  const what = `${request.method} ${pathname.replace(`/accounts/${ACCOUNT_ID}`, '')}`
  const reply = await replyTo(account, { what, body, type: request.headers['content-type'] ?? '' })
  const failed = 'code' in reply
  if (!failed && request.method !== 'GET') account.changes.push(what)
  response.writeHead(failed ? 404 : 200, { 'content-type': 'application/json' })
  const errors = failed ? [{ code: reply.code, message: `stand-in refuses ${what}` }] : []
  const result = failed ? null : reply.result
  response.end(JSON.stringify({ success: !failed, errors, messages: [], result }))
}

async function replyTo(account: Account, asked: Asked): Promise<Reply> {
  if (account.refuse(asked.what)) return { code: 10000 }
  return (
    aboutUser(account, asked) ??
    aboutDatabase(account, asked) ??
    (await aboutWorker(account, asked)) ?? { code: 7003 }
  )
}

function aboutUser({ accounts }: Account, { what }: Asked): Reply | undefined {
  switch (what) {
    case 'GET /user/tokens/verify':
      return { result: { id: ACCOUNT_ID, status: 'active' } }
    case 'GET /user':
      return { result: { email: 'author@blog.example' } }
    case 'GET /accounts':
      return { result: accounts }
    case 'GET /memberships':
      return { result: accounts.map((account) => ({ id: account.id, account })) }
    default:
      return undefined
  }
}

function aboutDatabase(account: Account, { what, body }: Asked): Reply | undefined {
  const describe = (name: string) => ({ uuid: UUID, name, version: 'production' })
  switch (what) {
    case 'GET /d1/database':
      return { result: account.databases.map(describe) }
    case 'POST /d1/database':
      account.databases.push('madang')
      return { result: describe('madang') }
    case 'GET /d1/database/madang':
    case `GET /d1/database/${UUID}`:
      return account.databases.includes('madang') ? { result: describe('madang') } : NO_DATABASE
    case `POST /d1/database/${UUID}/query`:
      return { result: [{ results: query(account.tables, body), success: true, meta: { duration: 0 } }] }
    default:
      return undefined
  }
}

function query(tables: DatabaseSync, body: Buffer): unknown[] {
  const { sql } = JSON.parse(body.toString())
  if (/^\s*(?:SELECT|PRAGMA)/i.test(sql)) return tables.prepare(sql).all()
  tables.exec(sql)
  return []
}

async function aboutWorker(account: Account, asked: Asked): Promise<Reply | undefined> {
  const { secrets } = account
  const exists = (result: unknown): Reply => (secrets ? { result } : NO_WORKER)
  switch (asked.what) {
    case 'GET /workers/subdomain':
      return { result: { subdomain: 'author' } }
    case 'GET /workers/services/madang':
      return secrets ? { result: { default_environment: { script: SERVICE } } } : NO_SERVICE
    case `GET ${SCRIPT}/secrets`:
      return exists([...(secrets?.keys() ?? [])].map((name) => ({ name, type: 'secret_text' })))
    case `GET ${SCRIPT}/settings`:
      return exists({ bindings: [{ type: 'd1', name: 'DB', id: UUID }] })
    case `GET ${SCRIPT}/deployments`:
      return exists({ deployments: [] })
    case `POST ${SCRIPT}/assets-upload-session`:
      return { result: { jwt: 'jwt', buckets: [] } }
    case `PUT ${SCRIPT}`:
    case `POST ${SCRIPT}/versions`:
      account.secrets = new Map([...(secrets ?? []), ...(await secretsIn(asked))])
      return {
        result: { id: UUID, deployment_id: ACCOUNT_ID, etag: 'e', resources: { script: { etag: 'e' } } },
      }
    case 'GET /workers/workers/madang':
    case 'PATCH /workers/workers/madang':
      return exists({ id: UUID, name: 'madang', subdomain: { enabled: true, previews_enabled: true } })
    case `GET ${SCRIPT}/subdomain`:
    case `POST ${SCRIPT}/subdomain`:
      return { result: { enabled: true, previews_enabled: true } }
    case `POST ${SCRIPT}/deployments`:
    case `PATCH ${SCRIPT}/script-settings`:
      return { result: { id: UUID } }
    default:
      return undefined
  }
}

const SERVICE = { tag: 'tag', tags: [], migration_tag: 'v1', last_deployed_from: 'wrangler' }

/** The secrets an uploaded Worker brings along, by name. */
async function secretsIn({ body, type }: Asked): Promise<[string, string][]> {
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const { bindings } = JSON.parse(String(form.get('metadata')))
  return bindings
    .filter((b: { type: string }) => b.type === 'secret_text')
    .map((b: { name: string; text: string }) => [b.name, b.text])
}
