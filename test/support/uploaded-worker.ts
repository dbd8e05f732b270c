import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

/** A Worker as it was uploaded, running on workerd with a database and objects of its own. */
export interface UploadedWorker {
  fetch(
    path: string,
    init?: { readonly method?: string; readonly headers?: Record<string, string> },
  ): Promise<{
    readonly status: number
    readonly text: string
  }>
  stop(): Promise<void>
}

/** What the Worker finds in its environment beside its own databases and objects. */
export interface Surroundings {
  readonly bindings: Readonly<Record<string, string>>
  /** Statements run once on the database before anything is asked. */
  readonly migrations: readonly string[]
  readonly assets: string
}

/** @param files the modules of an upload by name, the main one first */
export async function startUploaded(
  files: ReadonlyMap<string, Blob>,
  { bindings, migrations, assets }: Surroundings,
): Promise<UploadedWorker> {
  const modules = await Promise.all(
    [...files].filter(([name]) => !name.endsWith('.map')).map(async ([name, file]) => moduleOf(name, file)),
  )
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      modules,
      compatibilityDate: '2026-10-01',
      bindings: { ...bindings },
      d1Databases: { DB: 'madang' },
      durableObjects: { VIEWS: { className: 'ViewCounter', useSQLite: true } },
      ratelimits: { WRITE_LIMIT: { namespace_id: '1', simple: { limit: 600, period: 60 } } },
      assets: { directory: assets, binding: 'ASSETS', routerConfig: { has_user_worker: true } },
    }),
  )
  const { DB } = await worker.getBindings<{ DB: Database }>()
  for (const statement of migrations) await DB.prepare(statement).run()
  return {
    async fetch(path, init) {
      const response = await worker.dispatchFetch(`https://blog.test${path}`, init)
      return { status: response.status, text: await response.text() }
    },
    stop: () => worker.dispose(),
  }
}

interface Database {
  prepare(statement: string): { run(): Promise<unknown> }
}

/** What a module is, its upload says by its media type. */
async function moduleOf(name: string, file: Blob) {
  if (file.type.startsWith('application/javascript'))
    return { type: 'ESModule' as const, path: name, contents: await file.text() }
  if (file.type.startsWith('text/plain'))
    return { type: 'Text' as const, path: name, contents: await file.text() }
  return { type: 'Data' as const, path: name, contents: new Uint8Array(await file.arrayBuffer()) }
}
