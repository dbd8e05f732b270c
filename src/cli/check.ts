// npm run check: looks over the articles and says what to mend, with file and line.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { printComplaint } from '../build/complaint.ts'
import { CommandError, runCommand } from './command.ts'
import { hasErrors, type Lint, lintPosts } from './lint.ts'
import { ROOT } from './root.ts'
import { findSeedFiles, type Rewritten, repairSeedFile } from './seed-lint.ts'

await runCommand(async () => {
  const { values } = parseArgs({
    options: { posts: { type: 'string' }, fix: { type: 'boolean', default: false } },
  })
  const folder = path.resolve(values.posts ?? path.join(ROOT, 'posts'))
  if (!existsSync(folder)) throw new CommandError(`${folder} 폴더가 없습니다.`)
  if (values.fix) await fixSeeds(folder)
  const lint = await lintPosts(folder, { lockMustHold: process.env.CI === 'true' })
  printLint(lint)
  return hasErrors(lint) ? 1 : 0
})

async function fixSeeds(folder: string): Promise<void> {
  for (const seed of await findSeedFiles(folder))
    for (const line of await repairSeedFile(seed)) console.log(printRewritten(line))
}

function printRewritten({ file, line, text }: Rewritten): string {
  return `${file}:${line}: ${text === null ? '지웠습니다' : `고쳤습니다\n    → ${text}`}`
}

function printLint({ posts, complaints, fixable }: Lint): void {
  for (const complaint of complaints) console.log(printComplaint(complaint))
  const errors = complaints.filter((c) => c.level === 'error').length
  console.log(`글 ${posts}편: 오류 ${errors}, 주의 ${complaints.length - errors}`)
  if (fixable > 0) console.log(`이 가운데 ${fixable}곳은 npm run check -- --fix가 고쳐 줍니다.`)
}
