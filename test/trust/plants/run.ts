// Plants one mistake after the other into a copy of the project and runs the test that must see it. A test that stays
// green tells that nobody watches. `npm run test:plants [words of one harm]`
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyProject } from '../project-copy.ts'
import { PLANTS, type Plant } from './plants.ts'

const SEED = '20260301'

const wanted = PLANTS.filter(({ harm }) => harm.includes(process.argv.slice(2).join(' ')))
const copy = copyProject()
try {
  const soundFiles = [...new Set(wanted.map(({ test }) => test.join(' ')))]
  for (const test of soundFiles) {
    const [project = '', file = ''] = test.split(' ')
    if (!isGreen(project, file)) throw new Error(`${file} is red before anything is planted`)
  }
  const missed = wanted.filter((plant) => !isCaught(plant))
  console.log(`\n${wanted.length - missed.length} of ${wanted.length} plants caught`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function isCaught({ harm, file, find, put, test: [project, test] }: Plant): boolean {
  const place = path.join(copy, file)
  const sound = readFileSync(place, 'utf8')
  if (sound.split(find).length !== 2) throw new Error(`${file} does not hold this once: ${find}`)
  writeFileSync(
    place,
    sound.replace(find, () => put),
  )
  const caught = !isGreen(project, test)
  writeFileSync(place, sound)
  console.log(`${caught ? 'caught' : 'MISSED'}  ${harm} (${test})`)
  return caught
}

/** @throws Error when the tests did not run at all: a plant that breaks the code proves nothing */
function isGreen(project: string, file: string): boolean {
  const { status, stdout, stderr } = spawnSync('npx', ['vitest', 'run', '--project', project, file], {
    ...{ cwd: copy, encoding: 'utf8', env: { ...process.env, SEED, NO_COLOR: '1' } },
  })
  if (!/Tests .*(?:passed|failed)/.test(stdout)) throw new Error(`${file} did not run:\n${stdout}\n${stderr}`)
  return status === 0
}
