import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { HashedText } from '../build/search-texts.ts'
import { type Filling, fillSearch } from './search-fill.ts'
import { diffOf, isEmpty, type KnownPosts, knownWhenFilled } from './search-script.ts'

/**
 * Brings the embedded index up to date. Asking wrangler takes a second or two, so a mark beside the database says what
 * the index holds; without the database, or with another wrangler.toml, everything is done anew.
 */
export async function fillLocalSearch(
  stateDir: string,
  configText: string,
  wanted: readonly HashedText[],
): Promise<Filling> {
  const databases = path.join(stateDir, 'v3/d1')
  const mark = path.join(databases, 'searched')
  const config = createHash('sha256').update(configText).digest('hex')
  const known = (await holdsDatabase(databases)) ? await readMark(mark, config) : new Map<string, string>()
  if (isEmpty(diffOf(known, wanted))) return { changed: 0, removed: 0 }
  await rm(mark, { force: true })
  const filling = await fillSearch(['--local', '--persist-to', stateDir], wanted, known)
  if (filling.failure !== undefined) return filling
  await mkdir(databases, { recursive: true })
  await writeFile(mark, JSON.stringify({ config, known: [...knownWhenFilled(wanted)] }))
  return filling
}

const holdsDatabase = async (folder: string): Promise<boolean> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).some((name) => name.endsWith('.sqlite'))

/** What the index held when it was last filled; nothing, so that all is made anew, when the mark is not of this state. */
async function readMark(file: string, config: string): Promise<KnownPosts> {
  try {
    const mark: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isMark(mark) && mark.config === config ? new Map(mark.known) : new Map()
  } catch {
    return new Map()
  }
}

interface Mark {
  readonly config: string
  readonly known: [string, string][]
}

const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' &&
  value !== null &&
  'config' in value &&
  'known' in value &&
  Array.isArray(value.known)
