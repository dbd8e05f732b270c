import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HashedText } from '../../src/build/search-texts.ts'
import { indexedOf, SEARCH_EDITION } from '../../src/domain/search-post.ts'
import type { Database } from './stage.ts'

const SQL = path.join(import.meta.dirname, '../../src/store/search')
/** Posts taken in by one batch. */
const TOGETHER = 100
/** A value of a statement may hold no more. */
const PART_CHARS = 30_000

/** Fills an empty search index with the statements that the commands use. */
export async function fillIndex(db: Database, texts: readonly HashedText[]): Promise<void> {
  for (const statement of await statementsOf('schema')) await db.prepare(statement).run()
  for (const statement of await statementsOf('settle')) await db.prepare(statement).bind(SEARCH_EDITION).run()
  const [offer = ''] = await statementsOf('offer')
  const takeIn = await statementsOf('take-in')
  for (let i = 0; i < texts.length; i += TOGETHER)
    await db.batch([
      ...texts
        .slice(i, i + TOGETHER)
        .flatMap((text) => partsOf(text).map((part, n) => db.prepare(offer).bind(text.id, n, part))),
      ...takeIn.map((statement) => db.prepare(statement)),
    ])
}

const partsOf = (text: HashedText): string[] =>
  JSON.stringify({ hash: text.hash, ...indexedOf(text) }).match(new RegExp(`[^]{1,${PART_CHARS}}`, 'g')) ?? []

const statementsOf = async (name: string): Promise<string[]> =>
  (await readFile(path.join(SQL, `${name}.sql`), 'utf8'))
    .split(/;\n/)
    .filter((statement) => statement.replace(/--.*/g, '').trim())
