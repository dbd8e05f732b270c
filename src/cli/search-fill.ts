import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { HashedText } from '../build/search-texts.ts'
import { diffOf, isEmpty, type KnownPosts, printDiff, readKnownSql } from './search-script.ts'
import { runWrangler, type WranglerResult } from './wrangler.ts'

/** Where an index lies, as arguments of `wrangler d1 execute`. */
export type SearchPlace = readonly ['--remote'] | readonly ['--local', '--persist-to', string]

/** How many posts a filling brought and took; what stopped it. */
export interface Filling {
  readonly changed: number
  readonly removed: number
  readonly failure?: string
}

/**
 * Brings an index up to date by the posts that changed alone. Never throws for what wrangler says: search is worth no
 * stop of anything else.
 * @param known what the index holds, where that is known; else it is asked
 */
export async function fillSearch(
  place: SearchPlace,
  wanted: readonly HashedText[],
  known?: KnownPosts,
): Promise<Filling> {
  const held = known ?? (await askKnown(place))
  if (typeof held === 'string') return { changed: 0, removed: 0, failure: held }
  const diff = diffOf(held, wanted)
  if (isEmpty(diff)) return { changed: 0, removed: 0 }
  const result = await execute(place, await printDiff(diff))
  const counts = { changed: diff.changed.length, removed: diff.removed.length }
  return result.code === 0 ? counts : { ...counts, failure: result.stdout + result.stderr }
}

/** What the index holds, empty when there is none; a text when there is no answer. */
async function askKnown(place: SearchPlace): Promise<KnownPosts | string> {
  const command = (await readKnownSql()).replace(/\s+/g, ' ').trim()
  const result = await runWrangler(['d1', 'execute', 'SEARCH', ...place, '--json', '--command', command])
  const said = result.stdout + result.stderr
  if (result.code === 0) return readKnown(result.stdout) ?? said
  return /no such table/.test(said) ? new Map() : said
}

function readKnown(text: string): KnownPosts | undefined {
  const start = text.indexOf('[')
  if (start < 0) return undefined
  const answer: unknown = JSON.parse(text.slice(start))
  const rows = Array.isArray(answer) ? answer.flatMap((a: { results?: unknown }) => a.results ?? []) : []
  return new Map(rows.map((row: { id?: unknown; hash?: unknown }) => [String(row.id), String(row.hash)]))
}

async function execute(place: SearchPlace, sql: string): Promise<WranglerResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-'))
  try {
    const file = path.join(folder, 'search.sql')
    await writeFile(file, sql, { mode: 0o600 })
    return await runWrangler(['d1', 'execute', 'SEARCH', ...place, '--yes', '--file', file])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
