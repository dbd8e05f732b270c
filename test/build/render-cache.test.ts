import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bodyHashOf } from '../../src/build/draft-body.ts'
import { openGallery } from '../../src/build/pictures/gallery.ts'
import { RenderCache } from '../../src/build/render-cache.ts'
import { keyOf, rendererVersion } from '../../src/build/render-cache-key.ts'
import { renderThroughCache } from '../../src/build/render-cached.ts'
import { renderText, type TextSource } from '../../src/build/render-worker-text.ts'
import { renderTexts } from '../../src/build/render-workers.ts'
import { makeFolder, makePosts } from '../support/posts-folder.ts'
import { drawPicture } from './pictures/picture-files.ts'

const textOf = (body: string, changed: Partial<TextSource> = {}): TextSource => ({
  file: 'posts/dev/a.md',
  body,
  bodyHash: bodyHashOf(changed.body ?? body),
  lang: 'ko',
  base: 'https://blog.example',
  ...changed,
})

const NO_PICTURES = { pictures: new Map(), spellings: new Map() }

const rendered = (source: TextSource) => {
  const outcome = renderText(source, () => ({ kind: 'given' }))
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome
}

/** Forty texts under their keys. */
function makeEntries() {
  const sources = Array.from({ length: 40 }, (_, i) => textOf(`글 ${i}`))
  return new Map(sources.map((source) => [keyOf('1', source), rendered(source)]))
}

async function keptFolder(entries = makeEntries()) {
  const folder = path.join(makeFolder(), 'kept')
  await new RenderCache(folder).keep(entries, new Set(entries.keys()), makeFolder())
  return { folder, entries }
}

const shardsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^[0-9a-f]{2}\.txt$/.test(name))
    .map((name) => path.join(folder, name))

describe('the cache of rendered texts', () => {
  it('gives back what it was given, to another build too', async () => {
    const { folder, entries } = await keptFolder()
    expect(await new RenderCache(folder).find(entries.keys())).toEqual(entries)
  })

  it('has nothing where there is no folder, and where it cannot write', async () => {
    const { folder, entries } = await keptFolder()
    expect((await new RenderCache(path.join(folder, 'none')).find(entries.keys())).size).toBe(0)
    const file = shardsOf(folder)[0] ?? ''
    await new RenderCache(path.join(file, 'below-a-file')).keep(entries, new Set(), folder)
  })

  it('forgets what the last build did not use', async () => {
    const { folder, entries } = await keptFolder()
    const few = new Map([...entries].slice(0, 3))
    const cache = new RenderCache(folder)
    await cache.find(few.keys())
    await cache.keep(few, new Set(), folder)
    expect([...(await new RenderCache(folder).find(entries.keys())).keys()].sort()).toEqual(
      [...few.keys()].sort(),
    )
    expect(shardsOf(folder).length).toBeLessThanOrEqual(3)
  })

  it.each<[string, (text: string) => string]>([
    ['a byte of a page turned', (text) => text.replace(/글/, '굴')],
    ['a file cut short', (text) => text.slice(0, -20)],
    ['a line of something else', (text) => `${text}{"html":""}\n`],
    ['an empty file', () => ''],
    ['a key turned', (text) => `${text.startsWith('0') ? '1' : '0'}${text.slice(1)}`],
  ])('makes again what is damaged: %s', async (_, damage) => {
    const { folder, entries } = await keptFolder()
    for (const file of shardsOf(folder)) writeFileSync(file, damage(readFileSync(file, 'utf8')))
    const cache = new RenderCache(folder)
    const found = await cache.find(entries.keys())
    for (const [key, text] of found) expect(text).toEqual(entries.get(key))
    const made = new Set([...entries.keys()].filter((key) => !found.has(key)))
    await cache.keep(entries, made, folder)
    expect(await new RenderCache(folder).find(entries.keys())).toEqual(entries)
  })

  it('drops the texts of posts folders that are no more when a new one comes', async () => {
    const all = makeFolder()
    const entries = makeEntries()
    const [gone, here] = [makeFolder(), makeFolder()]
    for (const [name, posts] of Object.entries({ a: gone, b: here }))
      await new RenderCache(path.join(all, name)).keep(entries, new Set(), posts)
    rmSync(gone, { recursive: true })
    await new RenderCache(path.join(all, 'c')).keep(entries, new Set(), here)
    expect(readdirSync(all).sort()).toEqual(['b', 'c'])
  })
})

describe('a text comes out of the cache', () => {
  /** Renders through a cache of its own; a text kept there is marked first, so that one sees where it came from. */
  async function makeRendering(posts = makePosts({})) {
    const cache = path.join(makeFolder(), 'kept')
    const run = async (source: TextSource) => {
      const gallery = await openGallery(posts, path.join(cache, '../images'))
      const [outcome] = await renderThroughCache([source], {
        gallery,
        posts,
        cache,
        version: await rendererVersion(),
      })
      return outcome && 'html' in outcome ? outcome.html : outcome?.problem
    }
    return { run, cache, posts }
  }

  const SHOWS = textOf('![그림](a.png)')

  it('when nothing changed, and not when its pictures did', async () => {
    const { run, posts, cache } = await makeRendering()
    const missing = await run(SHOWS)
    await drawPicture(path.join(posts, 'dev/a.png'), { width: 30, height: 20 })
    const small = await run(SHOWS)
    expect(small).toContain('width="30"')
    const before = readFileSync(shardsOf(cache)[0] ?? '', 'utf8')
    expect(await run(SHOWS)).toBe(small)
    expect(readFileSync(shardsOf(cache)[0] ?? '', 'utf8')).toBe(before)
    await drawPicture(path.join(posts, 'dev/a.png'), { width: 50, height: 20 })
    expect(await run(SHOWS)).toContain('width="50"')
    rmSync(path.join(posts, 'dev/a.png'))
    expect(await run(SHOWS)).toBe(missing)
  })

  it('unless it could not be rendered: that is said again', async () => {
    const { run, cache } = await makeRendering()
    const deep = textOf(`${'> '.repeat(5000)}글`)
    const said = await run(deep)
    expect(said).not.toContain('<')
    expect(await run(deep)).toBe(said)
    expect(existsSync(cache) ? shardsOf(cache) : []).toEqual([])
  })

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

describe('rendering in threads', () => {
  const sources = Array.from({ length: 50 }, (_, i) =>
    textOf(`## 제목 ${i}\n\n**강조**는 ${i}\n\n\`\`\`ts\nconst a = ${i}\n\`\`\``, {
      file: `posts/dev/${i}.md`,
    }),
  )

  it('gives what rendering in one gives, in the same order', async () => {
    const alone = await renderTexts(sources, NO_PICTURES, 0)
    for (const threads of [1, 2, 8]) expect(await renderTexts(sources, NO_PICTURES, threads)).toEqual(alone)
  }, 30_000)

  it('says which text could not be rendered, and renders the others', async () => {
    const deep = sources.with(20, textOf(`${'> '.repeat(5000)}글`))
    const outcomes = await renderTexts(deep, NO_PICTURES, 2)
    expect(outcomes).toEqual(await renderTexts(deep, NO_PICTURES, 0))
    expect(outcomes.flatMap((outcome, i) => ('problem' in outcome ? [i] : []))).toEqual([20])
  })
})
