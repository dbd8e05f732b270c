import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBlog } from '../../src/build/blog-yaml.ts'
import { DraftCache } from '../../src/build/draft-cache.ts'
import { listPostFiles, readOne } from '../../src/build/posts.ts'
import { BLOG_YAML, makeFolder, makePosts, markdown } from '../support/posts-folder.ts'

const blog = readBlog(BLOG_YAML, [])

/** Files are trusted once the disk's clock has moved on. */
async function makeSettled(files: Readonly<Record<string, string>>): Promise<string> {
  const posts = makePosts(files)
  const written = statSync(path.join(posts, Object.keys(files).at(-1) ?? '')).ctimeMs
  while (Date.now() - written <= 60) await new Promise((resolve) => setImmediate(resolve))
  return posts
}

/** Reads a folder, and says which files were opened for it. */
async function read(posts: string, kept: string, edition = '1') {
  const cache = new DraftCache(kept, edition)
  await cache.open()
  const opened: string[] = []
  const reads = (await listPostFiles(posts)).map((name) => {
    const known = cache.ask(posts, name)
    if (known) return known
    opened.push(name)
    const read = readOne(`posts/${name}`, readFileSync(path.join(posts, name), 'utf8'), blog)
    return cache.learn(posts, name, read)
  })
  await cache.keep()
  const drafts = reads.flatMap(({ draft }) => draft ?? [])
  return { drafts, complaints: reads.flatMap(({ complaints }) => complaints), opened }
}

const FILES = {
  'dev/a.md': markdown('가', '', '첫 글'),
  'dev/b.md': markdown('나', 'comments: perhaps', '둘째'),
}

describe('posts that were read before', () => {
  it('are not opened again, and are the same, text and complaints included', async () => {
    const [posts, kept] = [await makeSettled(FILES), makeFolder()]
    const first = await read(posts, kept)
    const second = await read(posts, kept)
    expect([first.opened, second.opened]).toEqual([['dev/a.md', 'dev/b.md'], []])
    expect(second.drafts).toEqual(first.drafts)
    expect(second.drafts.map(({ body }) => body)).toEqual(first.drafts.map(({ body }) => body))
    expect(second.complaints).toEqual(first.complaints)
    expect(first.complaints).toHaveLength(1)
  })

  it('are read again when they changed, and forgotten when they are gone', async () => {
    const [posts, kept] = [await makeSettled(FILES), makeFolder()]
    await read(posts, kept)
    writeFileSync(path.join(posts, 'dev/a.md'), markdown('가', '', '고친 글'))
    rmSync(path.join(posts, 'dev/b.md'))
    const { drafts, opened } = await read(posts, kept)
    expect(opened).toEqual(['dev/a.md'])
    expect(drafts.map(({ body }) => body.trim())).toEqual(['고친 글'])
  })

  it('are read again by other code or for another blog, and when the memory is damaged', async () => {
    const [posts, kept] = [await makeSettled(FILES), makeFolder()]
    await read(posts, kept)
    expect((await read(posts, kept, '2')).opened).toHaveLength(2)
    writeFileSync(path.join(kept, 'drafts.json'), '{"edition":')
    expect((await read(posts, kept, '2')).opened).toHaveLength(2)
  })

  it('whose text changes under a build stop it', async () => {
    const [posts, kept] = [await makeSettled(FILES), makeFolder()]
    await read(posts, kept)
    const [draft] = (await read(posts, kept)).drafts
    writeFileSync(path.join(posts, 'dev/a.md'), markdown('가', '', '고친 글'))
    expect(() => draft?.body).toThrow('posts/dev/a.md changed')
  })
})
