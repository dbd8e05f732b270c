import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bodyHashOf } from '../../src/build/draft-body.ts'
import { printText } from '../../src/build/printed-text.ts'
import { renderText, type TextSource } from '../../src/build/render-text.ts'
import { DamagedCache, TextCache } from '../../src/build/text-cache.ts'
import { build } from '../support/built-posts.ts'
import { makeFolder, makePosts, markdown } from '../support/posts-folder.ts'

const textOf = (body: string): TextSource => ({
  ...{ file: 'posts/dev/a.md', body, bodyHash: bodyHashOf(body), lang: 'ko', base: 'https://blog.example' },
})

function rendered(body: string) {
  const outcome = renderText(textOf(body), () => ({ kind: 'given' }))
  if ('problem' in outcome) throw new Error(outcome.problem)
  return outcome
}

const ENTRIES = new Map(Array.from({ length: 40 }, (_, i) => [`key ${i}`, rendered(`글 ${i}`)]))

async function open(folder: string) {
  const cache = new TextCache(folder)
  await cache.open()
  return cache
}

async function keptFolder(folder = path.join(makeFolder(), 'kept'), posts = makeFolder()) {
  const cache = await open(folder)
  for (const [key, text] of ENTRIES) cache.add(key, printText(text))
  await cache.keep(new Set(ENTRIES.keys()), posts)
  return folder
}

/** What of the entries a cache gives back, page and words read. */
const readAll = (cache: TextCache) =>
  [...ENTRIES.keys()].flatMap((key) => {
    const text = cache.get(key)
    return text ? [[key, text.html, text.text, text.summary]] : []
  })

const WHOLE = [...ENTRIES].map(([key, { html, text, summary }]) => [key, html, text, summary])

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.texts'))
    .map((name) => path.join(folder, name))

describe('the cache of rendered texts', () => {
  it('gives back what it was given, to another build too', async () => {
    expect(readAll(await open(await keptFolder()))).toEqual(WHOLE)
  })

  it('has nothing where there is no folder, and keeps in memory what it cannot write', async () => {
    const folder = await keptFolder()
    expect(readAll(await open(path.join(folder, 'none')))).toEqual([])
    const cache = await open(path.join(folder, 'texts.json', 'below-a-file'))
    for (const [key, text] of ENTRIES) cache.add(key, printText(text))
    await cache.keep(new Set(ENTRIES.keys()), folder)
    expect(readAll(cache)).toEqual(WHOLE)
  })

  it('forgets what the last build did not use, and gives its room back', async () => {
    const folder = await keptFolder()
    const before = readFileSync(filesOf(folder)[0] ?? '').length
    const cache = await open(folder)
    await cache.keep(new Set(['key 3']), folder)
    expect(readAll(await open(folder)).map(([key]) => key)).toEqual(['key 3'])
    expect(filesOf(folder)).toHaveLength(1)
    expect(readFileSync(filesOf(folder)[0] ?? '').length).toBeLessThan(before / 10)
  })

  it('does not pile up files, however many builds there are', async () => {
    const [folder, posts] = [path.join(makeFolder(), 'kept'), makeFolder()]
    for (const [n, [key, text]] of [...ENTRIES].entries()) {
      const cache = await open(folder)
      cache.add(key, printText(text))
      await cache.keep(new Set([...ENTRIES.keys()].slice(0, n + 1)), posts)
    }
    expect(filesOf(folder).length).toBeLessThan(26)
    expect(readAll(await open(folder))).toEqual(WHOLE)
  })

  it('counts a file cut short, and a damaged index, as nothing', async () => {
    const folder = await keptFolder()
    truncateSync(filesOf(folder)[0] ?? '', 100)
    expect(readAll(await open(folder))).toEqual([])
    writeFileSync(path.join(await keptFolder(folder), 'texts.json'), '{"files":')
    expect(readAll(await open(folder))).toEqual([])
  })

  it('gives nobody a text of which a byte turned, and makes it again', async () => {
    const folder = await keptFolder()
    const file = filesOf(folder)[0] ?? ''
    writeFileSync(file, readFileSync(file).fill('x', 0, 3))
    expect(() => readAll(new TextCache(folder))).not.toThrow()
    const cache = await open(folder)
    expect(() => readAll(cache)).toThrow(DamagedCache)
    expect(readAll(await open(folder))).toEqual([])
  })

  it('drops the texts of posts folders that are no more when a new one comes', async () => {
    const all = makeFolder()
    const [gone, here] = [makeFolder(), makeFolder()]
    await keptFolder(path.join(all, 'a'), gone)
    await keptFolder(path.join(all, 'b'), here)
    rmSync(gone, { recursive: true })
    await keptFolder(path.join(all, 'c'), here)
    expect(readdirSync(all).sort()).toEqual(['b', 'c'])
  })
})

describe('a build over a damaged cache', () => {
  it('is the same as over none', async () => {
    const [posts, rendered] = [
      makePosts({ 'dev/a.md': markdown('가'), 'dev/b.md': markdown('나') }),
      makeFolder(),
    ]
    const first = await build(posts, makeFolder(), { rendered })
    for (const file of filesOf(rendered)) writeFileSync(file, readFileSync(file).fill('x'))
    const second = await build(posts, makeFolder(), { rendered })
    expect(second.shelf.bodies).toEqual(first.shelf.bodies)
    expect(second.version).toBe(first.version)
  })
})
