import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSite } from '../../src/build/build.ts'
import type { ShelfData } from '../../src/domain/shelf-data.ts'
import { makeFolder, markdown } from './posts-folder.ts'

/** Posts of three categories, none like another. */
export const THREE = {
  'dev/a.md': markdown('가', '', '## 제목\n\n**마당(Madang)**을 엽니다.'),
  'dev/edge/b.md': markdown('나', 'updated: 2026-02-01\nquestion: 어떠세요?'),
  'diary/c.md': `---\ntitle: 다\ndate: 2026-01-16\n---\n\n하루.\n`,
}

/** Builds a posts folder into a folder of its own. */
export async function build(posts: string, out = makeFolder()) {
  const result = await buildSite({ posts, shelf: path.join(out, 'shelf'), assets: path.join(out, 'assets') })
  return { ...result, out, shelf: readShelf(path.join(out, 'shelf/shelf.ts')) }
}

function readShelf(file: string): ShelfData {
  const literal = /JSON\.parse\((".*")\)$/m.exec(readFileSync(file, 'utf8'))?.[1]
  return JSON.parse(JSON.parse(literal ?? '""'))
}
