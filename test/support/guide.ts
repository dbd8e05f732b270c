import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One fenced example of a guide. */
export interface Example {
  readonly language: string
  /** What stands behind `title=`: mostly the file it is. */
  readonly title: string | undefined
  readonly text: string
}

/** A document of the project, by its path. */
export const readGuide = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8')

/** The part of a guide below a heading, up to the next one of any depth. */
export function sectionOf(guide: string, heading: string): string {
  const lines = guide.split('\n')
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  if (from < 0) throw new Error(`There is no heading "${heading}"`)
  const until = lines.findIndex((line, i) => i > from && /^#+ /.test(line))
  return lines.slice(from + 1, until < 0 ? undefined : until).join('\n')
}

/** The cells of a table's rows, without its head; `\|` is a bar. */
export const rowsOf = (section: string): string[][] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    )

/** Every text between backticks, in order. */
export const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

/** The fenced examples, in order. */
export const examplesOf = (guide: string): Example[] =>
  [...guide.matchAll(/^(```+)(\w+)(?: title="([^"]*)")?[^\n]*\n([\s\S]*?)\n\1$/gm)].map(
    ([, , language = '', title, text = '']) => ({ language, title, text: `${text}\n` }),
  )
