import { env } from 'cloudflare:workers'
import { literalsOf } from '../source-text.ts'

// Every statement stands in the source as one literal, with a name at its head; so all can be looked at, also those
// that no test happens to run.

const FILES = import.meta.glob<string>('../../../src/store/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const SQL = /\b(?:SELECT [\s\S]+|INSERT INTO|UPDATE \w+ SET|DELETE FROM) /

const nameOf = (sql: string): string | undefined => /^\s*\/\* ([\w. ]+?) \*\//.exec(sql)?.[1]

/** The statements of the store by name; those of the search, which live in a database of their own, left out. */
export const STATEMENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES)
    .filter(([file]) => !file.includes('search'))
    .flatMap(([file, text]) => statementsIn(file, text)),
)

function statementsIn(file: string, source: string): [string, string][] {
  const found = literalsOf(source).filter(({ text }) => SQL.test(text))
  return found.map(({ text, line }) => [nameOf(text) ?? `${file}:${line}`, text])
}

/** How the database would go about it, a step each. */
export async function planOf(sql: string): Promise<string[]> {
  const count = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map((m) => Number(m[1])))
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(count).fill(null))
    .all<{ detail: string }>()
  return results.map((row) => row.detail)
}
