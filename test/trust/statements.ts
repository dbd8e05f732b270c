import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOMS = 'src/{store,counting,notices,jobs}/**/*.ts'
/** These ask the search index and wrangler's own table, which no migration of ours makes. */
const ELSEWHERE = /\bsearch_\w+|\bd1_migrations\b/

/** Every statement the rooms with SQL hold, each once. They are whole as they stand: the house rules forbid to build them. */
export function statementsIn(src: string): readonly string[] {
  const files = globSync(ROOMS, { cwd: path.dirname(src) }).sort()
  const texts = files.flatMap((file) => literalsIn(readFileSync(path.join(path.dirname(src), file), 'utf8')))
  return [...new Set(texts.filter((text) => STATEMENT.test(text) && !ELSEWHERE.test(text)))]
}

const STATEMENT = /^\s*(?:\/\*[\s\S]*?\*\/\s*)?(?:SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b/

const literalsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]*)`/g)].map(([, literal = '']) => literal)
