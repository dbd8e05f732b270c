import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PROJECT = path.join(import.meta.dirname, '../..')

/** How a command ended: what it printed, on either stream, and its exit code. */
export interface Ended {
  readonly code: number
  readonly output: string
}

/** A copy of the project with a blog of one post, in which commands may write what they like. */
export class ProjectCopy {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'madang-project-'))

  constructor() {
    for (const name of ['src', 'migrations', 'wrangler.toml', 'package.json', 'tsconfig.json'])
      cpSync(path.join(PROJECT, name), path.join(this.folder, name), { recursive: true })
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(this.folder, 'node_modules'))
    writePosts(path.join(this.folder, 'posts'), {
      'dev/first.md': 'title: 첫 글\ndate: 2026-01-02\n---\n\n본문\n',
    })
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text)
  }

  /** Runs one of the commands to its end. */
  async run(
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const child = this.start(process.execPath, [path.join(this.folder, 'src', script), ...args], env)
    const output = outputOf(child)
    const code = await new Promise<number>((resolve) => child.once('close', (c) => resolve(c ?? -1)))
    return { code, output: output() }
  }

  start(command: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
    const outside = { ...process.env, CI: '', npm_lifecycle_event: 'start', CLOUDFLARE_API_TOKEN: '', ...env }
    return spawn(command, args, { cwd: this.folder, env: outside, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Everything a process has printed until now. */
export function outputOf(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return () => text
}

const BLOG = `title: 마당
url: https://blog.test
author: 지기
categories:
  dev: {name: 개발}
`

/** Writes a posts folder: blog.yaml and files by name, each without its first `---` line. */
export function writePosts(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(path.join(folder, 'dev'), { recursive: true })
  writeFileSync(path.join(folder, 'blog.yaml'), BLOG)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), `---\n${text}`)
}
