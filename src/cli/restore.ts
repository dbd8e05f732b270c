// npm run restore -- FILE: brings back what is missing. Deletes nothing; a second time changes nothing.
import { BACKUP_TABLES, RECOUNTS } from '../store/backup-tables.ts'
import type { BackupDatabase } from './backup-database.ts'
import { type BackupHead, checkBackup, readPages } from './backup-file.ts'
import { migrationNames, printCounts, readWish } from './backup-place.ts'
import { CommandError, runCommand } from './command.ts'
import { openForWriting } from './open-migrated.ts'

await runCommand(async () => {
  const { file, remote } = readWish('restore')
  const { head, rows } = await checkBackup(file).catch(sayMissing(file))
  refuseNewer(head, (await migrationNames()).at(-1) ?? '')
  console.log(`${head.made}의 백업 (${head.schema}): ${printCounts(rows)}`)
  const db = await openForWriting({ remote })
  try {
    const written = await write(db, file)
    for (const recount of RECOUNTS) await db.all(recount)
    console.log(`새로 쓰거나 고친 것: ${Object.keys(written).length > 0 ? printCounts(written) : '없음'}`)
    if (head.peppers.length > 0)
      console.log(
        `손님의 비밀번호에는 PEPPER ${head.peppers.join(', ')}가 있어야 합니다 (PEPPER나 PEPPER_OLD).`,
      )
    return 0
  } finally {
    db.close()
  }
})

function sayMissing(file: string) {
  return (error: unknown): never => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new CommandError(`${file}이 없습니다.`) : error
  }
}

function refuseNewer({ schema, madang }: BackupHead, newest: string): void {
  if (schema > newest)
    throw new CommandError(
      `백업이 더 새 판(${madang}, ${schema})의 것입니다. 마당을 그 판으로 올리고 다시 하세요.`,
    )
}

/** How many rows each table took. Tables this version no longer has are passed over. */
async function write(db: BackupDatabase, file: string): Promise<Record<string, number>> {
  const statements = new Map(BACKUP_TABLES.map(({ name, write }) => [name, write]))
  const written: Record<string, number> = {}
  for await (const { table, rows } of readPages(file)) {
    const statement = statements.get(table)
    if (statement === undefined) continue
    const { length } = await db.all(statement, `[${rows.join(',')}]`)
    if (length > 0) written[table] = (written[table] ?? 0) + length
  }
  return written
}
