import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { HashedText } from '../../src/build/search-texts.ts'
import { diffOf, printDiff } from '../../src/cli/search-script.ts'

/** An index that can be asked over a socket of its own. */
export interface SearchStage {
  /** SQLite's own pages of the full-text index, without the texts kept for snippets. */
  readonly indexBytes: number
  ask(query: string): Promise<{ readonly ids: readonly string[]; readonly milliseconds: number }>
  stop(): Promise<void>
}

/** Fills an index with these texts by the statements a deploy sends, and starts the search over it. */
export async function startSearch(folder: string, texts: readonly HashedText[]): Promise<SearchStage> {
  const code = await bundledEntry()
  const empty = start(folder, code)
  await (await empty.getD1Database('SEARCH')).prepare('SELECT 1').first()
  await empty.dispose()
  const indexBytes = await fill(fileIn(folder), texts)
  const worker = start(folder, code)
  await worker.ready
  const url = await worker.unsafeGetDirectURL('search')
  return {
    indexBytes,
    ask: async (query) => {
      const since = performance.now()
      const response = await fetch(new URL(`/?q=${encodeURIComponent(query)}`, url))
      const { ids } = JSON.parse(await response.text())
      return { ids, milliseconds: performance.now() - since }
    },
    stop: () => worker.dispose(),
  }
}

async function bundledEntry(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'search-entry.ts')],
    ...{ bundle: true, minify: true, format: 'esm', write: false },
  })
  return outputFiles[0]?.text ?? ''
}

const start = (folder: string, contents: string): Miniflare =>
  new Miniflare(
    convertV4MiniflareOptions({
      name: 'search',
      modules: [{ type: 'ESModule', path: 'search.js', contents }],
      compatibilityDate: '2026-10-01',
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      d1Databases: { SEARCH: 'search' },
      resourcePersistencePath: path.join(folder, 'd1'),
    }),
  )

function fileIn(folder: string): string {
  const names = readdirSync(path.join(folder, 'd1'), { recursive: true, encoding: 'utf8' })
  const name = names.find((name) => name.endsWith('.sqlite') && !name.includes('metadata'))
  return path.join(folder, 'd1', name ?? '')
}

async function fill(file: string, texts: readonly HashedText[]): Promise<number> {
  const db = new DatabaseSync(file)
  db.exec(await printDiff(diffOf(undefined, texts)))
  const sum = db.prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'search_index%'").get()
  db.close()
  return Number(sum?.bytes)
}
