import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePosts } from './project-copy.ts'

const CHECK = path.join(import.meta.dirname, '../../src/cli/check.ts')
const HEAD = 'title: 글\ndate: 2026-01-02\n---\n\n'
const SEED = `${HEAD}안녕하세요.\n\n1. 첫째 소식\n① 무엇인가요?\n글입니다.\n② 왜인가요?\n글입니다.\n\n2. 둘째 소식\n글입니다.\n`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'madang-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function check(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const all = { ...process.env, CI: '', ...env }
  const { status, stdout, stderr } = spawnSync(process.execPath, [CHECK, '--posts', folder, ...args], {
    env: all,
  })
  return { status, output: String(stdout), errors: String(stderr) }
}

describe('npm run check', () => {
  it('passes clean posts and writes nothing', () => {
    writePosts(folder, { 'dev/a.md': `${HEAD}본문\n` })

    expect(check()).toMatchObject({ status: 0, output: '글 1편: 오류 0, 주의 0\n' })
    expect(existsSync(path.join(folder, 'posts.lock'))).toBe(false)
  })

  it('says every problem with file, line and remedy, and fails', () => {
    writePosts(folder, { 'dev/a.md': `titel: 글\n${HEAD}본문\n`, 'dev/b.md': 'title: 글\n---\n\n본문\n' })

    const { status, output } = check()

    expect(status).toBe(1)
    expect(output).toContain('posts/dev/a.md:2: titel는 모르는 항목입니다\n    → title를 뜻했나요?')
    expect(output).toContain('posts/dev/b.md:1: date가 없습니다')
  })

  it('passes warnings', () => {
    writePosts(folder, { 'dev/a.md': `${HEAD}![](data:,)\n` })

    expect(check()).toMatchObject({ status: 0 })
    expect(check().output).toContain('posts/dev/a.md:6: (주의) ')
  })

  it('fails on pictures that are not there', () => {
    writePosts(folder, { 'dev/a.md': `${HEAD}![산](a.png)\n` })

    const { status, output } = check()

    expect(status).toBe(1)
    expect(output).toContain('posts/dev/a.md:6: 그림 파일이 없습니다: a.png')
  })

  it('fails on dead links', () => {
    writePosts(folder, { 'dev/a.md': `${HEAD}[x](/posts/nowhere)\n` })

    const { status, output } = check()

    expect(status).toBe(1)
    expect(output).toContain('posts/dev/a.md:6: /posts/nowhere에 글이 없습니다')
  })

  it('names a broken line of posts.lock', () => {
    writePosts(folder, { 'dev/a.md': `${HEAD}본문\n` })
    writeFileSync(path.join(folder, 'posts.lock'), '<<<<<<< HEAD\n')

    const { status, output } = check()

    expect(status).toBe(1)
    expect(output).toContain('posts/posts.lock:1: ')
  })

  it('says which folder is missing, without a stack', () => {
    rmSync(folder, { recursive: true })

    const { status, errors } = check()
    writePosts(folder, {})

    expect({ status, errors }).toEqual({ status: 1, errors: `${folder} 폴더가 없습니다.\n` })
  })
})

describe('pasted plain text', () => {
  it('is an error at each line, with what to write, and is left alone', () => {
    writePosts(folder, { 'dev/a.md': SEED })
    const before = readFileSync(path.join(folder, 'dev/a.md'), 'utf8')

    const { status, output } = check()

    expect(status).toBe(1)
    expect(output).toMatch(/posts\/dev\/a\.md:8: .*\n {4}→ ## 1\. 첫째 소식/)
    expect(output).toContain('npm run check -- --fix')
    expect(readFileSync(path.join(folder, 'dev/a.md'), 'utf8')).toBe(before)
  })

  it('is only a warning in a draft', () => {
    writePosts(folder, { 'dev/a.md': `draft: true\n${SEED}` })

    expect(check()).toMatchObject({ status: 0 })
  })

  it('is rewritten by --fix, which says each line, and touches no other file', () => {
    const other = `${HEAD}  이상한   빈칸  \n\n\n`
    writePosts(folder, { 'dev/a.md': SEED, 'dev/b.md': `${other}` })

    const { status, output } = check(['--fix'])

    expect(status).toBe(0)
    expect(output).toContain('posts/dev/a.md:8: 고쳤습니다\n    → ## 1. 첫째 소식')
    expect(output).toContain('posts/dev/a.md:9: 고쳤습니다\n    → ### ① 무엇인가요?')
    expect(readFileSync(path.join(folder, 'dev/a.md'), 'utf8')).toContain(
      '\n## 1. 첫째 소식\n\n### ① 무엇인가요?\n\n',
    )
    expect(readFileSync(path.join(folder, 'dev/b.md'), 'utf8')).toBe(`---\n${other}`)
  })
})

describe('posts.lock', () => {
  beforeEach(() => writePosts(folder, { 'dev/a.md': `${HEAD}본문\n` }))

  it('may be behind on an author’s machine', () => {
    expect(check()).toMatchObject({ status: 0 })
  })

  it('may not be behind in CI, which could not commit it', () => {
    const { status, output } = check([], { CI: 'true' })

    expect(status).toBe(1)
    expect(output).toContain('posts.lock이 글보다 오래되었습니다\n    → npm run build를 돌리고')
  })
})
