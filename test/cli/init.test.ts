import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import { markdown } from '../support/posts-folder.ts'
import { Authoring } from './authoring.ts'

const ANSWERS = ['--title', '나의: 마당', '--url', 'https://me.test', '--author', '나']
const SAMPLES = path.join(import.meta.dirname, '../../posts')

/** The samples as a clone has them. */
function clone(): Authoring {
  const blog = new Authoring({})
  cpSync(SAMPLES, blog.folder, { recursive: true })
  return blog
}

const articlesOf = (blog: Authoring): string[] => blog.read('posts.lock').match(/\/posts\/\S+/g) ?? []

describe('npm run init', () => {
  it('drops the samples, writes the answers, and leaves a blog that builds and passes the check', () => {
    const blog = clone()
    expect(articlesOf(blog).length).toBeGreaterThan(5)
    expect(blog.run('init', ...ANSWERS)).toMatchObject({ code: 0, errors: '' })
    expect(articlesOf(blog)).toEqual([])
    const complaints: Parameters<typeof readBlog>[1] = []
    const mine = readBlog(blog.read('blog.yaml'), complaints)
    expect(complaints).toEqual([])
    expect(mine).toMatchObject({ title: '나의: 마당', url: 'https://me.test', author: '나', description: '' })
    const samples = readBlog(readFileSync(path.join(SAMPLES, 'blog.yaml'), 'utf8'), [])
    expect(mine.categories).toEqual(samples.categories)
    expect(blog.read('blog.yaml')).toContain('# 블로그의 설정')
    expect(blog.build()).toMatchObject({ code: 0, errors: '' })
    expect(blog.run('check')).toMatchObject({ code: 0, output: expect.stringContaining('오류 0') })
    expect(blog.has('_pages/guestbook.md')).toBe(true)
  })

  it('takes categories, and the first post goes there', () => {
    const blog = clone()
    expect(blog.run('init', ...ANSWERS, '--categories', 'notes=쪽지, notes/book=책').code).toBe(0)
    expect(readBlog(blog.read('blog.yaml'), []).categories).toEqual([
      { path: 'notes', name: '쪽지', description: '' },
      { path: 'notes/book', name: '책', description: '' },
    ])
    expect(blog.run('new', '첫 글', '--category', '책').output).toContain('posts/notes/book/첫-글.md')
  })
})

describe('init changes nothing', () => {
  const untouched = (blog: Authoring, args: readonly string[], said: string) => {
    const before = [blog.read('blog.yaml'), blog.read('posts.lock')]
    const { code, errors } = blog.run('init', ...args)
    expect(code).toBe(1)
    expect(errors).toContain(said)
    expect([blog.read('blog.yaml'), blog.read('posts.lock')]).toEqual(before)
  }

  it('where nobody can answer and flags are missing', () =>
    untouched(clone(), ['--title', '나'], '--url … --author …'))

  it('with an answer that is none', () =>
    untouched(clone(), [...ANSWERS, '--timezone', 'Asia/Seul'], '없는 시간대'))

  it('in a blog that has an address of its own, unless forced', () => {
    const blog = clone()
    expect(blog.run('init', ...ANSWERS).code).toBe(0)
    blog.write({ 'dev/mine.md': markdown('내 글') })
    untouched(blog, ANSWERS, 'https://me.test')
    expect(blog.has('dev/mine.md')).toBe(true)
    expect(blog.run('init', ...ANSWERS, '--force').code).toBe(0)
    expect(blog.has('dev/mine.md')).toBe(false)
  })

  it('where edits are not committed', () => {
    const blog = clone()
    const git = (...args: string[]) => execFileSync('git', args, { cwd: blog.folder, stdio: 'ignore' })
    git('init', '-q')
    git('add', '-A')
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'samples')
    blog.write({ 'dev/mine.md': markdown('내 글') })
    untouched(blog, ANSWERS, 'dev/mine.md')
  })
})
