import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { settleAddresses } from '../../src/build/addresses.ts'
import { readBlog } from '../../src/build/blog-yaml.ts'
import type { Complaint } from '../../src/build/complaint.ts'
import { readPosts } from '../../src/build/posts.ts'
import { idOf } from '../../src/build/posts-lock.ts'
import { BLOG_YAML, makePosts, markdown } from '../support/posts-folder.ts'

const A = idOf('/posts/a')

/** Reads and settles a folder, and writes its lock as a build does. */
async function settle(folder: string) {
  const complaints: Complaint[] = []
  const drafts = await readPosts(folder, readBlog(BLOG_YAML, []), complaints)
  const settled = await settleAddresses(folder, drafts, complaints)
  writeFileSync(path.join(folder, 'posts.lock'), settled.lockText)
  return { ...settled, complaints }
}

const TWO = { 'dev/a.md': markdown('가'), 'dev/b.md': markdown('나') }

/** A folder whose posts were out once; then `files` are written over it. */
async function changed(before: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
  const folder = makePosts(before)
  await settle(folder)
  return settle(makePosts(files, folder))
}

describe('a file that is moved', () => {
  it('is recognised without a word, and its old address leads to it', async () => {
    const folder = makePosts(TWO)
    await settle(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'diary-a.md'))
    renameSync(path.join(folder, 'diary-a.md'), path.join(folder, 'dev/new.md'))
    const { ids, moved, complaints, lockText } = await settle(folder)
    expect(complaints).toEqual([])
    expect(ids.get('/posts/new')).toBe(A)
    expect(moved).toEqual({ '/posts/a': A })
    expect(lockText).toContain(`${A} /posts/a /posts/new ~`)
  })

  it('keeps every address when it moves again, and may go back', async () => {
    const folder = makePosts(TWO)
    const move = (from: string, to: string) =>
      renameSync(path.join(folder, `dev/${from}.md`), path.join(folder, `dev/${to}.md`))
    await settle(folder)
    for (const [from = '', to = ''] of [
      ['a', 'c'],
      ['c', 'd'],
    ]) {
      move(from, to)
      await settle(folder)
    }
    expect((await settle(folder)).moved).toEqual({ '/posts/a': A, '/posts/c': A })
    move('d', 'a')
    const { moved, ids, complaints } = await settle(folder)
    expect(complaints).toEqual([])
    expect(ids.get('/posts/a')).toBe(A)
    expect(moved).toEqual({ '/posts/c': A, '/posts/d': A })
  })

  it('is missed when it has become another post, and the check says how to tell', async () => {
    const folder = makePosts({ 'dev/a.md': markdown('가') })
    await settle(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/new.md'))
    makePosts(
      { 'dev/new.md': markdown('다른 글', 'updated: 2026-02-01').replace('2026-01-15', '2026-02-01') },
      folder,
    )
    const { complaints } = await settle(folder)
    expect(complaints).toMatchObject([
      { file: 'posts/posts.lock', level: 'warning', forbidsPublishing: true },
    ])
    expect(complaints[0]?.hint).toContain('npm run rename -- /posts/a')
  })
})

describe('a post that is not out any more', () => {
  it('has not vanished while it is a draft', async () => {
    const { moved, gone, complaints, lockText } = await changed(TWO, {
      'dev/a.md': markdown('가', 'draft: true'),
    })
    expect({ moved, gone, complaints }).toEqual({ moved: {}, gone: [], complaints: [] })
    expect(lockText).toContain(`${A} /posts/a`)
  })

  it('has not vanished while its front matter is broken', async () => {
    const { complaints } = await changed(TWO, { 'dev/a.md': '---\ntitle: [가] 나\n---\n' })
    expect(complaints.map((c) => c.file)).toEqual(['posts/dev/a.md'])
  })

  it('leaves no address behind without saying so, and gone: true says so', async () => {
    const folder = makePosts(TWO)
    await settle(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/c.md'))
    await settle(folder)
    makePosts({ 'dev/c.md': '---\ngone: true\naliases: /123\n---\n' }, folder)
    const { gone, moved, complaints } = await settle(folder)
    expect(complaints).toEqual([])
    expect(gone).toEqual(['/123', `/p/${A}`, '/posts/a', '/posts/c'])
    expect(moved).toEqual({})
  })
})

describe('aliases', () => {
  it('lead to their post', async () => {
    const { moved, complaints } = await settle(
      makePosts({ ...TWO, 'dev/a.md': markdown('가', 'aliases: [/123, /entry/가]') }),
    )
    expect(complaints).toEqual([])
    expect(moved).toEqual({ '/123': A, '/entry/가': A })
  })

  it('that are their post’s own old address are no trouble', async () => {
    const folder = makePosts({ 'dev/a.md': markdown('가') })
    await settle(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/new.md'))
    makePosts({ 'dev/new.md': markdown('가', 'aliases: [/posts/a, /posts/new]') }, folder)
    expect(await settle(folder)).toMatchObject({ moved: { '/posts/a': A }, complaints: [] })
  })

  it.each([
    [
      'stands at',
      { 'dev/a.md': markdown('가', 'aliases: /posts/b'), 'dev/b.md': markdown('나') },
      'dev/a.md:4',
    ],
    [
      'claims too',
      { 'dev/a.md': markdown('가', 'aliases: /1'), 'dev/b.md': markdown('나', 'aliases: /1') },
      'dev/b.md:4',
    ],
  ])('may not be what another post %s', async (_, files, place) => {
    const { complaints } = await settle(makePosts(files))
    expect(complaints.map((c) => `${c.file}:${c.line} ${c.level}`)).toEqual([`posts/${place} error`])
  })

  it('may not be where another post stood', async () => {
    const folder = makePosts(TWO)
    await settle(folder)
    renameSync(path.join(folder, 'dev/a.md'), path.join(folder, 'dev/new.md'))
    makePosts({ 'dev/b.md': markdown('나', 'aliases: /posts/a') }, folder)
    expect((await settle(folder)).complaints).toMatchObject([
      { file: 'posts/dev/b.md', line: 4, level: 'error' },
    ])
  })
})
