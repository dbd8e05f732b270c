import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { BuildError } from '../../src/build/complaint.ts'
import { idOf } from '../../src/build/posts-lock.ts'
import { build, THREE } from '../support/built-posts.ts'
import { makeFolder, makePosts, markdown } from '../support/posts-folder.ts'

describe('a build', () => {
  it('puts posts on the shelf, newest first, with their text and what lists need', async () => {
    const { shelf, posts } = await build(makePosts(THREE))
    expect(posts).toBe(3)
    expect(shelf.posts.map((p) => p.title)).toEqual([
      '다',
      ...(idOf('/posts/a') < idOf('/posts/b') ? '가나' : '나가'),
    ])
    expect(shelf.posts.find((p) => p.path === '/posts/a')).toEqual({
      id: idOf('/posts/a'),
      path: '/posts/a',
      slug: 'a',
      title: '가',
      publishedAt: Date.parse('2026-01-15T00:00+09:00'),
      day: '2026-01-15',
      category: 'dev',
      tags: [],
      lang: 'ko',
      summary: '제목 마당(Madang)을 엽니다.',
      readingSeconds: 60,
      comments: 'open',
      ogImage: expect.stringMatching(/^\/og\//),
    })
    expect(shelf.bodies[idOf('/posts/a')]).toContain('<strong>마당(Madang)</strong>을')
  })

  it('writes the files its pages name', async () => {
    const { shelf, out } = await build(makePosts(THREE))
    for (const address of [shelf.assets.css, shelf.assets.js])
      expect(statSync(path.join(out, 'assets', address)).size).toBeGreaterThan(0)
    expect(existsSync(path.join(out, 'assets/_headers'))).toBe(true)
  })

  it('keeps drafts apart, for their author alone: in no list, no file, not in the lock, without a card', async () => {
    const settings = 'draft: true\nseries: 연재\ntags: [비밀꼬리표]\naliases: /9'
    const later = markdown('비밀 제목', settings, '비밀 계획\n\n[글](/posts/none)')
    const folder = makePosts({ ...THREE, 'dev/later.md': later })
    const { posts, out, shelf } = await build(folder)
    expect(posts).toBe(3)
    const { drafts, ...public_ } = shelf
    expect(drafts).toMatchObject([
      { post: { path: '/posts/later' }, html: expect.stringContaining('비밀 계획') },
    ])
    expect(drafts[0]?.post.ogImage).toBeUndefined()
    expect(JSON.stringify(public_)).not.toMatch(/비밀|later|\/9/)
    const files = [...bytesOf(out)].filter(([name]) => !name.endsWith('manifest.txt'))
    expect(files.map(([name, bytes]) => name + bytes).join('')).not.toMatch(/비밀|later/)
    expect(files.filter(([name]) => name.includes('og/'))).toHaveLength(3)
    expect(lockOf(folder)).not.toContain('later')
  })

  it('is not held up by a draft that cannot be drawn yet', async () => {
    const deep = markdown('깊은', 'draft: true', '> '.repeat(3000))
    const { posts, warnings } = await build(
      makePosts({ ...THREE, 'dev/deep.md': deep, 'dev/undated.md': '---\ndraft: true\n---\n![](none.png)' }),
    )
    expect([posts, warnings]).toEqual([3, []])
  })

  it('gives the same bytes for the same posts, wherever they lie and in whatever order they were written', async () => {
    const first = makePosts(THREE)
    const second = makePosts(Object.fromEntries(Object.entries(THREE).reverse()))
    const once = await build(first)
    expect(bytesOf((await build(second)).out)).toEqual(bytesOf(once.out))
    expect(lockOf(second)).toBe(lockOf(first))
    const again = await build(first)
    expect(bytesOf(again.out)).toEqual(bytesOf(once.out))
    expect([once.lockChanged, again.lockChanged]).toEqual([true, false])
  })

  it('has another version when one letter of one post is another', async () => {
    const before = await build(makePosts(THREE))
    const after = await build(makePosts({ ...THREE, 'dev/a.md': THREE['dev/a.md'].replace('엽', '옆') }))
    expect(after.version).not.toBe(before.version)
  })
})

describe('a post that moves', () => {
  it('keeps the id its front matter says, and its old address leads to it', async () => {
    const id = idOf('/posts/a')
    const folder = makePosts({ 'dev/a.md': markdown('가', `id: ${id}`) })
    await build(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/new.md'))
    const { shelf, warnings } = await build(folder)
    expect(shelf.posts.map((p) => [p.id, p.path])).toEqual([[id, '/posts/new']])
    expect(shelf.moved).toEqual({ '/posts/a': id })
    expect(lockOf(folder)).toMatch(new RegExp(`^${id} /posts/a /posts/new ~.{12}\n$`))
    expect(warnings).toEqual([])
  })

  it('does not move when its category or its title changes', async () => {
    const folder = makePosts({ 'dev/a.md': markdown('가') })
    await build(folder)
    const { shelf } = await build(
      makePosts({ 'diary/a.md': markdown('새 제목'), 'posts.lock': lockOf(folder) }),
    )
    expect(shelf.posts[0]).toMatchObject({ id: idOf('/posts/a'), path: '/posts/a', category: 'diary' })
    expect(shelf.moved).toEqual({})
  })

  it('is missed when it cannot be recognised, and the build goes on', async () => {
    const folder = makePosts(THREE)
    await build(folder)
    rmSync(path.join(folder, 'dev/a.md'))
    const { warnings, posts } = await build(folder)
    expect(posts).toBe(2)
    expect(warnings).toMatchObject([{ file: 'posts/posts.lock', level: 'warning' }])
  })

  it('needs no new commit of posts.lock when only its words change', async () => {
    const folder = makePosts(THREE)
    await build(folder)
    makePosts({ 'dev/a.md': markdown('새 제목', '', 'All of it is new, and in another language.') }, folder)
    expect(await build(folder)).toMatchObject({ lockChanged: false })
  })
})

describe('a build of posts that are wrong', () => {
  const wrong = {
    ...THREE,
    'dev/x.md': markdown('X', 'tag: [a]\ncategry: dev'),
    'dev/y.md': markdown('Y', 'updated: 2026-02-30\nid: NOPE'),
    'diary/a.md': markdown('가'),
    'nowhere/z.md': markdown('Z'),
    'diary/deep.md': markdown('깊은 글', '', `${'> '.repeat(300)}글`),
    'diary/stars.md': markdown('별', '', '첫 줄\n\n** 별 **이 보입니다'),
  }

  it('tells everything at once: file, line and what to write', async () => {
    const problems = await complaintsOf(makePosts(wrong))
    expect(problems.complaints.map((c) => `${c.file}:${c.line} ${c.level}`).sort()).toEqual([
      'posts/dev/x.md:5 error',
      'posts/dev/y.md:4 error',
      'posts/dev/y.md:5 error',
      'posts/diary/a.md:1 error',
      'posts/diary/deep.md:5 error',
      'posts/diary/stars.md:8 warning',
      'posts/nowhere/z.md:1 error',
    ])
    for (const line of ['posts/dev/x.md:5: categry는 모르는 항목입니다\n    → category를 뜻했나요?'])
      expect(problems.message).toContain(line)
  })

  it('writes nothing, and leaves what an earlier build wrote', async () => {
    const folder = makePosts(THREE)
    const { out } = await build(folder)
    const before = { bytes: bytesOf(out), lock: lockOf(folder) }
    makePosts({ ...wrong }, folder)
    await expect(build(folder, out)).rejects.toThrow(BuildError)
    expect({ bytes: bytesOf(out), lock: lockOf(folder) }).toEqual(before)
    const nowhere = makeFolder()
    await expect(build(makePosts(wrong), nowhere)).rejects.toThrow(BuildError)
    expect(readdirSync(nowhere)).toEqual([])
  })

  it('refuses an id that two posts claim, and a lock with a broken line', async () => {
    const id = idOf('/posts/a')
    const twice = await complaintsOf(
      makePosts({ 'dev/a.md': markdown('가'), 'dev/b.md': markdown('나', `id: ${id}`) }),
    )
    expect(twice.complaints.map((c) => [c.file, c.level])).toEqual([['posts/dev/b.md', 'error']])
    const broken = await complaintsOf(makePosts({ ...THREE, 'posts.lock': `${id} /posts/a\n<<<<<<< HEAD\n` }))
    expect(broken.complaints.map((c) => [c.file, c.line])).toEqual([['posts/posts.lock', 2]])
  })

  it('refuses a folder without blog.yaml by its name', async () => {
    const problems = await complaintsOf(makeFolder())
    expect(problems.message).toContain('posts/blog.yaml:1')
  })
})

async function complaintsOf(folder: string): Promise<BuildError> {
  const error: unknown = await build(folder).catch((e: unknown) => e)
  if (!(error instanceof BuildError)) throw new Error('The build found nothing wrong', { cause: error })
  return error
}

const lockOf = (folder: string): string => readFileSync(path.join(folder, 'posts.lock'), 'utf8')

/** Every file below a folder, by its path. */
const bytesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]),
  )
