import path from 'node:path'
import { importsOf, literalsOf, withoutComments } from './source-text.ts'

/**
 * What is wrong with one file, a sentence each. Paths are relative to the project, such as `src/domain/slug.ts`.
 */
export type HouseRule = (file: string, text: string) => string[]

/** Who may import whom; every room may also import itself, but no route another route. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  env: [],
  shelf: ['domain'],
  store: ['domain'],
  views: ['domain'],
  counting: ['domain', 'store'],
  notices: ['domain', 'store'],
  jobs: ['domain', 'store', 'shelf', 'counting', 'notices'],
  gates: ['env', 'domain', 'store', 'views'],
  routes: ['env', 'domain', 'shelf', 'store', 'counting', 'notices', 'views'],
  app: ['routes', 'gates', 'env', 'shelf', 'domain'],
  index: ['app', 'routes', 'gates', 'env', 'shelf', 'counting', 'jobs'],
  dev: ['index', 'env', 'shelf'],
  client: ['domain'],
  build: ['domain'],
  cli: ['domain', 'build'],
}

/** Statements a backup needs, plain data: they live with all other SQL, and the commands send them. */
const STATEMENTS_FOR_CLI = /^src\/store\/backup-[\w-]+\.ts$/

/** Rooms that run in Node; all others run in the Worker or the browser. */
const NODE_ROOMS = ['build', 'cli']
const MAX_FILE_LINES = 200
const MAX_FUNCTION_LINES = 40
const RAW_HTML_FILE = 'src/views/raw-html.tsx'
const SQL_ROOMS = ['store', 'counting', 'shelf']

/** Imports go only the ways the rooms allow. */
export const importsOnlyWhatItMay: HouseRule = (file, text) => {
  const room = roomOf(file)
  const allowed = MAY_IMPORT[room]
  if (!allowed) return [`${file} is in no known room`]
  return importsOf(text).flatMap((name) => {
    if (!name.startsWith('.')) return packageProblem(file, room, name)
    const target = path.posix.join(path.posix.dirname(file), name)
    const to = roomOf(target)
    if (room === 'routes' && to === 'routes') return [`${file} imports another route, ${target}`]
    if (room === 'cli' && STATEMENTS_FOR_CLI.test(target)) return []
    return to === room || allowed.includes(to) ? [] : [`${file} (${room}) imports ${target} (${to})`]
  })
}

/** The rules of the blog are told what time it is and reach for nothing. */
export const keepsDomainPure: HouseRule = (file, text) =>
  roomOf(file) === 'domain' && IMPURE.test(withoutComments(text)) ? [`${file} asks the world outside`] : []

/** A file is read in one go. */
export const isShort: HouseRule = (file, text) => {
  const lines = text.trimEnd().split('\n').length
  return lines > MAX_FILE_LINES ? [`${file} has ${lines} lines`] : []
}

/**
 * A function is seen at a glance. Counted from the line that begins it to the one that ends it, by indentation:
 * the formatter has laid all code out so that nothing inside a function stands at its margin.
 */
export const hasShortFunctions: HouseRule = (file, text) => {
  const lines = text.split('\n')
  return lines.flatMap((line, start) => {
    if (!FUNCTION.test(line) || /^\s*(?:\*|\/\/|\/\*)/.test(line)) return []
    const length = lastLineOf(lines, start) - start + 1
    return length > MAX_FUNCTION_LINES ? [`${file}:${start + 1} begins a function of ${length} lines`] : []
  })
}

/** A name says what is inside. */
export const isNamedForWhatItHolds: HouseRule = (file) =>
  file
    .toLowerCase()
    .split(/[/.\-_]/)
    .some((word) => /^(?:utils?|helpers?|common|misc)$/.test(word))
    ? [`${file} has a name that holds anything`]
    : []

/** SQL stands in the rooms that own tables, whole, with its values bound. */
export const keepsSqlInItsRoom: HouseRule = (file, text) =>
  literalsOf(text).flatMap((literal) => {
    if (!SQL.test(literal.text)) return []
    const place = `${file}:${literal.line}`
    return [
      ...(SQL_ROOMS.includes(roomOf(file)) ? [] : [`${place} holds SQL outside ${SQL_ROOMS.join(', ')}`]),
      ...(literal.assembled ? [`${place} puts SQL together from parts`] : []),
    ]
  })

/** HTML that is not escaped enters pages in one place. */
export const escapesHtml: HouseRule = (file, text) =>
  file !== RAW_HTML_FILE && RAW_HTML.test(withoutComments(text))
    ? [`${file} writes HTML unescaped; use ${RAW_HTML_FILE}`]
    : []

/** `src/store/db.ts` → store, `src/app.ts` → app, what is not in src → its path. */
function roomOf(file: string): string {
  const [root, room = '', ...rest] = file.split('/')
  if (root !== 'src') return file
  return rest.length > 0 ? room : room.replace(/\.tsx?$/, '')
}

function packageProblem(file: string, room: string, name: string): string[] {
  if (/^(?:[#~/]|@\/|src\/)/.test(name)) return [`${file} imports ${name} by an alias`]
  if (name.startsWith('node:') && !NODE_ROOMS.includes(room)) return [`${file} imports ${name}`]
  return room === 'domain' && name !== 'marked' ? [`${file} imports ${name}; domain is pure`] : []
}

/** Lines that begin a function: `function f(`, `… =>`, `… => {`, `method(…) {`, `): Html {` below its arguments. */
const FUNCTION =
  /\bfunction\b.*[({]$|=>(?: [({[]+)?$|^\s*(?:(?:private|protected|override|static|async|get|set) )*(?!(?:if|for|while|switch|catch|with)\b)#?[\w$]+\([^=]*\)(?:: .+)? \{$|^\s*\)(?:: .+)? \{$/

/** The line that ends what begins at `start`: the last before its margin is reached, with a bracket closing there. */
function lastLineOf(lines: readonly string[], start: number): number {
  const margin = indentation(lines[start] ?? '')
  let last = start
  for (const [i, line] of lines.entries()) {
    if (i <= start || line.trim() === '') continue
    const inside = indentation(line) > margin || /^\s*[)}\]]+.*(?:[{([]|=>)$/.test(line)
    if (!inside) return /^\s*[)}\]`]/.test(line) ? i : last
    last = i
  }
  return last
}

const indentation = (line: string): number => line.length - line.trimStart().length

const SQL =
  /^\s*(?:\/\*[\s\S]*?\*\/\s*)?(?:SELECT|select|WITH|PRAGMA|pragma)\s|\b(?:SELECT\s[\s\S]+\sFROM\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX|TRIGGER|VIEW|UNIQUE)\s)|\b(?:insert\s+into|update\s+\w+\s+set|delete\s+from|drop\s+table)\s/

const IMPURE = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|(?<!\.)\bfetch\(/

const RAW_HTML = /\bdangerouslySetInnerHTML\b|(?<![.\w])raw\(|\{[^}]*\braw\b[^}]*\}\s*from\s*['"]hono\//
