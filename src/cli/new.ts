// npm run new -- "제목" --category dev: begins a draft.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CommandError, runCommand } from './command.ts'
import { planPost } from './new-post.ts'
import { blogOf, postsFolder } from './posts-option.ts'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { category: { type: 'string' }, slug: { type: 'string' }, posts: { type: 'string' } },
  })
  const folder = postsFolder(values.posts)
  const title = positionals.join(' ')
  const { name, text } = await planPost(folder, await blogOf(folder), { ...values, title, now: Date.now() })
  const file = path.join(folder, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new CommandError(`posts/${name}이 이미 있습니다.`) : error
  })
  console.log(`posts/${name}\n초고입니다. 펴낼 때 draft: true 줄을 지우세요.`)
  return 0
})
