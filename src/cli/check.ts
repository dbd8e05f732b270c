// npm run check: looks over the articles and says what to mend, with file and line.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { printComplaint } from '../build/complaint.ts'
import { hasErrors, lintPosts } from './lint.ts'
import { ROOT } from './root.ts'
import { findSeedFiles, type Rewritten, repairSeedFile } from './seed-lint.ts'

const { values } = parseArgs({
  options: { posts: { type: 'string' }, fix: { type: 'boolean', default: false } },
})
const folder = path.resolve(values.posts ?? path.join(ROOT, 'posts'))

if (values.fix)
  for (const seed of await findSeedFiles(folder))
    for (const line of await repairSeedFile(seed)) console.log(printRewritten(line))

const lint = await lintPosts(folder, { lockMustHold: process.env.CI === 'true' })
for (const complaint of lint.complaints) console.log(printComplaint(complaint))
const errors = lint.complaints.filter((c) => c.level === 'error').length
console.log(`글 ${lint.posts}편: 오류 ${errors}, 주의 ${lint.complaints.length - errors}`)
if (lint.fixable > 0) console.log(`이 가운데 ${lint.fixable}곳은 npm run check -- --fix가 고쳐 줍니다.`)
if (hasErrors(lint)) process.exitCode = 1

function printRewritten({ file, line, text }: Rewritten): string {
  return `${file}:${line}: ${text === null ? '지웠습니다' : `고쳤습니다\n    → ${text}`}`
}
