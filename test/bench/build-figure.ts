import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { fileOf, makeBenchPosts } from './bench-posts.ts'
import type { Figure } from './main.ts'
import { findPeers, type Peer } from './peers.ts'
import { writeResults } from './results.ts'
import { median, type Timed, timed } from './timed.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const ONCE = path.join(import.meta.dirname, 'build-once.ts')

/** Clean, warm and one-edit builds of the same posts, in turn with the peers' clean ones: whole programs, start included. */
export const buildFigure: Figure = async ({ corpus = path.join(ROOT, 'posts'), sizes, rounds }) => {
  const rows: string[] = []
  for (const size of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'madang-bench-'))
    try {
      rows.push(...(await measureBuilds(folder, path.resolve(corpus), size, roundsOf(size, rounds))))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const isReal = path.resolve(corpus) !== path.join(ROOT, 'posts')
  writeResults('build', [
    `${cpus().length} × ${cpus()[0]?.model}, ${rounds} rounds in turn (10,000: one), medians; ${isReal ? 'real posts of a corpus' : 'sample posts'}.`,
    'Highlighting on. Pictures and cards apart: the cards are there before (their own time is printed by the run).',
    '',
    '| posts | program | build | s | ÷ first peer (of the same round) | peak MiB | files |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ])
}

/** Once is enough, and long enough, where a build is long. */
export const roundsOf = (size: number, rounds: number): number => (size < 10_000 ? rounds : 1)

/** One row for each of our builds and of the peers'. */
export async function measureBuilds(
  folder: string,
  corpus: string,
  size: number,
  rounds: number,
  peersIn = findPeers,
): Promise<string[]> {
  await makeBenchPosts(corpus, path.join(folder, 'posts'), size)
  process.stdout.write(
    execFileSync(process.execPath, [ONCE, folder, 'prepare'], { stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  const peers = peersIn(folder)
  const builds: Peer[] = [...ours(folder), ...peers]
  const times = new Map<string, Timed[]>(builds.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const { name, build } of builds) {
      const took = await build()
      times.get(name)?.push(took)
      console.log(`${size} posts, ${name}: ${took.seconds.toFixed(2)} s, ${took.peakMib.toFixed(0)} MiB`)
    }
  const first = times.get(peers[0]?.name ?? '') ?? []
  return builds.map(({ name, output }) => rowOf(name, size, times.get(name) ?? [], first, filesIn(output)))
}

/** The order matters: warm after clean. */
function ours(folder: string): Peer[] {
  const output = path.join(folder, 'out')
  const build = () => timed(process.execPath, [ONCE, folder], ROOT)
  const clean = () => {
    for (const name of ['out', 'rendered']) rmSync(path.join(folder, name), { recursive: true, force: true })
    return build()
  }
  let edits = 0
  const edit = () => {
    appendFileSync(path.join(folder, 'posts', fileOf(7)), `\n고친 줄 ${edits++}.\n`)
    return build()
  }
  return [
    { name: 'Madang, clean', output, build: clean },
    { name: 'Madang, warm', output, build },
    { name: 'Madang, one edit', output, build: edit },
  ]
}

const filesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

function rowOf(
  name: string,
  size: number,
  times: readonly Timed[],
  first: readonly Timed[],
  files: number,
): string {
  const seconds = median(times.map((time) => time.seconds))
  const ratio = median(times.map((time, i) => time.seconds / (first[i]?.seconds ?? Number.NaN)))
  const peak = median(times.map((time) => time.peakMib))
  return `| ${size} | ${name} | | ${seconds.toFixed(2)} | ${ratio.toFixed(2)} | ${peak.toFixed(0)} | ${files} |`
    .replace(', ', ' | ')
    .replace(' | | ', name.includes(',') ? ' | ' : ' | clean | ')
}
