import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ForeignComment } from '../foreign.ts'

/**
 * Comments of an export on the disk until it is read: only then is it known whom each answers and where its post stands.
 * Secret ones are among them, so the file is its owner's alone and goes when it is closed.
 */
export class Spool {
  private readonly folder: string
  private readonly handle: FileHandle
  private waiting: string[] = []
  count = 0

  private constructor(folder: string, handle: FileHandle) {
    this.folder = folder
    this.handle = handle
  }

  static async open(): Promise<Spool> {
    const folder = await mkdtemp(path.join(tmpdir(), 'madang-import-'))
    return new Spool(folder, await open(path.join(folder, 'comments.ndjson'), 'w', 0o600))
  }

  async add(comment: ForeignComment): Promise<void> {
    this.count++
    this.waiting.push(`${JSON.stringify(comment)}\n`)
    if (this.waiting.length >= 1000) await this.flush()
  }

  /** Everything that was added, in order. May be read several times. */
  async *read(): AsyncGenerator<ForeignComment> {
    await this.flush()
    let rest = ''
    for await (const chunk of createReadStream(path.join(this.folder, 'comments.ndjson'), 'utf8')) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line)
    }
  }

  async close(): Promise<void> {
    await this.handle.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  private async flush(): Promise<void> {
    await this.handle.write(this.waiting.join(''))
    this.waiting = []
  }
}
