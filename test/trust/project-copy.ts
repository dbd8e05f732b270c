import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

/** A folder with what git knows and what the build made; the packages are shared. Whoever asked for it removes it. */
export function copyProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'madang-copy-'))
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  for (const file of [...listed.split('\0').filter(Boolean), 'dist', 'src/shelf/generated'])
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}
