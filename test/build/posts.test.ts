import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import type { Complaint } from '../../src/build/complaint.ts'
import { readPosts } from '../../src/build/posts.ts'
import { BLOG_YAML, makePosts, markdown } from '../support/posts-folder.ts'

async function read(folder: string) {
  const complaints: Complaint[] = []
  const posts = await readPosts(folder, readBlog(BLOG_YAML, []), complaints)
  return { paths: posts.map((p) => p.path), posts, complaints }
}

describe('a posts folder', () => {
  it('gives every post below a category and every page, drafts too, and nothing else', async () => {
    const folder = makePosts({
      'dev/a.md': markdown('A'),
      'dev/edge/b.md': markdown('B'),
      'diary/c.md': markdown('C', 'draft: true'),
      '_pages/about.md': markdown('소개'),
      'dev/_later.md': 'no post',
      '_pages/_later.md': 'no page',
      '_media/note.md': 'no post',
      'dev/.hidden.md': 'no post',
      'dev/picture.png': 'no post',
    })
    const { posts, complaints } = await read(folder)
    expect(complaints).toEqual([])
    expect(posts.map((p) => [p.file, p.path, p.category, p.draft])).toEqual([
      ['posts/_pages/about.md', '/pages/about', '', false],
      ['posts/dev/a.md', '/posts/a', 'dev', false],
      ['posts/dev/edge/b.md', '/posts/b', 'dev/edge', false],
      ['posts/diary/c.md', '/posts/c', 'diary', true],
    ])
  })

  it('gives a post its text with the line it begins on', async () => {
    const { posts } = await read(makePosts({ 'dev/a.md': markdown('A', 'tags: [하나]', '첫 줄') }))
    expect(posts[0]).toMatchObject({ body: '\n첫 줄\n', bodyLine: 6 })
  })

  it('gives Hangul addresses composed, also from file names as macOS writes them', async () => {
    const name = '한글 주소'
    const folder = makePosts({ [`dev/${name.normalize('NFD')}.md`]: markdown('글') })
    const { posts, paths } = await read(folder)
    expect(paths).toEqual(['/posts/한글-주소'.normalize('NFC')])
    expect(posts[0]?.file).toBe(`posts/dev/${name.normalize('NFC')}.md`)
  })

  it('keeps an English sibling at its own address', async () => {
    const { paths } = await read(makePosts({ 'dev/a.md': markdown('가'), 'dev/a.en.md': markdown('A') }))
    expect(paths).toEqual(['/en/posts/a', '/posts/a'])
  })

  it('is read in one order, however the disk lists it', async () => {
    const folder = makePosts({
      'dev/b.md': markdown('B'),
      'dev/a.md': markdown('A'),
      'diary/c.md': markdown('C'),
    })
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/z.md'))
    renameSync(path.join(folder, 'dev/z.md'), path.join(folder, 'dev/a.md'))
    expect((await read(folder)).paths).toEqual(['/posts/a', '/posts/b', '/posts/c'])
  })
})

describe('the problems of a posts folder', () => {
  it('are told for all files at once, each with its line and what to write', async () => {
    const folder = makePosts({
      'dev/a.md': markdown('A', 'categry: dev'),
      'dev/b.md': markdown('B', 'tags: [a]\nupdated: 2026-02-31'),
      'dev/c.md': '본문뿐인 글\n',
      'nowhere/d.md': markdown('D'),
      'diary/e.md': markdown('E: F'),
      'diary/f.md': markdown('F'),
    })
    const { complaints, paths } = await read(folder)
    expect(complaints.map((c) => `${c.file}:${c.line}`)).toEqual([
      'posts/dev/a.md:4',
      'posts/dev/b.md:5',
      'posts/dev/c.md:1',
      'posts/diary/e.md:2',
      'posts/nowhere/d.md:1',
    ])
    expect(complaints.every((c) => c.level === 'error' && c.hint !== '')).toBe(true)
    expect(paths).toEqual(['/posts/f'])
  })

  it('name the second of two posts at one address', async () => {
    const folder = makePosts({
      'dev/a.md': markdown('A'),
      'diary/A!.md': markdown('A'),
      'diary/c.md': markdown('C', 'slug: a'),
    })
    const { complaints } = await read(folder)
    expect(complaints.map((c) => [c.file, c.message.includes('/posts/a')])).toEqual([
      ['posts/diary/A!.md', true],
      ['posts/diary/c.md', true],
    ])
  })

  it('name two files whose names look the same', async () => {
    const name = '한글'
    const folder = makePosts({
      [`dev/${name.normalize('NFC')}.md`]: markdown('가'),
      [`dev/${name.normalize('NFD')}.md`]: markdown('나'),
    })
    const { complaints } = await read(folder)
    expect(complaints).toMatchObject([{ file: 'posts/dev/한글.md', level: 'error' }])
    expect(complaints[0]?.message).toContain('눈에는 같은 파일이 둘')
  })

  it('are not that a draft stands where a post is', async () => {
    const folder = makePosts({ 'dev/a.md': markdown('가'), 'diary/a.md': markdown('나', 'draft: true') })
    expect(await read(folder)).toMatchObject({ complaints: [] })
  })

  it('tell of MDX that is more than markdown', async () => {
    const code = '```js\nimport a from "b"\n```\n\n`<Chart />`는 부품입니다.'
    const { complaints, paths } = await read(
      makePosts({
        'dev/a.mdx': markdown('가', '', code),
        'dev/b.mdx': markdown('나', '', '<Chart data={1} />'),
      }),
    )
    expect(paths).toEqual(['/posts/a'])
    expect(complaints).toMatchObject([{ file: 'posts/dev/b.mdx', level: 'warning' }])
  })

  it('are none when it is empty', async () => {
    const folder = makePosts({})
    rmSync(path.join(folder, 'blog.yaml'))
    expect(await read(folder)).toMatchObject({ paths: [], complaints: [] })
  })
})
