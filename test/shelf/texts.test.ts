import { describe, expect, it } from 'vitest'
import { createShelf } from '../../src/shelf/shelf.ts'
import { openTexts } from '../../src/shelf/texts.ts'
import { makePost, makeShelfData } from '../support/worker/shelf.ts'

const encoder = new TextEncoder()

/** A pack as the build writes it. */
function packOf(texts: readonly (readonly [details: object, html: string])[]): Uint8Array {
  const lines = texts.map(([details, html]) => encoder.encode(`${JSON.stringify(details)}\n${html}`))
  const head = encoder.encode(`${JSON.stringify({ lengths: lines.map((line) => line.length) })}\n`)
  return Buffer.concat([head, ...lines])
}

const [page, ...posts] = Array.from({ length: 5 }, (_, i) => makePost({ publishedAt: 5 - i }))

/** A page and a post in the Worker, two posts and one in two files; every read is written down. */
function makeShelf(bulk = '') {
  const reads: string[] = []
  const textOf = (i: number) => [{ summary: `요약 ${i}` }, `<p>글 ${i}</p>\n${bulk}`] as const
  const files = new Map([
    ['a.bin', packOf([textOf(2), textOf(3)])],
    ['b.bin', packOf([textOf(4)])],
  ])
  const packs = [
    { file: '', count: 2 },
    { file: 'a.bin', count: 2 },
    { file: 'b.bin', count: 1 },
  ]
  const manifest = makeShelfData(posts, { pages: page ? [page] : [], packs })
  const texts = openTexts(manifest, packOf([textOf(0), textOf(1)]), async (file) => {
    reads.push(file)
    const bytes = files.get(file)
    if (!bytes) throw new Error(file)
    return bytes
  })
  return { shelf: createShelf({ ...manifest, texts }), reads }
}

describe('the texts of a shelf', () => {
  it('are found wherever they lie, each with its own summary', async () => {
    const { shelf } = makeShelf()
    const found = await Promise.all([page, ...posts].flatMap((post) => (post ? [shelf.read(post)] : [])))
    expect(found.map(({ html }) => html.trim())).toEqual([0, 1, 2, 3, 4].map((i) => `<p>글 ${i}</p>`))
    expect(found.map(({ post }) => post.summary)).toEqual([0, 1, 2, 3, 4].map((i) => `요약 ${i}`))
  })

  it('that travel in the Worker are read without any file', async () => {
    const { shelf, reads } = makeShelf()
    const [first] = posts
    if (first) expect((await shelf.read(first)).html).toContain('글 1')
    expect(reads).toEqual([])
  })

  it('cost one read a file, however many of its posts a list shows', async () => {
    const { shelf, reads } = makeShelf()
    const listed = await shelf.detailed(posts)
    expect(listed.map(({ summary }) => summary)).toEqual(['요약 1', '요약 2', '요약 3', '요약 4'])
    await shelf.detailed(posts)
    expect(reads.toSorted()).toEqual(['a.bin', 'b.bin'])
  })

  it('are kept while there is room, and read again when there is not', async () => {
    const { shelf, reads } = makeShelf('x'.repeat(5_000_000))
    const [, second, , fourth] = posts
    for (const post of [second, fourth, second]) if (post) await shelf.read(post)
    expect(reads).toEqual(['a.bin', 'b.bin', 'a.bin'])
  })

  it('of a post of another shelf are none', async () => {
    const { shelf } = makeShelf()
    await expect(shelf.read(makePost())).rejects.toThrow('No text')
  })
})
