import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  escapesHtml,
  type HouseRule,
  hasShortFunctions,
  importsOnlyWhatItMay,
  isNamedForWhatItHolds,
  isShort,
  keepsDomainPure,
  keepsSqlInItsRoom,
} from './support/house-rules.ts'

const ROOT = path.join(import.meta.dirname, '..')
const src = filesOf('src')
const test = filesOf('test')

describe('every file', () => {
  it('is found by these tests', () => {
    expect(src.length).toBeGreaterThan(50)
    expect(test.length).toBeGreaterThan(30)
  })

  it.each<[string, HouseRule, readonly SourceFile[]]>([
    ['imports only what its room may', importsOnlyWhatItMay, src],
    ['has at most 200 lines', isShort, [...src, ...test]],
    ['has functions of at most 40 lines', hasShortFunctions, src],
    ['is named for what it holds', isNamedForWhatItHolds, [...src, ...test]],
    ['keeps SQL whole and in its room', keepsSqlInItsRoom, src],
    ['escapes what it writes into a page', escapesHtml, src],
    ['in domain is told the time', keepsDomainPure, src],
  ])('%s', (_, rule, files) => expect(files.flatMap(({ file, text }) => rule(file, text))).toEqual([]))
})

/** A file that need not exist, for a rule to judge. */
type Case = readonly [file: string, text: string]

describe('an import', () =>
  cases(importsOnlyWhatItMay, {
    allowed: [
      ['src/domain/a.ts', "import { b } from './b.ts'"],
      ['src/domain/a.ts', "import { Marked } from 'marked'"],
      ['src/store/a.ts', "import type { Post } from '../domain/post.ts'"],
      ['src/counting/a.ts', "import { x } from '../store/views.ts'"],
      ['src/gates/a.ts', "import { x } from '../env.ts'"],
      ['src/routes/admin/a.tsx', "import { x } from '../../views/page.tsx'"],
      ['src/app.ts', "import { x } from './routes/home.ts'\nimport { y } from './shelf/shelf.ts'"],
      [
        'src/index.ts',
        "import { shelfData } from './shelf/generated/shelf.ts'\nimport { app } from './app.ts'",
      ],
      ['src/cli/new.ts', "import { x } from '../build/posts.ts'\nimport fs from 'node:fs'"],
      ['src/cli/backup.ts', "import { BACKUP_TABLES } from '../store/backup-tables.ts'"],
      ['src/build/a.ts', "const made = `\nimport type { A } from '../../elsewhere/a.ts'\n`"],
      ['src/build/a.ts', "// import { x } from '../routes/home.ts'\nconst from = 'x'"],
    ],
    refused: [
      ['src/domain/a.ts', "import { x } from '../store/db.ts'"],
      ['src/domain/a.ts', "import type { Env } from '../env.ts'"],
      ['src/domain/a.ts', "import { Hono } from 'hono'"],
      ['src/env.ts', "import { x } from './domain/post.ts'"],
      ['src/store/a.ts', "import {\n  a,\n  b,\n} from '../views/page.tsx'"],
      ['src/views/a.tsx', "export * from '../store/db.ts'"],
      ['src/views/a.tsx', "export { a } from '../routes/home.ts'"],
      ['src/gates/a.ts', "import { x } from '../shelf/shelf.ts'"],
      ['src/routes/a.ts', "import { x } from '../gates/same-origin.ts'"],
      ['src/routes/a.ts', "import { x } from './b.ts'"],
      ['src/routes/admin/a.ts', "import { x } from '../posts.ts'"],
      ['src/routes/a.ts', "import { x } from '../build/posts.ts'"],
      ['src/index.ts', "import '../src/cli/start.ts'"],
      ['src/jobs/a.ts', "const x = await import('../cli/backup.ts')"],
      ['src/jobs/a.ts', "type X = import('../routes/home.ts').X"],
      ['src/jobs/a.ts', "import { x } from '../../test/support/x.ts'"],
      ['src/cli/backup.ts', "import * as comments from '../store/comments.ts'"],
      ['src/store/a.ts', "import fs from 'node:fs'"],
      ['src/store/a.ts', "import { x } from '#domain/post'"],
      ['src/elsewhere/a.ts', ''],
    ],
  }))

describe('the length of a file', () =>
  cases(isShort, {
    allowed: [['src/a.ts', 'x\n'.repeat(200)]],
    refused: [['src/a.ts', 'x\n'.repeat(201)]],
  }))

describe('the length of a function', () => {
  const lines = (n: number, margin = '  ') => `${margin}x()\n`.repeat(n)
  cases(hasShortFunctions, {
    allowed: [
      ['src/a.ts', `export function f() {\n${lines(38)}}\n`],
      ['src/a.ts', `const f = () =>\n${lines(39)}\nconst g = () =>\n${lines(39)}`],
      ['src/a.ts', `const table = {\n${lines(60)}}\n`],
      ['src/a.ts', `class A {\n${`  f() {\n${lines(20, '    ')}  }\n`.repeat(3)}}\n`],
    ],
    refused: [
      ['src/a.ts', `export function f() {\n${lines(39)}}\n`],
      ['src/a.ts', `export async function f(\n  a: A,\n): Promise<void> {\n${lines(38)}}\n`],
      ['src/a.ts', `const f = () =>\n${lines(40)}`],
      ['src/a.ts', `const f = (a: A): B => ({\n${lines(39)}})\n`],
      ['src/a.ts', `class A {\n  async f(a: A): Promise<B> {\n${lines(39, '    ')}  }\n}\n`],
      ['src/a.ts', `app.get('/x', async (c) => {\n${lines(39)}})\n`],
    ],
  })
})

describe('a name', () =>
  cases(isNamedForWhatItHolds, {
    allowed: [
      ['src/build/commonmark.ts', ''],
      ['test/support/hits.ts', ''],
    ],
    refused: [
      ['src/utils/a.ts', ''],
      ['src/domain/date-utils.ts', ''],
      ['test/helpers.ts', ''],
      ['src/common.ts', ''],
      ['src/store/misc.sql.ts', ''],
    ],
  }))

describe('SQL', () =>
  cases(keepsSqlInItsRoom, {
    allowed: [
      ['src/store/a.ts', 'db.prepare(`/* a.list */\n SELECT id FROM posts WHERE id = ?1`)'],
      ['src/counting/a.ts', "sql.exec('INSERT INTO views (post) VALUES (?)', post)"],
      [
        'src/views/a.tsx',
        "// SELECT id FROM posts\nconst hint = 'Select a post, or update it. Delete from here.'",
      ],
      ['src/gates/a.ts', "const allow = ['GET', 'DELETE', `UPDATE`]"],
    ],
    refused: [
      ['src/routes/a.ts', "db.prepare('SELECT id FROM posts')"],
      ['src/jobs/a.ts', 'db.prepare(`\n  DELETE FROM hits WHERE day < ?1`)'],
      ['src/views/a.tsx', "const a = /[`']/\ndb.prepare('UPDATE posts SET a = 1')"],
      ['src/cli/a.ts', "db.exec('drop table posts')"],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a file
      ['src/gates/a.ts', "const s = `${cond ? db.prepare('SELECT 1 FROM a') : ''}`"],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a file
      ['src/store/a.ts', 'db.prepare(`SELECT id FROM ${table}`)'],
      ['src/store/a.ts', "db.prepare('SELECT id FROM ' + table)"],
    ],
  }))

describe('raw HTML', () =>
  cases(escapesHtml, {
    allowed: [
      ['src/views/raw-html.tsx', "import { raw } from 'hono/html'\nraw(html)"],
      ['src/build/a.ts', 'const raw = token.raw(1)'],
      ['src/views/a.tsx', "// raw(html) would be wrong\nimport { html } from 'hono/html'"],
    ],
    refused: [
      ['src/views/a.tsx', "import { html, raw } from 'hono/html'"],
      ['src/routes/a.ts', 'c.html(raw(text))'],
      ['src/views/a.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ],
  }))

describe('domain', () =>
  cases(keepsDomainPure, {
    allowed: [
      ['src/domain/a.ts', '// never Date.now()\nnew Date(now)'],
      ['src/gates/clock.ts', 'Date.now()'],
    ],
    refused: [
      ['src/domain/a.ts', 'const now = Date.now()'],
      ['src/domain/a.ts', 'const now = new Date()'],
      ['src/domain/a.ts', 'await fetch(url)'],
    ],
  }))

function cases(rule: HouseRule, given: Record<'allowed' | 'refused', readonly Case[]>) {
  for (const [file, text] of given.allowed)
    it(`may stand in ${file}: ${excerpt(text)}`, () => expect(rule(file, text)).toEqual([]))
  for (const [file, text] of given.refused)
    it(`is refused in ${file}: ${excerpt(text)}`, () => expect(rule(file, text)).not.toEqual([]))
}

const excerpt = (text: string): string => text.slice(0, 80).replaceAll('\n', ' ')

interface SourceFile {
  readonly file: string
  readonly text: string
}

/** TypeScript below a folder of the project; what the build writes is not ours to judge. */
function filesOf(folder: string): SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file) && !/\/node_modules\/|^src\/shelf\/generated\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}
