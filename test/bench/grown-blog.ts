// A blog of so many posts and so many comments, running under the meter.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSite, readSite } from '../../src/build/build.ts'
import { readSearchTexts } from '../../src/build/search-texts.ts'
import { planIn } from './bench-plan.ts'
import { makeBenchPosts } from './bench-posts.ts'
import { layCards } from './cards.ts'
import { fillIndex } from './search-index.ts'
import { type Running, startMadang } from './stage.ts'

const ROOT = path.join(import.meta.dirname, '../..')
/** Ids of comments that are only there to be many begin here. */
const FIRST_ID = 1000

export interface GrownBlog extends Running {
  /** Brings the newest article to so many comments. */
  growTo(comments: number): Promise<void>
}

/** The newest article, and the category it is in. */
export const NEWEST = '/posts/post-0'
export const CATEGORY = '/category/ai'

/** Builds so many posts out of the samples and starts them; under every one stands a comment. */
export async function startGrown(posts: number): Promise<GrownBlog> {
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-grown-'))
  try {
    await build(folder, posts)
    const entry = await readFile(path.join(import.meta.dirname, 'metered-entry.js'), 'utf8')
    const running = await startMadang({ entry, shelf: path.join(folder, 'out') })
    const texts = (await readSearchTexts(path.join(folder, 'out/search.json'))) ?? []
    await fillIndex(running.search, texts)
    await commentOnAll(
      running,
      texts.map(({ id }) => id),
    )
    const stop = async () => {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    }
    return { ...running, stop, growTo: growing(running) }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function build(folder: string, posts: number): Promise<void> {
  await makeBenchPosts(path.join(ROOT, 'posts'), path.join(folder, 'posts'), posts)
  const plan = planIn(folder)
  await layCards(await readSite(plan.posts, plan), plan.images)
  await buildSite(plan)
}

async function commentOnAll({ db }: Running, ids: readonly string[]): Promise<void> {
  await db
    .prepare(
      `INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
       SELECT key + 1, value, key + 1, 'name', 'source', '<p>html</p>', 2, 0 FROM json_each(?1)`,
    )
    .bind(JSON.stringify(ids))
    .run()
}

/** The article has one already. */
function growing({ url, db }: Running): GrownBlog['growTo'] {
  let there = 1
  return async (comments) => {
    const page = await (await fetch(new URL(NEWEST, url))).text()
    const post = /data-post-id="([^"]+)"/.exec(page)?.[1] ?? ''
    for (; there < comments; there += AT_ONCE)
      await db
        .prepare(
          `WITH RECURSIVE n(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
           INSERT INTO comments (id, post_id, root_id, name, source, html, render_version, created_at)
           SELECT i, ?1, i, 'name', 'source', '<p>html</p>', 2, 0 FROM n`,
        )
        .bind(post, FIRST_ID * 1000 + there, FIRST_ID * 1000 + Math.min(there + AT_ONCE, comments) - 1)
        .run()
  }
}

const AT_ONCE = 20_000
