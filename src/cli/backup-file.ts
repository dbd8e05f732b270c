// The file of a backup: a head, one row a line as ["table",{…}], and a foot with counts and the SHA-256 of all before.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { CommandError } from './command.ts'

const FORMAT = 1

export interface BackupHead {
  /** The version that wrote it. */
  readonly madang: string
  readonly format: number
  /** The newest migration of the database it came from. */
  readonly schema: string
  /** ISO instant it was begun at. */
  readonly made: string
  /** Ids of the peppers the guests' passwords need. */
  readonly peppers: readonly string[]
}

export type TableCounts = Readonly<Record<string, number>>

/** Rows of one table, each as JSON text. */
export interface TablePage {
  readonly table: string
  readonly rows: readonly string[]
}

/**
 * Writes a backup. The file appears under its name only when it is whole; readable by its owner alone.
 * @throws CommandError when it is there already
 */
export async function writeBackup(
  file: string,
  head: Omit<BackupHead, 'format'>,
  pages: AsyncIterable<TablePage>,
): Promise<TableCounts> {
  const part = `${file}.part`
  const handle = await open(part, 'w', 0o600)
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  const put = async (text: string) => {
    hash.update(text)
    await handle.write(text)
  }
  try {
    await put(`${JSON.stringify({ ...head, format: FORMAT })}\n`)
    for await (const page of pages) {
      rows[page.table] = (rows[page.table] ?? 0) + page.rows.length
      await put(page.rows.map((row) => `["${page.table}",${row}]\n`).join(''))
    }
    await handle.write(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`)
    await handle.sync()
    await handle.close()
    await rename(part, file)
    return rows
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/** Reads a backup to its end and says what it is. @throws CommandError when it is no backup, cut off or changed */
export async function checkBackup(file: string): Promise<{ head: BackupHead; rows: TableCounts }> {
  const hash = createHash('sha256')
  let head: BackupHead | undefined
  let last: string | undefined
  for await (const line of linesOf(file)) {
    if (last !== undefined) hash.update(`${last}\n`)
    head ??= parseHead(file, line)
    last = line
  }
  const foot = parseFoot(last)
  if (!head || !foot) throw new CommandError(`${file}은 끝이 없습니다: 백업이 도중에 멈췄거나 잘렸습니다.`)
  if (foot.sha256 !== hash.digest('hex'))
    throw new CommandError(
      `${file}의 내용이 적힌 SHA-256과 다릅니다: 상했거나 고쳐진 파일이라 쓰지 않습니다.`,
    )
  return { head, rows: foot.rows }
}

/** What one statement takes: D1 takes 2 MB of text, and does one statement at a time. */
const PAGE_ROWS = 500
const PAGE_CHARS = 400_000

/** The rows of a checked backup in order, in pages of one table each. */
export async function* readPages(file: string): AsyncGenerator<TablePage> {
  let [table, rows, chars] = ['', [] as string[], 0]
  for await (const line of linesOf(file)) {
    if (line.startsWith('{')) continue // head and foot
    const match = ROW.exec(line)
    if (!match) throw new CommandError(`${file}에 읽을 수 없는 줄이 있습니다: ${line.slice(0, 60)}…`)
    const [, name = '', row = ''] = match
    if (rows.length > 0 && (name !== table || rows.length >= PAGE_ROWS || chars + row.length > PAGE_CHARS)) {
      yield { table, rows }
      rows = []
      chars = 0
    }
    table = name
    rows.push(row)
    chars += row.length
  }
  if (rows.length > 0) yield { table, rows }
}

// `s`: a comment may hold U+2028, which a dot alone does not match.
const ROW = /^\["([a-z_]+)",(\{.*\})\]$/s

/** Not by readline: it also cuts at U+2028, which a comment may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

function parseHead(file: string, line: string): BackupHead {
  const head = parseLine(line)
  if (head?.format === FORMAT && typeof head.schema === 'string' && Array.isArray(head.peppers))
    return {
      madang: String(head.madang),
      format: FORMAT,
      schema: head.schema,
      made: String(head.made),
      peppers: head.peppers.map(String),
    }
  throw new CommandError(
    head?.format === undefined
      ? `${file}은 마당의 백업이 아닙니다.`
      : `${file}은 이 판이 읽지 못하는 형식(${head.format})입니다. 새 판으로 올리고 다시 하세요.`,
  )
}

function parseFoot(line: string | undefined): { rows: TableCounts; sha256: string } | undefined {
  const foot = parseLine(line ?? '')
  if (typeof foot?.sha256 !== 'string' || typeof foot.rows !== 'object' || foot.rows === null)
    return undefined
  const rows = Object.entries(foot.rows).map(([table, count]) => [table, Number(count)] as const)
  return { rows: Object.fromEntries(rows), sha256: foot.sha256 }
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}
