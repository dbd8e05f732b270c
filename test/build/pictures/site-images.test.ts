import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildSite } from '../../../src/build/build.ts'
import { lintPosts } from '../../../src/cli/lint.ts'
import { makeFolder, makePosts, markdown } from '../../support/posts-folder.ts'
import { drawAnimation, drawPicture } from './picture-files.ts'

/** A folder of posts with pictures, and where its build goes. */
async function makeBlog(files: Readonly<Record<string, string>>) {
  const posts = makePosts(files)
  const out = makeFolder()
  const plan = { posts, shelf: out, assets: path.join(out, 'assets'), images: path.join(out, 'made') }
  await drawPicture(path.join(posts, 'dev/a.png'), { width: 700, height: 300 })
  await drawPicture(path.join(posts, '_media/cover.jpg'), { width: 1300, height: 700 })
  await drawPicture(path.join(posts, 'dev/unused.png'), { width: 10, height: 10 })
  await drawAnimation(path.join(posts, '_media/dance.gif'))
  const shelf = () => readFileSync(path.join(out, 'texts.bin'), 'utf8')
  return { posts, plan, shelf, build: () => buildSite(plan), files: () => filesBelow(plan.assets) }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => /^(?:m|og)\//.test(name))
    .sort()

const POSTS = {
  'dev/one.md': markdown('하나', '', '![그림](a.png)\n\n![춤](/media/dance.gif)'),
  'dev/two.md': markdown('둘', 'cover: /media/cover.jpg', '<img src="a.png" alt="그림">'),
}

describe('the images of a site', () => {
  it('are those its pages show, and a preview for every post', async () => {
    const blog = await makeBlog(POSTS)
    const result = await blog.build()
    expect(result.images).toMatchObject({ count: 4, made: 4 })
    const files = blog.files()
    const kinds = files.map((name) => name.replace(/^(m|og)\/[0-9a-z]+/, '$1/'))
    expect(kinds.map((kind) => kind.replace(/[0-9a-f]{12}/, '')).sort()).toEqual(
      ['m/-700.avif', 'm/-700.webp', 'm/-preview.jpg', 'm/.gif', 'og/-.png'].sort(),
    )
    for (const name of files) expect(blog.shelf()).toContain(`/${name}`)
  })

  it('are made once, and laid out again by every build', async () => {
    const blog = await makeBlog(POSTS)
    await blog.build()
    const before = [blog.shelf(), blog.files()]
    const again = await blog.build()
    expect(again.images).toMatchObject({ count: 4, made: 0 })
    expect([blog.shelf(), blog.files()]).toEqual(before)
  })

  it('are the same out of an empty cache as out of a full one', async () => {
    const blog = await makeBlog(POSTS)
    await blog.build()
    const bytes = () => blog.files().map((name) => readFileSync(path.join(blog.plan.assets, name), 'base64'))
    const warm = bytes()
    rmSync(blog.plan.images, { recursive: true })
    await blog.build()
    expect(bytes()).toEqual(warm)
  })

  it('are made anew, and alone, when a picture changes', async () => {
    const blog = await makeBlog(POSTS)
    await blog.build()
    await drawPicture(path.join(blog.posts, 'dev/a.png'), { width: 701, height: 300 })
    expect((await blog.build()).images).toMatchObject({ count: 4, made: 1 })
    expect(blog.files().some((name) => name.endsWith('-701.avif'))).toBe(true)
    expect(blog.files().some((name) => name.endsWith('-700.avif'))).toBe(false)
  })

  it('stop the build when one is broken, before anything was thrown away', async () => {
    const blog = await makeBlog(POSTS)
    await blog.build()
    const before = blog.files()
    const file = path.join(blog.posts, 'dev/a.png')
    writeFileSync(file, readFileSync(file).subarray(0, 200))
    await expect(blog.build()).rejects.toThrow('posts/dev/a.png:1: 그림 파일이 깨져')
    expect(blog.files()).toEqual(before)
  })

  it('may be missing while one writes, but not when one publishes', async () => {
    const blog = await makeBlog({
      'dev/one.md': markdown('하나', 'cover: nowhere.png', '글\n\n![산](none.png)'),
    })
    const { warnings } = await blog.build()
    expect(warnings.map((w) => `${w.file}:${w.line} ${w.level} ${w.message}`)).toEqual([
      'posts/dev/one.md:9 warning 그림 파일이 없습니다: none.png',
      'posts/dev/one.md:1 warning 그림 파일이 없습니다: nowhere.png',
    ])
    const { complaints } = await lintPosts(blog.posts, { lockMustHold: false })
    expect(complaints.filter((c) => c.level === 'error').map((c) => c.message)).toEqual([
      '그림 파일이 없습니다: nowhere.png',
      '그림 파일이 없습니다: none.png',
    ])
  })

  it('leave no half-written file in the cache', async () => {
    const blog = await makeBlog(POSTS)
    await blog.build()
    const left = readdirSync(blog.plan.images, { recursive: true }).map(String)
    expect(left.filter((name) => name.includes('.part'))).toEqual([])
    expect(existsSync(path.join(blog.posts, '.cache'))).toBe(false)
  })
})
