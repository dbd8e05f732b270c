import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A blog.yaml with the categories dev, dev/edge and diary. */
export const BLOG_YAML = `title: 마당
description: 글과 이야기
url: https://blog.example
author: 지은이
timezone: Asia/Seoul
categories:
  dev: {name: 개발}
  dev/edge: {name: 엣지}
  diary: {name: 일기, description: 하루하루}
`

/** A post's file; `settings` are lines of front matter besides title and date. */
export const markdown = (title: string, settings = '', body = '글입니다.'): string =>
  `---\ntitle: ${title}\ndate: 2026-01-15\n${settings && `${settings}\n`}---\n\n${body}\n`

/** A folder of its own for one test, gone after it. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'madang-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files, by path below `folder`; {@link BLOG_YAML} is there already unless given. @returns the folder */
export function makePosts(files: Readonly<Record<string, string>>, folder = makeFolder()): string {
  for (const [name, text] of Object.entries({ 'blog.yaml': BLOG_YAML, ...files })) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}
