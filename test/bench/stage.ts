import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Readable } from 'node:stream'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { bundleWorker } from '../../src/cli/bundle.ts'

const ROOT = path.join(import.meta.dirname, '../..')

/** A Worker answering on a socket of its own, with nothing between. */
export interface Running {
  readonly url: URL
  /** Its database, to be filled and read past the Worker. */
  readonly db: Database
  /** The search index, empty; only where there is one. */
  readonly search: Database
  stop(): Promise<void>
}

interface Prepared {
  bind(...values: unknown[]): Prepared
  run(): Promise<unknown>
  first<Row>(): Promise<Row | null>
  all<Row>(): Promise<{ readonly results: Row[] }>
}

export interface Database {
  prepare(sql: string): Prepared
  batch(statements: readonly Prepared[]): Promise<unknown>
}

type Module = { type: 'ESModule' | 'Text' | 'Data'; path: string; contents: string | Uint8Array<ArrayBuffer> }

export interface Stage {
  /** Replaces its main module, which it may import. */
  readonly entry?: string
  /** A folder that a build has written other posts to. */
  readonly shelf?: string
  /** How much one network may write in a minute before it is held off; without end when not told. */
  readonly writesPerMinute?: number
}

/** The project's Worker as it would be uploaded, over an empty database. */
export async function startMadang({ entry, shelf, writesPerMinute = 1e9 }: Stage = {}): Promise<Running> {
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-bench-'))
  try {
    await bundleWorker(folder)
    const modules = await modulesIn(folder, shelf)
    const assets = path.join(shelf ?? path.join(ROOT, 'dist'), 'assets')
    return await run([...(entry ? [script('entry.js', entry)] : []), ...modules], {
      d1Databases: { DB: 'madang', SEARCH: 'search' },
      durableObjects: { VIEWS: { className: 'ViewCounter', useSQLite: true } },
      ratelimits: { WRITE_LIMIT: { namespace_id: '1', simple: { limit: writesPerMinute, period: 60 } } },
      serviceBindings: { ASSETS: { disk: { path: assets, writable: false } } },
      bindings: { ADMIN_KEY: KEY, PEPPER: KEY, ORIGINS: 'http://blog.test', VIEW_FLUSH_SECONDS: '1' },
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const KEY = 'bench-key-0123456789abcdef0123456789abcdef'

/** An answer as a Worker without any work gives it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A Worker that knows its answers by heart: the same bytes and headers, by method and path. */
export const startBare = (answers: Readonly<Record<string, Answer>>): Promise<Running> =>
  run(
    [
      script(
        'bare.js',
        `const ANSWERS = ${JSON.stringify(answers)}
         export default { fetch(request) {
           const { pathname, search } = new URL(request.url)
           const { status, headers, body } = ANSWERS[request.method + ' ' + pathname + search]
           return new Response(status === 204 ? null : body, { status, headers })
         } }`,
      ),
    ],
    { d1Databases: { DB: 'bare' } },
  )

export const script = (name: string, contents: string): Module => ({ type: 'ESModule', path: name, contents })

async function modulesIn(folder: string, shelf?: string): Promise<Module[]> {
  const names = (await readdir(folder)).filter((name) => !/\.(?:map|md)$/.test(name))
  names.sort((a, b) => Number(b === 'index.js') - Number(a === 'index.js'))
  return Promise.all(
    names.map(async (name) => {
      // Bundled names have a hash before them.
      const file = SHELF.find((file) => name.endsWith(file))
      const bytes = await readFile(shelf && file ? path.join(shelf, file) : path.join(folder, name))
      return moduleOf(name, bytes)
    }),
  )
}

const SHELF = ['manifest.txt', 'texts.bin']

function moduleOf(name: string, bytes: Buffer<ArrayBuffer>): Module {
  if (name.endsWith('.js')) return script(name, bytes.toString())
  if (name.endsWith('.txt')) return { type: 'Text', path: name, contents: bytes.toString() }
  return { type: 'Data', path: name, contents: new Uint8Array(bytes) }
}

/** Starts a Worker of these modules, the main one first. */
export async function run(modules: Module[], bindings: Record<string, unknown>): Promise<Running> {
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      name: 'bench',
      modules,
      compatibilityDate: '2026-10-01',
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      // The Worker's log of writes would be longer than the table.
      handleStructuredLogs: () => undefined,
      handleRuntimeStdio: (out: Readable, errors: Readable) => void [out, errors].map((s) => s.resume()),
      ...bindings,
    }),
  )
  const { DB, SEARCH = DB } = await worker.getBindings<{ DB: Database; SEARCH?: Database }>()
  for (const statement of await schema()) await DB.prepare(statement).run()
  return {
    url: await worker.unsafeGetDirectURL('bench'),
    db: DB,
    search: SEARCH,
    stop: () => worker.dispose(),
  }
}

/** The tables, indexes and triggers of all migrations, one statement each. */
async function schema(): Promise<string[]> {
  const folder = path.join(ROOT, 'migrations')
  const db = new DatabaseSync(':memory:')
  for (const name of (await readdir(folder)).sort()) db.exec(await readFile(path.join(folder, name), 'utf8'))
  const sql =
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
  return db
    .prepare(sql)
    .all()
    .map(({ sql }) => String(sql))
}
