// npm run import -- --from KIND PATH: brings the posts and conversations of another blog. A second time changes nothing.

import { runCommand } from './command.ts'
import { Progress } from './import/progress.ts'
import { READERS } from './import/readers.ts'
import { Report } from './import/report.ts'
import { runImport } from './import/run-import.ts'
import { bringViews } from './import/views/bring-views.ts'
import { readImportWish } from './import/wish.ts'
import { openForWriting } from './open-migrated.ts'
import { blogOf, postsFolder } from './posts-option.ts'

await runCommand(async () => {
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  const wish = readImportWish(process.argv.slice(2), process.env.INIT_CWD || process.cwd())
  const folder = postsFolder(wish.posts)
  const blog = await blogOf(folder)
  const [report, progress] = [new Report(wish.report), new Progress()]
  const openDatabase = () => openForWriting(wish)
  try {
    if (wish.kind === 'views') {
      const db = wish.dryRun ? undefined : await openDatabase()
      await bringViews({ file: wish.path, folder, blog, report, db }).finally(() => db?.close())
    } else await runImport({ wish, reader: READERS[wish.kind], folder, blog, report, progress, openDatabase })
  } finally {
    progress.end()
    await report.close()
    console.log(report.summary())
  }
  if (wish.dryRun) console.log('--dry-run이라 아무것도 쓰지 않았습니다.')
  return 0
})
