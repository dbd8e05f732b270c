import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FILE = path.join(import.meta.dirname, 'RESULTS.md')
const HEAD = '# Measured\n\nWritten by `npm run bench`. Machines differ: read the ratios.\n'

/** Writes the section of a figure, in place of what it said before. */
export function writeResults(name: string, lines: readonly string[]): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD
  const others = before.split(/^(?=## )/m).filter((section) => !section.startsWith(`## ${name}\n`))
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const day = new Date().toISOString().slice(0, 10)
  const section = [`## ${name}`, '', `${day}, commit ${commit}.`, ...lines, ''].join('\n')
  writeFileSync(FILE, `${others.map((other) => other.trimEnd()).join('\n\n')}\n\n${section}`)
  console.log(section)
}

/** A cell: numbers are rounded to what a reader can use. */
export type Cell = string | number

/** Rows as a table of markdown; the first row names the columns. */
export function tableOf(rows: readonly Readonly<Record<string, Cell>>[]): string[] {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(names),
    line(names.map((name) => (typeof rows[0]?.[name] === 'number' ? '--:' : '---'))),
    ...rows.map((row) => line(names.map((name) => textOf(row[name] ?? '')))),
  ]
}

const textOf = (cell: Cell): string =>
  typeof cell === 'number' ? new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(cell) : cell
