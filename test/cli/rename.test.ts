import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { idOf } from '../../src/build/posts-lock.ts'
import { markdown } from '../support/posts-folder.ts'
import { Authoring } from './authoring.ts'

const A = idOf('/posts/a')

/** A blog that was built once. */
function published(files: Readonly<Record<string, string>>): Authoring {
  const blog = new Authoring(files)
  expect(blog.build()).toMatchObject({ code: 0 })
  return blog
}

const lineOf = (blog: Authoring, id: string): string =>
  blog
    .read('posts.lock')
    .split('\n')
    .find((line) => line.startsWith(id)) ?? ''

describe('npm run rename', () => {
  it.each([
    ['posts/dev/a.md', 'posts/dev/새-이름.md'],
    ['dev/a.md', '/posts/새-이름'],
    ['/posts/a', '새 이름'],
    ['https://blog.example/posts/a', '/posts/%EC%83%88-%EC%9D%B4%EB%A6%84'],
  ])('moves %s to %s with its translation, and keeps ids and old addresses', (from, to) => {
    const blog = published({ 'dev/a.md': markdown('가'), 'dev/a.en.md': markdown('A') })
    expect(blog.run('rename', from, to)).toMatchObject({ code: 0, errors: '' })
    expect([blog.has('dev/a.md'), blog.has('dev/새-이름.md'), blog.has('dev/새-이름.en.md')]).toEqual([
      false,
      true,
      true,
    ])
    expect(lineOf(blog, A)).toContain(`${A} /posts/a /posts/새-이름`)
    expect(lineOf(blog, idOf('/en/posts/a'))).toContain('/en/posts/a /en/posts/새-이름')
    expect(blog.build()).toMatchObject({ code: 0, errors: '' })
  })

  it('keeps the address of a post that moves to another category', () => {
    const blog = published({ 'dev/a.md': markdown('가') })
    const { output } = blog.run('rename', 'posts/dev/a.md', 'posts/diary/a.md')
    expect(output).toContain('그대로입니다')
    expect(blog.has('diary/a.md')).toBe(true)
    expect(blog.build()).toMatchObject({ code: 0, errors: '' })
  })

  it('rewrites a slug that front matter says, and nothing else of the file', () => {
    const text = markdown('가', 'slug: /2024/a/\ntags: [하나] # 둘')
    const blog = published({ 'dev/2024-01-01-x.md': text })
    expect(blog.run('rename', '/posts/a', '/posts/b')).toMatchObject({ code: 0 })
    expect(blog.read('dev/2024-01-01-b.md')).toBe(text.replace('/2024/a/', 'b'))
    expect(lineOf(blog, A)).toContain('/posts/a /2024/a /posts/b')
  })

  it('moves a page, and a folder with all that is in it', () => {
    const blog = published({
      '_pages/about.md': '---\ntitle: 소개\n---\n',
      'dev/a/index.md': markdown('가'),
      'dev/a/note.txt': '곁에 둔 것',
    })
    expect(blog.run('rename', '/pages/about', '/pages/me')).toMatchObject({ code: 0 })
    expect(blog.run('rename', '/posts/a', '/posts/b')).toMatchObject({ code: 0 })
    expect([blog.has('_pages/me.md'), blog.has('dev/b/index.md'), blog.has('dev/b/note.txt')]).toEqual([
      true,
      true,
      true,
    ])
    expect(blog.build()).toMatchObject({ code: 0, errors: '' })
  })

  it('moves a draft without leaving an address behind', () => {
    const blog = published({ 'dev/a.md': markdown('가', 'draft: true') })
    expect(blog.run('rename', '/posts/a', '/posts/b')).toMatchObject({ code: 0 })
    expect(blog.has('dev/b.md')).toBe(true)
    expect(blog.read('posts.lock')).toBe('')
  })
})

describe('a file that was moved by hand and changed beyond recognition', () => {
  const other = markdown('딴 글', '', 'Nothing of it is as it was.').replace('2026-01-15', '2026-02-01')

  it('is joined with its old address as the check says', () => {
    const blog = published({ 'dev/a.md': markdown('가') })
    renameSync(path.join(blog.folder, 'dev/a.md'), path.join(blog.folder, 'dev/b.md'))
    blog.write({ 'dev/b.md': other })
    const check = blog.run('check')
    expect(check.code).toBe(1)
    expect(check.output).toContain('npm run rename -- /posts/a ')
    blog.build()
    expect(blog.run('rename', '/posts/a', '/posts/b')).toMatchObject({ code: 0 })
    expect(blog.read('posts.lock')).toMatch(new RegExp(`^${A} /posts/a /posts/b\\n$`))
    expect(blog.run('check')).toMatchObject({ code: 0 })
  })

  it('is not, while another post has that address', () => {
    const blog = published({ 'dev/a.md': markdown('가'), 'dev/b.md': other })
    blog.run('rename', '/posts/a', '/posts/c')
    expect(blog.run('rename', '/posts/a', '/posts/b').errors).toContain('/posts/c로 이어지고')
  })
})

describe('a rename that cannot be', () => {
  it.each([
    [['/posts/a'], '옛 이름과 새 이름'],
    [['/posts/nowhere', '/posts/b'], '/posts/nowhere에 글이 없고'],
    [['posts/dev/nowhere.md', '/posts/c'], 'posts/dev/nowhere.md에 글이 없고'],
    [['/posts/a', '/posts/b'], 'posts/dev/b.md이 이미 있습니다'],
    [['/posts/a', 'posts/dev/d.md'], 'posts/diary/d.md이 쓰고 있습니다'],
    [['/posts/a', '/pages/a'], '/posts/새-이름처럼'],
    [['/posts/a', '/posts/A B'], '/posts/새-이름처럼'],
    [['/posts/a', 'posts/nowhere/a.md'], '범주 nowhere가'],
    [['/posts/a', '../a.md'], 'posts/ 밖'],
  ])('%j is refused, and nothing has happened', (args, said) => {
    const blog = published({
      'dev/a.md': markdown('가'),
      'dev/b.md': markdown('나'),
      'diary/d.md': markdown('다'),
    })
    const lock = blog.read('posts.lock')
    const { code, errors } = blog.run('rename', ...args)
    expect(code).toBe(1)
    expect(errors).toContain(said)
    expect(blog.has('dev/a.md')).toBe(true)
    expect(blog.read('posts.lock')).toBe(lock)
    rmSync(path.join(blog.folder, '.out'), { recursive: true })
  })
})
