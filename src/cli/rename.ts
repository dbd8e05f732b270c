// npm run rename -- OLD NEW: moves a post and keeps its old address.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from './command.ts'
import { blogOf, postsFolder } from './posts-option.ts'
import { planRename } from './rename-plan.ts'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { posts: { type: 'string' } },
  })
  const [from, to, ...others] = positionals
  if (!from || !to || others.length > 0)
    throw new CommandError('옛 이름과 새 이름을 적으세요: npm run rename -- posts/dev/a.md posts/dev/b.md')
  const folder = postsFolder(values.posts)
  const { moves, edits, lockText, told } = await planRename(folder, await blogOf(folder), from, to)
  for (const { name, text } of edits) await writeFile(path.join(folder, name), text)
  for (const move of moves) {
    await mkdir(path.dirname(path.join(folder, move.to)), { recursive: true })
    await rename(path.join(folder, move.from), path.join(folder, move.to))
  }
  await writeFile(path.join(folder, 'posts.lock'), lockText)
  for (const line of told) console.log(line)
  return 0
})
