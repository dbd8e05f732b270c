// npm run export -- DIR: the whole blog in forms others read: markdown and pictures, NDJSON, and WordPress' WXR.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openLocal, openRemote } from './backup-database.ts'
import { printCounts } from './backup-place.ts'
import { CommandError, runCommand } from './command.ts'
import { exportBlog } from './export/export-blog.ts'
import { blogOf, postsFolder } from './posts-option.ts'
import { ROOT } from './root.ts'
import { readStartSettings } from './start-settings.ts'
import { readWorkerConfig } from './worker-config.ts'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'boolean', default: false }, posts: { type: 'string' } },
  })
  const [name, ...rest] = positionals
  if (!name || rest.length > 0) throw new CommandError('npm run export -- DIR [--remote]')
  const target = path.resolve(process.env.INIT_CWD || process.cwd(), name)
  const folder = postsFolder(values.posts)
  const blog = await blogOf(folder)
  const db = values.remote
    ? await openRemote(await readWorkerConfig(ROOT))
    : await openLocal(readStartSettings(process.env, ROOT).stateDir, { snapshot: true })
  try {
    const { posts, rows } = await exportBlog(folder, blog, db, target)
    console.log(`${target}\nposts/: 글 ${posts}편과 그림`)
    console.log(`readers.ndjson: ${printCounts(rows)}\nwordpress.xml: 글과 댓글`)
    return 0
  } finally {
    db.close()
  }
})
