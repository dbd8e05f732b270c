// Changes one small thing after the other in a copy of the project and runs the tests near it: what stays green tells
// where nobody watches. `SAMPLE=100 SEED=1 PIECE=1/3 npm run test:mutation [files]`
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomFrom } from '../../support/seeded-random.ts'
import { copyProject } from '../project-copy.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { relatedTests } from './related-tests.ts'

const ROOMS = 'src/{domain,store,gates}/**/*.{ts,tsx}'
const SAMPLE = Number(process.env.SAMPLE ?? 100)
const SEED = Number(process.env.SEED ?? 20260301)
const [PIECE = 1, PIECES = 1] = (process.env.PIECE ?? '1/1').split('/').map(Number)
/** Tests nearest to the change are asked first; further ones only when they saw nothing. */
const NEAR = 3
const PATIENCE_MS = 120_000
const VITEST = 'node_modules/vitest/vitest.mjs'

interface Planted extends Mutant {
  readonly file: string
  /** File and line. */
  readonly place: string
}

const root = copyProject()
const testsOf = relatedTests(root)
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

try {
  const all = candidates()
  const chosen = sampleOf(all, SAMPLE).filter((_, n) => n % PIECES === PIECE - 1)
  console.log(`${chosen.length} of ${all.length} mutants (seed ${SEED}, piece ${PIECE}/${PIECES})`)
  const ends = chosen.map(endOf)
  const count = (end: End) => ends.filter((one) => one === end).length
  console.log(
    `\n${count('killed')} killed, ${count('hung')} hung, ${count('SURVIVED')} of ${ends.length} survived`,
  )
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** All there are, or those of the files or lines that are asked for: `src/domain/spam.ts:45`. */
function candidates(): Planted[] {
  const wanted: readonly string[] = process.argv.slice(2)
  const all = globSync(ROOMS, { cwd: root }).sort().flatMap(mutantsIn)
  return all.filter(({ file, place }) => wanted.length === 0 || wanted.some((w) => w === file || w === place))
}

function mutantsIn(file: string): Planted[] {
  const text = read(file)
  return mutantsOf(text, file.endsWith('x') ? 'tsx' : 'ts').map((mutant) => ({
    ...{ ...mutant, file },
    place: `${file}:${text.slice(0, mutant.from).split('\n').length}`,
  }))
}

/** The same for the same seed, as long as the code is the same. */
function sampleOf(mutants: readonly Planted[], count: number): Planted[] {
  const random = randomFrom(SEED)
  const drawn = mutants.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at)
  return drawn.slice(0, count).map(({ mutant }) => mutant)
}

/** Hung: its tests came to no end, as in a loop that never ends. */
type End = 'killed' | 'hung' | 'SURVIVED'

function endOf({ file, place, from, to, put, kind }: Planted): End {
  const sound = read(file)
  const since = performance.now()
  writeFileSync(path.join(root, file), sound.slice(0, from) + put + sound.slice(to))
  const tests = testsOf(file)
  const end = seenBy(tests.slice(0, NEAR)) ?? seenBy(tests.slice(NEAR)) ?? 'SURVIVED'
  writeFileSync(path.join(root, file), sound)
  const seconds = Math.round((performance.now() - since) / 1000)
  console.log(`${end} ${place} ${kind} (${seconds} s)`)
  const line = `${sound.slice(0, from).split('\n').at(-1)}⟦${sound.slice(from, to)}⟧${sound.slice(to).split('\n').at(0)}`
  if (end !== 'killed') console.log(`   ${line.trim()}\n   asked ${tests.join(' ')}`)
  return end
}

/** How the tests saw it; undefined when all stayed green. */
function seenBy(tests: readonly string[]): End | undefined {
  if (tests.length === 0) return undefined
  const projects = ['--project', 'node', '--project', 'worker']
  const { status, stdout } = spawnSync(
    process.execPath,
    [VITEST, 'run', '--bail', '1', ...projects, ...tests],
    {
      ...{ cwd: root, encoding: 'utf8', timeout: PATIENCE_MS },
      env: { ...process.env, SEED: String(SEED), NO_COLOR: '1' },
    },
  )
  if (/No test files found/.test(stdout)) throw new Error(`there are no tests in ${tests}`)
  if (status === null) return 'hung'
  return status === 0 ? undefined : 'killed'
}
