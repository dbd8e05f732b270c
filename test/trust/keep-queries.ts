// Writes down every statement this version asks of the database, under the name of the newest migration. Run it before
// a migration is added: the Worker that still runs while the new one is brought out asks them of the new schema.
// `node test/trust/keep-queries.ts`
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { statementsIn } from './statements.ts'
import { migrationFiles } from './wire/resting-database.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const name = migrationFiles().at(-1)?.replace('.sql', '.json')
const statements = statementsIn(path.join(ROOT, 'src'))
writeFileSync(path.join(ROOT, `test/fixtures/queries/${name}`), `${JSON.stringify(statements, null, 1)}\n`)
console.log(`${statements.length} statements in test/fixtures/queries/${name}`)
