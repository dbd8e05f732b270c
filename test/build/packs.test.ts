import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readShelfBudget } from '../../src/build/shelf-budget.ts'
import { build } from '../support/built-posts.ts'
import { makeFolder, makePosts } from '../support/posts-folder.ts'

const COUNT = 90
/** Words that do not compress away. */
const wordsOf = (i: number) => Array.from({ length: 200 }, (_, n) => ((i + 7) * (n + 3) * 7919).toString(36))

const POSTS = Object.fromEntries(
  Array.from({ length: COUNT }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)
    const text = `---\ntitle: 글 ${i}\ndate: ${day}\n---\n\n몇 번째 글인가: ${i}.\n\n${wordsOf(i).join(' ')}\n`
    return [`dev/p${i}.md`, text]
  }),
)

const packsOf = (out: string) => readdirSync(path.join(out, 'assets/_shelf')).sort()

describe('a shelf that does not fit into its budget', () => {
  it('keeps the newest texts in the Worker, all others in files, none missing', async () => {
    const { shelf, out } = await build(makePosts(POSTS), makeFolder(), { budget: 40_000 })
    const [bundled, ...overflow] = shelf.packs
    expect(bundled?.count).toBeGreaterThan(10)
    expect(bundled?.count).toBeLessThan(COUNT)
    expect(overflow.map(({ file }) => file).toSorted()).toEqual(packsOf(out))
    expect(shelf.packs.reduce((sum, { count }) => sum + count, 0)).toBe(COUNT)
    for (const [i, post] of shelf.posts.entries()) {
      expect(shelf.bodies[post.id]).toContain(`몇 번째 글인가: ${COUNT - 1 - i}.`)
      expect(post.summary).toContain(`몇 번째 글인가: ${COUNT - 1 - i}.`)
    }
  })

  it.each([20_000, 40_000, 70_000])('stays within %i bytes', async (budget) => {
    const { out } = await build(makePosts(POSTS), makeFolder(), { budget })
    const code = ['manifest.txt', 'texts.bin'].map((name) => readFileSync(path.join(out, 'shelf', name)))
    expect(code.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0)).toBeLessThanOrEqual(budget)
  })

  it('writes one other file after an edit of an old post, and drops the one before', async () => {
    const [posts, out] = [makePosts(POSTS), makeFolder()]
    await build(posts, out, { budget: 40_000 })
    const before = packsOf(out)
    makePosts({ 'dev/p1.md': `${POSTS['dev/p1.md']} 고침` }, posts)
    await build(posts, out, { budget: 40_000 })
    const after = packsOf(out)
    expect(after).toHaveLength(before.length)
    expect(after.filter((name) => !before.includes(name))).toHaveLength(1)
  })
})

describe('SHELF_BUDGET_BYTES', () => {
  const config = (text: string) => path.join(makePosts({ 'wrangler.toml': text }), 'wrangler.toml')

  it('is read from the environment, then from wrangler.toml', async () => {
    const said = config('[vars]\nSHELF_BUDGET_BYTES = "300000"\n')
    expect(await readShelfBudget({ SHELF_BUDGET_BYTES: '5000' }, said)).toBe(5000)
    expect(await readShelfBudget({}, said)).toBe(300_000)
    expect(await readShelfBudget({}, config('name = "madang"\n'))).toBe(2_000_000)
  })

  it('is refused by name when it is no number of bytes', async () => {
    await expect(readShelfBudget({ SHELF_BUDGET_BYTES: '2MB' }, config(''))).rejects.toThrow(
      'SHELF_BUDGET_BYTES가 "2MB"입니다',
    )
  })
})
