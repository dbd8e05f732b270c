import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { BackupDatabase } from '../../../src/cli/backup-database.ts'
import { Progress } from '../../../src/cli/import/progress.ts'
import { READERS } from '../../../src/cli/import/readers.ts'
import { Report } from '../../../src/cli/import/report.ts'
import { runImport } from '../../../src/cli/import/run-import.ts'
import type { Kind } from '../../../src/cli/import/wish.ts'
import { blogOf } from '../../../src/cli/posts-option.ts'
import { makeFolder, makePosts } from '../../support/posts-folder.ts'

const PROJECT = path.join(import.meta.dirname, '../../..')

/** What is asked besides the kind and the path. */
export interface Asked {
  readonly dryRun?: boolean
  readonly overwrite?: boolean
  readonly owners?: readonly string[]
}

/** What an import told: each line of its report as [outcome, thing, file:line, what, why]. */
export interface Told {
  readonly lines: readonly (readonly string[])[]
  readonly summary: string
}

/** A stored comment, as tests ask for it. */
export interface CommentRow {
  readonly id: number
  readonly post_id: string
  readonly root_id: number
  readonly parent_id: number | null
  readonly name: string
  readonly source: string
  readonly html: string
  readonly status: string
  readonly secret: number
  readonly owner: number
  readonly created_at: number
  readonly request_key: string
}

/** A blog of its own with a database of its own, and imports into it. */
export class MovedBlog {
  readonly folder: string
  readonly tables = new DatabaseSync(':memory:')
  readonly database: BackupDatabase = {
    all: async (sql, ...values) => this.tables.prepare(sql).all(...values),
    close: () => undefined,
  }

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.folder = makePosts(files)
    const migrations = path.join(PROJECT, 'migrations')
    this.tables.exec('CREATE TABLE d1_migrations (name TEXT)')
    for (const name of readdirSync(migrations).sort()) {
      this.tables.exec(readFileSync(path.join(migrations, name), 'utf8'))
      this.tables.prepare('INSERT INTO d1_migrations VALUES (?)').run(name)
    }
  }

  async import(kind: Exclude<Kind, 'views'>, source: string, asked: Asked = {}): Promise<Told> {
    const reader = READERS[kind]
    const file = path.join(mkdtempSync(path.join(makeFolder(), 'r-')), 'report.tsv')
    const report = new Report(file)
    const wish = {
      dryRun: false,
      overwrite: false,
      fetchImages: false,
      owners: [],
      remote: false,
      ...asked,
      path: source,
    }
    const blog = await blogOf(this.folder)
    try {
      await runImport({
        ...{ wish, reader, folder: this.folder, blog, report, progress: new Progress() },
        openDatabase: async () => this.database,
      })
    } finally {
      await report.close()
    }
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    return { lines: lines.map((line) => line.split('\t')), summary: report.summary() }
  }

  comments(): CommentRow[] {
    const rows = this.tables.prepare('SELECT * FROM comments ORDER BY id').all()
    return JSON.parse(JSON.stringify(rows))
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8')
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true })
    writeFileSync(path.join(this.folder, name), text)
  }

  /** Every file below posts with what is in it. */
  files(): Record<string, string> {
    const names = readdirSync(this.folder, { recursive: true, withFileTypes: true })
    const files = names
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
    return Object.fromEntries(
      files.sort().map((name) => [name, readFileSync(path.join(this.folder, name), 'latin1')]),
    )
  }
}

export const fixture = (name: string): string => path.join(PROJECT, 'test/fixtures/import', name)

/** Writes an export to read. @returns its path */
export function exported(name: string, content: string | Uint8Array): string {
  const file = path.join(makeFolder(), name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
