import { BACKUP_TABLES } from '../../../store/backup-tables.ts'
import type { BackupDatabase } from '../../backup-database.ts'
import type { Report } from '../report.ts'

const PAGE_ROWS = 500
const PAGE_CHARS = 400_000

/** Rows on their way into the database, by the statement that restores a backup. */
export class RowPages {
  private readonly db: BackupDatabase | undefined
  private readonly report: Report
  private rows: string[] = []
  private chars = 0

  constructor(db: BackupDatabase | undefined, report: Report) {
    this.db = db
    this.report = report
  }

  async add(row: Readonly<Record<string, string | number | null>>): Promise<void> {
    const text = JSON.stringify(row)
    if (this.rows.length >= PAGE_ROWS || this.chars + text.length > PAGE_CHARS) await this.flush()
    this.rows.push(text)
    this.chars += text.length
  }

  async flush(): Promise<void> {
    const write = BACKUP_TABLES.find(({ name }) => name === 'comments')?.write ?? ''
    const written = await this.db?.all(write, `[${this.rows.join(',')}]`)
    const lost = this.rows.length - (written?.length ?? this.rows.length)
    if (lost > 0)
      this.report.add(
        'skipped',
        'file',
        { file: 'D1', line: 0 },
        `댓글 ${lost}개`,
        '번호가 다른 댓글의 것이라 들어가지 못했습니다',
      )
    this.rows = []
    this.chars = 0
  }
}
