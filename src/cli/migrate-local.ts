import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandError } from './command.ts'
import { ROOT } from './root.ts'
import { runWrangler } from './wrangler.ts'

/**
 * Brings the embedded database up to date. Asking wrangler takes two seconds, so a mark beside the database says which
 * migrations it has; without the database, or with any other migrations or wrangler.toml, wrangler is asked.
 * @throws CommandError with what wrangler said
 */
export async function migrateLocal(stateDir: string, configText: string): Promise<void> {
  const databases = path.join(stateDir, 'v3/d1')
  const mark = path.join(databases, 'migrated')
  const wanted = await digestOf(path.join(ROOT, 'migrations'), configText)
  const known = await readFile(mark, 'utf8').catch(() => '')
  if (known === wanted && (await holdsDatabase(databases))) return
  await rm(mark, { force: true })
  const result = await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateDir])
  if (result.code !== 0)
    throw new CommandError(`데이터베이스를 준비하지 못했습니다.\n${result.stdout}${result.stderr}`)
  await mkdir(databases, { recursive: true })
  await writeFile(mark, wanted)
}

const holdsDatabase = async (folder: string): Promise<boolean> =>
  (await readdir(folder, { recursive: true })).some((name) => name.endsWith('.sqlite'))

async function digestOf(folder: string, configText: string): Promise<string> {
  const hash = createHash('sha256').update(configText)
  const names = (await readdir(folder)).filter((n) => n.endsWith('.sql'))
  for (const name of names.sort()) hash.update(`\n${name}\n`).update(await readFile(path.join(folder, name)))
  return hash.digest('hex')
}
