import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFailed } from 'vitest'
import { buildSite } from '../../src/build/build.ts'
import { makeFolder, makePosts, markdown } from '../support/posts-folder.ts'
import { drawPicture } from './pictures/picture-files.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const ROUNDS = 12

/** Where a build of `posts` goes, with caches of its own; images are shared, they take longest. */
function planOf(posts: string, images: string, out = makeFolder()) {
  return {
    ...{ posts, images, shelf: path.join(out, 'shelf'), assets: path.join(out, 'dist/assets') },
    ...{ search: path.join(out, 'dist/search.json'), rendered: path.join(out, 'rendered') },
  }
}

type Plan = ReturnType<typeof planOf>

/** Every file a build wrote, by name. */
function outputOf({ shelf, assets, search }: Plan): Map<string, string> {
  const files = [shelf, path.dirname(assets)].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [folder, path.join(entry.parentPath, entry.name)] as const),
  )
  expect(existsSync(search)).toBe(true)
  return new Map(files.map(([folder, file]) => [path.relative(folder, file), readFileSync(file, 'base64')]))
}

describe('a warm build', () => {
  it('equals a clean one byte for byte, whatever was edited, renamed or deleted before', async () => {
    onTestFailed(() => console.error(`SEED=${SEED}`))
    const images = makeFolder()
    const posts = makePosts(
      Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`dev/p${i}.md`, postOf(i)])),
    )
    await drawPicture(path.join(posts, 'dev/a.png'), { width: 20, height: 20 })
    const warm = planOf(posts, images)
    await buildSite(warm)
    const random = mulberry(SEED)
    for (let round = 0; round < ROUNDS; round++) {
      for (let times = 1 + Math.floor(random() * 3); times > 0; times--) await change(posts, random, round)
      await buildSite(warm)
      const clean = planOf(posts, images)
      await buildSite(clean)
      expect(outputOf(warm)).toEqual(outputOf(clean))
    }
  }, 60_000)

  it('equals one that rendered in threads', async () => {
    const images = makeFolder()
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`dev/p${i}.md`, postOf(i)]))
    const posts = makePosts(many)
    const [few, all] = [planOf(posts, images), planOf(posts, images)]
    rmSync(path.join(posts, 'dev'), { recursive: true })
    for (const [name, text] of Object.entries(many).slice(0, 40)) makePosts({ [name]: text }, posts)
    await buildSite(few)
    makePosts(many, posts)
    await buildSite(few)
    await buildSite(all)
    expect(outputOf(few)).toEqual(outputOf(all))
  }, 60_000)
})

describe('two builds at once', () => {
  it('leave the site of one of them, whole, and nothing half-made', async () => {
    const images = makeFolder()
    const one = makePosts({ 'dev/a.md': markdown('하나', '', '![그림](a.png)') })
    const two = makePosts({ 'dev/b.md': markdown('둘') })
    await drawPicture(path.join(one, 'dev/a.png'), { width: 20, height: 20 })
    const out = makeFolder()
    const plans = [one, two, one, two].map((posts) => ({
      ...planOf(posts, images, out),
      rendered: makeFolder(),
    }))
    await Promise.all(plans.map((plan) => buildSite(plan)))
    const sites = await Promise.all(
      [one, two].map(async (posts) => {
        const clean = planOf(posts, images)
        await buildSite(clean)
        return outputOf(clean)
      }),
    )
    const left = plans.slice(0, 1).map(outputOf)[0] ?? new Map()
    expect(sites.some((site) => sameFiles(site, left))).toBe(true)
  })

  it('are not held up by one that was stopped', async () => {
    const posts = makePosts({ 'dev/a.md': markdown('하나') })
    const plan = planOf(posts, makeFolder())
    const gone = 2 ** 22 + 1 // Above the highest number Linux gives a process.
    mkdirSync(`${plan.assets}.part-${gone}-0a0a0a0a`, { recursive: true })
    writeFileSync(`${plan.assets}.lock`, String(gone))
    await buildSite(plan)
    expect(readdirSync(path.dirname(plan.assets)).sort()).toEqual(['assets', 'search', 'search.json'])
  })
})

describe('while a build runs', () => {
  it('every file the shelf names is there', async () => {
    const posts = makePosts({ 'dev/a.md': markdown('하나') })
    const plan = planOf(posts, makeFolder())
    await buildSite(plan)
    let done = false
    let looks = 0
    const missing: string[] = []
    for (let i = 0; i < 3; i++) {
      writeFileSync(path.join(posts, 'dev/a.md'), markdown(`하나 ${i}`))
      done = false
      const build = buildSite(plan).finally(() => {
        done = true
      })
      while (!done) {
        missing.push(...namedBy(plan).filter((file) => !existsSync(file)))
        looks++
        await new Promise((resolve) => setImmediate(resolve))
      }
      await build
    }
    expect(looks).toBeGreaterThan(10)
    expect(missing).toEqual([])
  })
})

/** The static files a shelf names, read together with it. */
const namedBy = ({ shelf, assets }: Plan): string[] =>
  [
    ...(
      readFileSync(path.join(shelf, 'manifest.txt'), 'utf8') +
      readFileSync(path.join(shelf, 'texts.bin'), 'utf8')
    ).matchAll(/"(\/(?:a|og|m)\/[\w.-]+)"/g),
  ].map(([, address = '']) => path.join(assets, address))

const sameFiles = (a: Map<string, string>, b: Map<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, bytes]) => b.get(name) === bytes)

const postOf = (i: number): string =>
  markdown(`글 ${i}`, `id: ${String(i).padStart(8, '0')}`, BODIES.map((body) => `${body} ${i}`).join('\n\n'))

const BODIES = [
  '**마당(Madang)**을 엽니다.',
  '![그림](a.png)',
  '## 제목',
  '`코드`',
  '- [ ] 할 일',
  '각주[^1]\n\n[^1]: 주',
]

/** One thing an author does to a folder of posts. */
async function change(posts: string, random: () => number, round: number): Promise<void> {
  const folder = path.join(posts, 'dev')
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  const name = names[Math.floor(random() * names.length)] ?? ''
  const file = path.join(folder, name)
  const what = Math.floor(random() * 5)
  if (what === 0) writeFileSync(file, `${readFileSync(file, 'utf8')}\n더한 줄 ${random()}\n`)
  else if (what === 1) renameSync(file, path.join(folder, `n${round}-${Math.floor(random() * 1e6)}.md`))
  else if (what === 2 && names.length > 3) rmSync(file)
  else if (what === 3)
    writeFileSync(path.join(folder, `new${round}.md`), postOf(100 + Math.floor(random() * 1e6)))
  else await drawPicture(path.join(folder, 'a.png'), { width: 1 + Math.floor(random() * 40), height: 20 })
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
