import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HashedText } from '../build/search-texts.ts'
import { indexedOf, SEARCH_EDITION } from '../domain/search-post.ts'
import { ROOT } from './root.ts'

/** What an index holds, as `known.sql` says it: hashes by post, and its edition, whose hash is empty. */
export type KnownPosts = ReadonlyMap<string, string>

/** What an index that holds all this says of itself. */
export const knownWhenFilled = (texts: readonly HashedText[]): KnownPosts =>
  new Map([[SEARCH_EDITION, ''], ...texts.map(({ id, hash }) => [id, hash] as const)])

/** How an index becomes what it shall be. */
export interface SearchDiff {
  /** Whether it is made anew: there is none, or one of another edition. */
  readonly anew: boolean
  readonly changed: readonly HashedText[]
  readonly removed: readonly string[]
}

/** @param known what the index holds; undefined = there is none */
export function diffOf(known: KnownPosts | undefined, wanted: readonly HashedText[]): SearchDiff {
  if (!known?.has(SEARCH_EDITION)) return { anew: true, changed: wanted, removed: [] }
  const ids = new Set(wanted.map(({ id }) => id))
  return {
    anew: false,
    changed: wanted.filter(({ id, hash }) => known.get(id) !== hash),
    removed: [...known.keys()].filter((id) => id !== SEARCH_EDITION && !ids.has(id)),
  }
}

export const isEmpty = ({ anew, changed, removed }: SearchDiff): boolean =>
  !anew && changed.length === 0 && removed.length === 0

/** Posts taken in by one statement. */
const TOGETHER = 100

/** The diff as a file of SQL for `wrangler d1 execute --file`. */
export async function printDiff({ anew, changed, removed }: SearchDiff): Promise<string> {
  const sql = await readSql()
  const lines = [anew ? sql.schema + bound(sql.settle, SEARCH_EDITION) : sql.clear]
  for (const id of removed) lines.push(bound(sql.withdraw, id))
  for (let i = 0; i < changed.length; i += TOGETHER) {
    for (const post of changed.slice(i, i + TOGETHER)) {
      if (!anew) lines.push(bound(sql.withdraw, post.id))
      for (const [part, json] of partsOf(post).entries()) lines.push(bound(sql.offer, post.id, part, json))
    }
    lines.push(sql.takeIn)
  }
  if (anew) lines.push(sql.tidy)
  return lines.join('')
}

/** The statement that asks what an index holds. */
export const readKnownSql = (): Promise<string> => readStatement('known')

async function readSql() {
  const names = ['schema', 'settle', 'offer', 'withdraw', 'clear', 'take-in', 'tidy']
  const [schema = '', settle = '', offer = '', withdraw = '', clear = '', takeIn = '', tidy = ''] =
    await Promise.all(names.map(readStatement))
  return { schema, settle, offer, withdraw, clear, takeIn, tidy }
}

const readStatement = (name: string): Promise<string> =>
  readFile(path.join(ROOT, `src/store/search/${name}.sql`), 'utf8')

const PART_CHARS = 15_000 // ≤ 90 KB in UTF-8 even when every one of them is a quotation mark

/** A post as JSON, in parts that fit in a statement. */
function partsOf(post: HashedText): string[] {
  const json = JSON.stringify({ hash: post.hash, ...indexedOf(post) }).toWellFormed()
  return json.match(PART) ?? []
}

const PART = new RegExp(`[\\s\\S]{1,${PART_CHARS}}(?![\\uDC00-\\uDFFF])`, 'g')

/** A statement with its values in place, as a file needs it, which can't bind any. */
const bound = (statement: string, ...values: readonly (string | number)[]): string =>
  statement.replace(/\?(\d)/g, (_, number) => literal(values[Number(number) - 1] ?? ''))

/** NUL would end the text for SQLite; all else within quotation marks is text. */
const literal = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''").replaceAll('\0', '')}'`
