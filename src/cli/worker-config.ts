import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse, type TomlTable, type TomlValue } from 'smol-toml'
import { CommandError } from './command.ts'

/** What the commands need to know of wrangler.toml. */
export interface WorkerConfig {
  readonly text: string
  readonly name: string
  readonly accountId: string | undefined
  readonly database: { readonly name: string; readonly id: string | undefined }
  /** The search index's database, where the blog has one. */
  readonly search: { readonly name: string; readonly id: string | undefined } | undefined
  readonly vars: Readonly<Record<string, string>>
}

/** The file that configures the Worker, where it is not wrangler.toml: of a preview, say. */
export const CONFIG_FILE = 'WRANGLER_TOML'

/** Reads it. @throws CommandError when it does not hold a name and a database */
export async function readWorkerConfig(root: string): Promise<WorkerConfig> {
  const text = await readFile(path.join(root, process.env[CONFIG_FILE] || 'wrangler.toml'), 'utf8')
  const config = parse(text)
  const databases = Array.isArray(config.d1_databases) ? config.d1_databases.filter(isTable) : []
  const database = databaseOf(databases, 'DB')
  const name = textOf(config.name)
  if (!name || !database)
    throw new CommandError(
      'wrangler.toml에 name과, binding = "DB"인 [[d1_databases]]의 database_name이 있어야 합니다.',
    )
  return {
    text,
    name,
    accountId: textOf(config.account_id),
    database,
    search: databaseOf(databases, 'SEARCH'),
    vars: isTable(config.vars) ? textsOf(config.vars) : {},
  }
}

/**
 * The same configuration for a preview: another Worker over databases of its own, so that nothing tried there can touch
 * the blog's readers.
 */
export const previewOf = (text: string): string =>
  text
    .replace(/^(name\s*=\s*"[^"]*)"/m, '$1-preview"')
    .replace(/^(database_name\s*=\s*"[^"]*)"/gm, '$1-preview"')
    .replace(/^(?:database_id|preview_database_id|route|routes)\s*=.*\n/gm, '')

function databaseOf(databases: readonly TomlTable[], binding: string) {
  const found = databases.find((d) => d.binding === binding)
  const name = textOf(found?.database_name)
  return name ? { name, id: textOf(found?.database_id) } : undefined
}

const isTable = (value: TomlValue | undefined): value is TomlTable =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)

const textOf = (value: TomlValue | undefined): string | undefined =>
  typeof value === 'string' && value ? value : undefined

const textsOf = (table: TomlTable): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
