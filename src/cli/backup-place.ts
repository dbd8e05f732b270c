import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError } from './command.ts'
import { ROOT } from './root.ts'

/** What `npm run backup -- FILE` and `npm run restore -- FILE` were asked. */
export interface BackupWish {
  /** Absolute. */
  readonly file: string
  readonly remote: boolean
}

/** @throws CommandError when no file is named */
export function readWish(command: 'backup' | 'restore'): BackupWish {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'boolean', default: false } },
  })
  const [file, ...rest] = positionals
  if (!file || rest.length > 0) throw new CommandError(`npm run ${command} -- FILE [--remote]`)
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  return { file: path.resolve(process.env.INIT_CWD || process.cwd(), file), remote: values.remote }
}

/** Names of the migrations of this version, in order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(path.join(ROOT, 'migrations'))).filter((name) => name.endsWith('.sql')).sort()

export async function ownVersion(): Promise<string> {
  const { version }: { version?: string } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8'),
  )
  return version ?? ''
}

/** `comments 3행, reactions 5행` */
export const printCounts = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([table, count]) => `${table} ${count}행`)
    .join(', ') || '빈 백업'
