import { type BackupDatabase, openLocal, openRemote, schemaOf } from './backup-database.ts'
import { migrationNames } from './backup-place.ts'
import { CommandError } from './command.ts'
import { migrateLocal } from './migrate-local.ts'
import { ROOT } from './root.ts'
import { readStartSettings } from './start-settings.ts'
import { readWorkerConfig } from './worker-config.ts'

/**
 * Opens the database to write into: the embedded one, brought up to date first (and made, where there is none), or D1.
 * @throws CommandError when D1 is on an older schema than this version
 */
export async function openForWriting({ remote }: { readonly remote: boolean }): Promise<BackupDatabase> {
  const db = remote ? await openRemote(await readWorkerConfig(ROOT)) : await openMigrated()
  await refuseOldSchema(db)
  return db
}

async function openMigrated(): Promise<BackupDatabase> {
  const { stateDir } = readStartSettings(process.env, ROOT)
  await migrateLocal(stateDir, (await readWorkerConfig(ROOT)).text)
  return openLocal(stateDir, { snapshot: false })
}

async function refuseOldSchema(db: BackupDatabase): Promise<void> {
  const newest = (await migrationNames()).at(-1) ?? ''
  const { name } = await schemaOf(db)
  if (name >= newest) return
  db.close()
  throw new CommandError(
    `데이터베이스가 옛 판(${name})입니다. npm run deploy로 ${newest}까지 올리고 다시 하세요.`,
  )
}
