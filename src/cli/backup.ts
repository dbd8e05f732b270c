// npm run backup -- FILE: everything readers left, as one file. Reads only.
import { access } from 'node:fs/promises'
import { READ_PEPPERS } from '../store/backup-tables.ts'
import { openLocal, openRemote, schemaOf } from './backup-database.ts'
import { writeBackup } from './backup-file.ts'
import { pagesOf } from './backup-pages.ts'
import { ownVersion, printCounts, readWish } from './backup-place.ts'
import { CommandError, runCommand } from './command.ts'
import { ROOT } from './root.ts'
import { readStartSettings } from './start-settings.ts'
import { readWorkerConfig } from './worker-config.ts'

await runCommand(async () => {
  const { file, remote } = readWish('backup')
  if (await exists(file)) throw new CommandError(`${file}이 이미 있습니다. 다른 이름을 쓰세요.`)
  const db = remote
    ? await openRemote(await readWorkerConfig(ROOT))
    : await openLocal(readStartSettings(process.env, ROOT).stateDir, { snapshot: true })
  try {
    const { name, now } = await schemaOf(db)
    const peppers = (await db.all(READ_PEPPERS)).map((row) => String(row.pepper))
    const head = { madang: await ownVersion(), schema: name, made: new Date(now).toISOString(), peppers }
    const rows = await writeBackup(file, head, pagesOf(db, now))
    console.log(`${file}\n${printCounts(rows)}`)
    if (peppers.length > 0)
      console.log(
        `손님의 비밀번호는 지금의 PEPPER와 함께여야 쓸 수 있습니다 (${peppers.join(', ')}). 따로 보관하세요.`,
      )
    return 0
  } finally {
    db.close()
  }
})

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
