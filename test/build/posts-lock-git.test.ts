import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { settleAddresses } from '../../src/build/addresses.ts'
import { readBlog } from '../../src/build/blog-yaml.ts'
import { readPosts } from '../../src/build/posts.ts'
import { idOf, isSameLock, readLock } from '../../src/build/posts-lock.ts'
import { BLOG_YAML, makeFolder, makePosts, markdown } from '../support/posts-folder.ts'

const ATTRIBUTES = readFileSync(new URL('../../.gitattributes', import.meta.url), 'utf8')

describe('two branches', () => {
  it('that each add posts merge without a conflict, and every post keeps its id', async () => {
    const blog = await makeRepository(['a', 'm', 'z'])
    await blog.on('one', () => blog.add('n'))
    await blog.on('two', () => blog.add('o', 'b'))
    blog.merge('one', 'two')
    expect(blog.conflicts()).toBe('')
    expect([...blog.lock()].map(([known, { addresses }]) => [known, ...addresses]).sort()).toEqual(
      ['a', 'b', 'm', 'n', 'o', 'z'].map((slug) => [id(slug), `/posts/${slug}`]).sort(),
    )
    const settled = await blog.settle()
    expect(settled.complaints).toEqual([])
    expect(settled.moved).toEqual({})
    expect(isSameLock(settled.lockBefore, settled.lockText)).toBe(true)
  })

  it('that add the same post agree without asking', async () => {
    const blog = await makeRepository(['a'])
    await blog.on('one', () => blog.add('b', 'c'))
    await blog.on('two', () => blog.add('b', 'd'))
    blog.merge('one', 'two')
    expect(blog.lock().get(id('b'))?.addresses).toEqual(['/posts/b'])
    expect(blog.lock().size).toBe(4)
  })

  it('that rename different posts keep both ids and both old addresses', async () => {
    const blog = await makeRepository(['a', 'b', 'c'])
    await blog.on('one', () => blog.rename('a', 'a2'))
    await blog.on('two', () => blog.rename('b', 'b2'))
    blog.merge('one', 'two')
    expect(blog.conflicts()).toBe('')
    const settled = await blog.settle()
    expect(settled.complaints).toEqual([])
    expect(settled.moved).toEqual({ '/posts/a': id('a'), '/posts/b': id('b') })
    expect(settled.ids.get('/posts/a2')).toBe(id('a'))
    expect(settled.ids.get('/posts/b2')).toBe(id('b'))
  })

  it('of which one adds a post where the other renames one lose neither', async () => {
    const blog = await makeRepository(['a'])
    await blog.on('one', () => blog.rename('a', 'a2'))
    await blog.on('two', () => blog.add('b'))
    blog.merge('one', 'two')
    const settled = await blog.settle()
    expect(settled.complaints).toEqual([])
    expect(settled.moved).toEqual({ '/posts/a': id('a') })
    expect([...settled.ids.keys()].sort()).toEqual(['/posts/a2', '/posts/b'])
  })

  it('that each edit the same post merge, and its file may be moved at once', async () => {
    const blog = await makeRepository(['a', 'b'])
    await blog.on('one', () => blog.write('a', markdown('새 제목')))
    await blog.on('two', () => blog.write('a', markdown('a', '', '고쳐 쓴 글입니다. 처음과 사뭇 다릅니다.')))
    blog.merge('one', 'two')
    expect(blog.conflicts()).toBe('')
    expect(blog.lock().get(id('a'))?.prints).toHaveLength(2)
    blog.move('a', 'a2')
    const settled = await blog.settle()
    expect(settled.complaints).toEqual([])
    expect(settled.moved).toEqual({ '/posts/a': id('a') })
  })

  it('conflict without the union, so the tests above could have failed', async () => {
    const blog = await makeRepository(['a'], '')
    await blog.on('one', () => blog.add('b'))
    await blog.on('two', () => blog.add('c'))
    expect(() => blog.merge('one', 'two')).toThrow()
    expect(blog.conflicts()).toContain('posts.lock')
  })
})

const id = (slug: string): string => idOf(`/posts/${slug}`)

/** A repository with a blog of these posts, committed on the branch `main` with their lock. */
async function makeRepository(slugs: readonly string[], attributes = ATTRIBUTES) {
  const root = makeFolder()
  const posts = path.join(root, 'posts')
  const lockFile = path.join(posts, 'posts.lock')
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const settle = async () => {
    const complaints: Parameters<typeof settleAddresses>[2] = []
    const drafts = await readPosts(posts, readBlog(BLOG_YAML, []), complaints)
    return { ...(await settleAddresses(posts, drafts, complaints)), complaints }
  }
  const commit = async () => {
    writeFileSync(lockFile, (await settle()).lockText)
    git('add', '-A')
    git('commit', '-qm', 'posts')
  }
  const write = (slug: string, text: string) => void makePosts({ [`dev/${slug}.md`]: text }, posts)
  const add = (...names: string[]) =>
    names.forEach((slug) => {
      write(slug, markdown(slug))
    })

  const move = (from: string, to: string) =>
    renameSync(path.join(posts, `dev/${from}.md`), path.join(posts, `dev/${to}.md`))

  git('init', '-q', '-b', 'main')
  writeFileSync(path.join(root, '.gitattributes'), attributes)
  add(...slugs)
  await commit()
  return {
    add,
    write,
    move,
    settle,
    /** Moves a file and tells the lock, as the command for it does. */
    rename(from: string, to: string) {
      move(from, to)
      appendFileSync(lockFile, `${id(from)} /posts/${to}\n`)
    },
    async on(branch: string, work: () => void) {
      git('checkout', '-qb', branch, 'main')
      work()
      await commit()
    },
    merge(one: string, two: string) {
      git('checkout', '-q', one)
      git('merge', '-q', '--no-edit', two)
    },
    conflicts: () => git('diff', '--name-only', '--diff-filter=U'),
    lock: () => readLock(readFileSync(lockFile, 'utf8')),
  }
}
