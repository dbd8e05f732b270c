import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { buffer } from 'node:stream/consumers'
import { aboutWorker } from './cloudflare-stand-in-worker.ts'

/** An account as wrangler sees it, on loopback: as much of Cloudflare's API as a deploy asks for. */
export interface Account {
  readonly url: string
  accounts: { readonly id: string; readonly name: string }[]
  databases: string[]
  /** What stands in the D1 database. */
  readonly tables: DatabaseSync
  /** What stands in the search index's. */
  readonly search: DatabaseSync
  /** Values of the Worker's secrets; undefined = no Worker. */
  secrets: Map<string, string> | undefined
  /** The files of the Worker as last uploaded, by name; the main one is first. */
  uploaded: ReadonlyMap<string, Blob>
  /** Requests that change something, in order, as `POST /d1/database`. */
  readonly changes: string[]
  /** Requests refused whatever they ask. */
  refuse: (what: string) => boolean
  close(): void
}

export interface Asked {
  readonly what: string
  readonly body: Buffer<ArrayBuffer>
  readonly type: string
}

export type Reply = { readonly result: unknown } | { readonly code: number; readonly message?: string }

export const ACCOUNT_ID = '0123456789abcdef0123456789abcdef'
export const UUID = '01234567-89ab-4cde-8f01-23456789abcd'
const SEARCH_UUID = '89abcdef-89ab-4cde-8f01-0123456789ab'
const NO_DATABASE = { code: 7404 }

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
    search: new DatabaseSync(':memory:'),
    secrets: undefined,
    uploaded: new Map(),
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
  const etag = createHash('md5').update(body).digest('hex')
  response.writeHead(failed ? 404 : 200, { 'content-type': 'application/json', etag })
  const errors = failed ? [{ code: reply.code, message: reply.message ?? `stand-in refuses ${what}` }] : []
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
  const describe = (name: string) => ({ uuid: uuidOf(name), name, version: 'production' })
  if (what === 'GET /d1/database') return { result: account.databases.map(describe) }
  if (what === 'POST /d1/database') {
    const { name } = JSON.parse(body.toString())
    account.databases.push(name)
    return { result: describe(name) }
  }
  for (const name of ['madang', 'madang-search']) {
    if ([`GET /d1/database/${name}`, `GET /d1/database/${uuidOf(name)}`].includes(what))
      return account.databases.includes(name) ? { result: describe(name) } : NO_DATABASE
    const tables = name === 'madang' ? account.tables : account.search
    if (what === `POST /d1/database/${uuidOf(name)}/query`) return queryReply(tables, body)
    if (what === `POST /d1/database/${uuidOf(name)}/import`) return importReply(account, body)
  }
  return what === 'PUT /upload' ? takeUpload(account, body) : undefined
}

const uuidOf = (name: string): string => (name === 'madang' ? UUID : SEARCH_UUID)

function queryReply(tables: DatabaseSync, body: Buffer): Reply {
  try {
    return { result: [{ results: query(tables, body), success: true, meta: { duration: 0 } }] }
  } catch (error) {
    return { code: 7500, message: String(error) }
  }
}

/** A file of SQL comes in three steps: leave to upload it, the upload, its execution. */
function importReply({ url }: Account, body: Buffer): Reply {
  const { action } = JSON.parse(body.toString())
  if (action === 'init') return { result: { filename: 'search.sql', upload_url: `${url}/upload` } }
  const meta = { duration: 0, served_by: 'stand-in' }
  const result = { final_bookmark: 'b', num_queries: 1, meta }
  return {
    result: { success: true, type: 'import', at_bookmark: 'b', status: 'complete', result, messages: [] },
  }
}

function takeUpload({ search }: Account, body: Buffer): Reply {
  search.exec(body.toString())
  return { result: {} }
}

function query(tables: DatabaseSync, body: Buffer): unknown[] {
  const { sql, params = [] } = JSON.parse(body.toString())
  if (/^\s*(?:\/\*.*?\*\/\s*)?(?:SELECT|PRAGMA)|\bRETURNING\b/i.test(sql))
    return tables.prepare(sql).all(...params)
  tables.exec(sql)
  return []
}
