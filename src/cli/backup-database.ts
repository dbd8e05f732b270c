import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { READ_IS_BLOG, READ_SCHEMA } from '../store/backup-tables.ts'
import { findDatabase } from './account.ts'
import { CommandError } from './command.ts'
import type { WorkerConfig } from './worker-config.ts'

type Value = string | number | null
type Row = Readonly<Record<string, unknown>>

/** The blog's database as a backup reads it and a restore writes it: one statement at a time. */
export interface BackupDatabase {
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>
  close(): void
}

/** How long the running blog may hold the embedded database before we give up, ms. */
const BUSY_PATIENCE_MS = 10_000

/**
 * Opens the embedded database. A snapshot shows everything as it is at the first read, however long it takes and
 * whoever writes meanwhile.
 * @throws CommandError when there is none
 */
export async function openLocal(
  stateDir: string,
  { snapshot }: { snapshot: boolean },
): Promise<BackupDatabase> {
  const db = await findLocal(stateDir)
  if (snapshot) db.exec('BEGIN')
  return {
    all: async (sql, ...values) => db.prepare(sql).all(...values),
    close: () => db.close(),
  }
}

/** File names are wrangler's own affair: the database is known by what is in it. */
async function findLocal(stateDir: string): Promise<DatabaseSync> {
  const folder = path.join(stateDir, 'v3/d1')
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  for (const name of names.filter((n) => n.endsWith('.sqlite'))) {
    const db = new DatabaseSync(path.join(folder, name), { timeout: BUSY_PATIENCE_MS })
    if (db.prepare(READ_IS_BLOG).get()) return db
    db.close()
  }
  throw new CommandError(
    `${stateDir}에 데이터베이스가 없습니다. STATE_DIR이 맞는지 보세요 (npm start가 만듭니다).`,
  )
}

/** Opens the author's D1 by Cloudflare's API, with wrangler's login. @throws CommandError when it can't be found */
export async function openRemote(config: WorkerConfig): Promise<BackupDatabase> {
  const { accountId, databaseId, credentials } = await findDatabase(config)
  const base = process.env.CLOUDFLARE_API_BASE_URL || 'https://api.cloudflare.com/client/v4'
  const url = `${base}/accounts/${accountId}/d1/database/${databaseId}/query`
  const headers = { ...credentials, 'content-type': 'application/json' }
  return {
    all: (sql, ...params) =>
      askRepeatedly(url, { method: 'POST', headers, body: JSON.stringify({ sql, params }) }),
    close: () => undefined,
  }
}

const MAX_TRIES = 4
const FIRST_PAUSE_MS = 500
const ASK_PATIENCE_MS = 60_000

/** Every statement of ours may be repeated. @throws CommandError with what the API said */
async function askRepeatedly(url: string, init: RequestInit): Promise<readonly Row[]> {
  for (let attempt = 1; ; attempt++) {
    const { status, text } = await ask(url, init)
    if (status === 200) return rowsOf(text)
    if (attempt === MAX_TRIES || (status !== 0 && status !== 429 && status < 500))
      throw new CommandError(
        `D1이 답하지 않았습니다 (${status || '연결 없음'}). 다시 쳐도 괜찮습니다.\n${text}`,
      )
    await wait(FIRST_PAUSE_MS * 2 ** attempt * Math.random())
  }
}

async function ask(url: string, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ASK_PATIENCE_MS) })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    return { status: 0, text: String(error) }
  }
}

function rowsOf(text: string): readonly Row[] {
  const answer: { result?: readonly { results?: readonly Row[] }[] } = JSON.parse(text)
  return answer.result?.[0]?.results ?? []
}

/** The schema a database is on (its newest migration), and its clock, ms. @throws CommandError when it has none */
export async function schemaOf(db: BackupDatabase): Promise<{ readonly name: string; readonly now: number }> {
  const [row] = await db.all(READ_SCHEMA)
  if (typeof row?.name !== 'string' || typeof row.now !== 'number')
    throw new CommandError('데이터베이스에 표가 없습니다. npm start나 npm run deploy가 만듭니다.')
  return { name: row.name, now: row.now }
}
