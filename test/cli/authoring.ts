import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { makePosts } from '../support/posts-folder.ts'

/** How a command ended. */
export interface Ran {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** A posts folder of its own, and the author's commands run on it. */
export class Authoring {
  readonly folder: string

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = makePosts(files)
  }

  run(command: 'new' | 'rename' | 'init' | 'check', ...args: readonly string[]): Ran {
    return run([
      path.join(import.meta.dirname, `../../src/cli/${command}.ts`),
      '--posts',
      this.folder,
      ...args,
    ])
  }

  /** As `npm run build` does it, into a folder beside the posts. */
  build(): Ran {
    const main = path.join(import.meta.dirname, '../../src/build/main.ts')
    return run([main, '--posts', this.folder, '--out', path.join(this.folder, '.out')])
  }

  write(files: Readonly<Record<string, string>>): void {
    makePosts({ 'blog.yaml': this.read('blog.yaml'), ...files }, this.folder)
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8')
  }

  has(name: string): boolean {
    return existsSync(path.join(this.folder, name))
  }
}

function run(args: readonly string[]): Ran {
  const env = { ...process.env, CI: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', input: '' })
  return { code: status, output: stdout, errors: stderr }
}
