import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const MOST = 7
/** Everything goes through the map: beyond it, no test is nearer than another. */
const MAP = ['src/app.ts', 'src/index.ts']
/** Those that open every route of a kind, by room: asked when no nearer test saw anything. */
const WIDE: Readonly<Record<string, readonly string[]>> = {
  gates: ['trust/slowness', 'trust/login', 'trust/caching', 'routes/conversation'],
  store: ['trust/access', 'routes/comment-leaks', 'routes/comments', 'store/backup'],
  domain: ['trust/access', 'routes/comment-leaks', 'routes/comments', 'routes/articles'],
}

/** Which tests are near a file of src: those that mirror or import it first, then those of what imports it. */
export function relatedTests(root: string): (file: string) => readonly string[] {
  const all = globSync(['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'], { cwd: root }).sort()
  const importers = importersOf(root, all)
  const tests = all.filter((f) => /\.test\.tsx?$/.test(f) && !/^test\/(?:browser|trust|bench|cli)\//.test(f))
  const mirroring = (file: string) => {
    const start = file.replace(/^src\//, 'test/').replace(/\.tsx?$/, '')
    return tests.filter((t) => t.startsWith(`${start}.`) || t.startsWith(`${start}-`))
  }
  return (file) => {
    const found = new Set<string>()
    const seen = new Set<string>()
    for (let level = [file]; level.length > 0; ) {
      for (const test of level.flatMap((one) => [one, ...mirroring(one)]))
        if (tests.includes(test)) found.add(test)
      for (const one of level) seen.add(one)
      const next = level.flatMap((one) => importers.get(one) ?? [])
      level = [...new Set(next)].filter((one) => !seen.has(one) && !MAP.includes(one))
    }
    const wide = (WIDE[file.split('/')[1] ?? ''] ?? []).map((name) => `test/${name}.worker.test.ts`)
    return [...new Set([...[...found].slice(0, MOST), ...wide])]
  }
}

function importersOf(root: string, files: readonly string[]): Map<string, string[]> {
  const importers = new Map<string, string[]>()
  for (const file of files)
    for (const [, to = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)) {
      const target = path.join(path.dirname(file), to)
      importers.set(target, [...(importers.get(target) ?? []), file])
    }
  return importers
}

const IMPORT = /(?:from|import)\s*\(?'(\.[^']+)'/g
