import { parse, TomlDate, TomlError } from 'smol-toml'
import type { ComplainAt, SourceValues } from './front-matter.ts'

/** Reads the TOML between the fences. The opening fence is line 1 of the file. */
export function readToml(source: string, complainAt: ComplainAt): SourceValues {
  const lines = linesOfNames(source)
  const table = parsed(source, complainAt)
  return new Map(
    Object.entries(table).map(([name, value]) => [name, { value: plain(value), line: lines.get(name) ?? 2 }]),
  )
}

function parsed(source: string, complainAt: ComplainAt): Readonly<Record<string, unknown>> {
  try {
    return parse(source)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const line = source.split('\n')[error.line - 1]?.trim() ?? ''
    complainAt(error.line + 1, `머리말이 TOML이 아닙니다: ${line}`, hintFor(line))
    return {}
  }
}

function hintFor(line: string): string {
  const name = /^["']?([\w-]+)["']?\s*[=:]/.exec(line)?.[1] ?? 'title'
  return `${name} = "…"처럼 등호와 따옴표로, 한 이름은 한 번만 적으세요`
}

/** Dates as text, in the zone written or in none. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}

const TABLE = /^\s*\[{1,2}\s*["']?([^\]"'.]+)["']?[^\]]*\]{1,2}\s*(?:#.*)?$/
const NAME = /^\s*["']?([^\s"'=.]+)["']?\s*[=.]/

/** The parser keeps no places: names stand at the beginning of a line, tables in brackets behind all names. */
function linesOfNames(source: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let inTable = false
  for (const [index, line] of source.split('\n').entries()) {
    const table = TABLE.exec(line)?.[1]?.trim()
    const name = table ?? (inTable ? undefined : NAME.exec(line)?.[1])
    inTable ||= table !== undefined
    if (name !== undefined && !lines.has(name)) lines.set(name, index + 2)
  }
  return lines
}
