import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeIfChanged } from '../../build/build-files.ts'
import type { PostId } from '../../domain/post.ts'

// posts/_imports.ndjson, committed: one line per imported post, so that a second import knows what it wrote before.
// Front matter stays the author's.

/** What an import wrote: where, which post that is, and what the file looked like (16 hex digits of its SHA-256). */
export interface LedgerLine {
  readonly source: string
  /** Below posts/. */
  readonly file: string
  readonly id: PostId
  readonly hash: string
}

const NAME = '_imports.ndjson'

export class Ledger {
  private readonly folder: string
  private readonly lines: Map<string, LedgerLine>

  private constructor(folder: string, lines: Map<string, LedgerLine>) {
    this.folder = folder
    this.lines = lines
  }

  /** Lines that cannot be read are passed over; of two for one source, left by a merge, the later counts. */
  static async open(folder: string): Promise<Ledger> {
    const text = await readFile(path.join(folder, NAME), 'utf8').catch(() => '')
    const lines = text.split('\n').flatMap((line) => parseLine(line))
    return new Ledger(folder, new Map(lines.map((line) => [line.source, line])))
  }

  find(source: string): LedgerLine | undefined {
    return this.lines.get(source)
  }

  set(line: LedgerLine): void {
    this.lines.set(line.source, line)
  }

  all(): LedgerLine[] {
    return [...this.lines.values()]
  }

  async save(): Promise<void> {
    const text = this.all()
      .map(({ source, file, id, hash }) => `${JSON.stringify({ source, file, id, hash })}\n`)
      .sort()
      .join('')
    if (text) await writeIfChanged(path.join(this.folder, NAME), text)
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

function parseLine(line: string): LedgerLine[] {
  try {
    const { source, file, id, hash }: Partial<Record<keyof LedgerLine, unknown>> = JSON.parse(line)
    const isWhole = [source, file, id, hash].every((value) => typeof value === 'string')
    return isWhole ? [{ source: String(source), file: String(file), id: String(id), hash: String(hash) }] : []
  } catch {
    return []
  }
}
