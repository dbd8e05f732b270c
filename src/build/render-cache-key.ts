import { createHash, hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { inParallel } from './pictures/in-parallel.ts'
import type { TextSource } from './render-text.ts'

const ROOT = path.join(import.meta.dirname, '../..')
/** All that is ours in a rendered text. More than it needs: nobody has to remember to add to this. */
const SOURCES = ['src/build', 'src/domain']
/** All that is not: what the project asks for, what is really installed. */
const LOCKFILES = ['package-lock.json', 'node_modules/.package-lock.json']

/** Changes with every edit of what renders: our sources, the packages, the Node that runs them. */
export async function rendererVersion(root = ROOT): Promise<string> {
  const ours = await Promise.all(SOURCES.map((folder) => sourcesBelow(root, folder)))
  const files = [...ours.flat().sort(), ...LOCKFILES]
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  const texts = await inParallel(files, (file) => readFile(path.join(root, file)).catch(() => ''), 32)
  for (const [i, text] of texts.entries()) hash.update(`\0${files[i]}\0${text.length}\0`).update(text)
  return hash.digest('hex')
}

async function sourcesBelow(root: string, folder: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder), { recursive: true })
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => path.join(folder, name))
}

/** Under what a text's outcome is kept. Of its file only the folder counts: pictures are looked for beside it. */
export const keyOf = (version: string, { file, bodyHash, lang, base, written }: TextSource): string =>
  hash(
    'sha256',
    JSON.stringify([version, path.posix.dirname(file), lang, base, written ?? null, bodyHash]),
  ).slice(0, 40)
