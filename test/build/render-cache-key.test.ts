import { describe, expect, it } from 'vitest'
import { bodyHashOf } from '../../src/build/draft-body.ts'
import { keyOf, rendererVersion } from '../../src/build/render-cache-key.ts'
import type { TextSource } from '../../src/build/render-text.ts'
import { makePosts } from '../support/posts-folder.ts'

const textOf = (body: string, changed: Partial<TextSource> = {}): TextSource => ({
  file: 'posts/dev/a.md',
  body,
  bodyHash: bodyHashOf(changed.body ?? body),
  lang: 'ko',
  base: 'https://blog.example',
  ...changed,
})

describe('a rendered text is kept', () => {
  it.each<[string, Partial<TextSource>]>([
    ['the text', { body: '다른 글' }],
    ['the language', { lang: 'en' }],
    ["the blog's address", { base: 'https://other.example' }],
    ['the summary', { written: '요약' }],
    ['the folder', { file: 'posts/diary/a.md' }],
  ])('under another key when %s is another', (_, changed) => {
    expect(keyOf('1', textOf('글', changed))).not.toBe(keyOf('1', textOf('글')))
    expect(keyOf('2', textOf('글'))).not.toBe(keyOf('1', textOf('글')))
    expect(keyOf('1', textOf('글', { file: 'posts/dev/renamed.md' }))).toBe(keyOf('1', textOf('글')))
  })
})

describe('the version of the renderer', () => {
  const FILES = {
    'src/build/markdown/render.ts': 'a',
    'src/domain/slug.ts': 'b',
    'package-lock.json': '{}',
    'node_modules/.package-lock.json': '{}',
  }

  it.each([...Object.keys(FILES), 'src/build/markdown/new.ts'])('changes with %s', async (name) => {
    const version = (files: Record<string, string>) => rendererVersion(makePosts(files))
    const before = await version(FILES)
    expect(await version(FILES)).toBe(before)
    expect(await version({ ...FILES, [name]: 'changed' })).not.toBe(before)
  })

  it('changes when a file gets another name', async () => {
    const { 'src/domain/slug.ts': slug, ...rest } = FILES
    expect(await rendererVersion(makePosts({ ...rest, 'src/domain/slugs.ts': slug }))).not.toBe(
      await rendererVersion(makePosts(FILES)),
    )
  })
})
