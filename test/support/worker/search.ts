import { indexedOf, SEARCH_EDITION, type SearchText } from '../../../src/domain/search-post.ts'
import offer from '../../../src/store/search/offer.sql?raw'
import schema from '../../../src/store/search/schema.sql?raw'
import settle from '../../../src/store/search/settle.sql?raw'
import takeIn from '../../../src/store/search/take-in.sql?raw'
import tidy from '../../../src/store/search/tidy.sql?raw'
import withdraw from '../../../src/store/search/withdraw.sql?raw'

/** A text to be searched, of a post of which nothing else matters. */
export const makeText = (given: Partial<SearchText> & Pick<SearchText, 'id'>): SearchText => ({
  title: '',
  tags: [],
  category: 'dev',
  categoryTitle: '개발',
  lang: 'ko',
  publishedAt: 0,
  text: '',
  ...given,
})

const statementsOf = (sql: string): string[] => sql.split(/;\n/).filter((s) => s.replace(/--.*/g, '').trim())

/** Makes the index anew, with the very statements the commands use. */
export async function fillIndex(db: D1Database, texts: readonly SearchText[]): Promise<void> {
  for (const statement of statementsOf(schema)) await db.prepare(statement).run()
  await db.prepare(settle).bind(SEARCH_EDITION).run()
  await addToIndex(db, texts)
  for (const statement of statementsOf(tidy)) await db.prepare(statement).run()
}

export async function addToIndex(db: D1Database, texts: readonly SearchText[]): Promise<void> {
  for (const text of texts) {
    for (const statement of statementsOf(withdraw)) await db.prepare(statement).bind(text.id).run()
    const json = JSON.stringify({ hash: 'x', ...indexedOf(text) })
    const half = Math.ceil(json.length / 2)
    await db.prepare(offer).bind(text.id, 0, json.slice(0, half)).run()
    await db.prepare(offer).bind(text.id, 1, json.slice(half)).run()
  }
  for (const statement of statementsOf(takeIn)) await db.prepare(statement).run()
}

/** The database, which wrangler.toml binds. */
export function searchOf({ SEARCH }: { readonly SEARCH?: D1Database }): D1Database {
  if (!SEARCH) throw new Error('wrangler.toml binds no SEARCH')
  return SEARCH
}
