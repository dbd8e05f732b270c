import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildPlan, buildSite } from '../../src/build/build.ts'
import { type Manifest, PACK_FOLDER } from '../../src/domain/shelf-data.ts'
import { createShelf } from '../../src/shelf/shelf.ts'
import { openTexts } from '../../src/shelf/texts.ts'
import { makeFolder, markdown } from './posts-folder.ts'

/** Posts of three categories, none like another. */
export const THREE = {
  'dev/a.md': markdown('가', '', '## 제목\n\n**마당(Madang)**을 엽니다.'),
  'dev/edge/b.md': markdown('나', 'updated: 2026-02-01\nquestion: 어떠세요?'),
  'diary/c.md': `---\ntitle: 다\ndate: 2026-01-16\n---\n\n하루.\n`,
}

/** Builds a posts folder into a folder of its own. */
export async function build(posts: string, out = makeFolder(), given: Partial<BuildPlan> = {}) {
  const folders = { shelf: path.join(out, 'shelf'), assets: path.join(out, 'assets') }
  const result = await buildSite({ posts, ...folders, ...given })
  return { ...result, out, shelf: await readShelf(out) }
}

/** What a build wrote, read as the Worker reads it. */
async function readShelf(out: string) {
  const manifest: Manifest = JSON.parse(readFileSync(path.join(out, 'shelf/manifest.txt'), 'utf8'))
  const texts = openTexts(manifest, readFileSync(path.join(out, 'shelf/texts.bin')), (file) =>
    readFile(path.join(out, 'assets', PACK_FOLDER, file)),
  )
  const shelf = createShelf({ ...manifest, texts })
  const all = await Promise.all([...manifest.posts, ...manifest.pages].map(shelf.read))
  const bodies = Object.fromEntries(all.map(({ post, html }) => [post.id, html]))
  return { ...manifest, posts: await shelf.detailed(manifest.posts), bodies }
}
