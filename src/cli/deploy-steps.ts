import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readSearchTexts } from '../build/search-texts.ts'
import { CommandError } from './command.ts'
import { type DeployPlan, STEP_WORDS, type StepName } from './deploy-plan.ts'
import { makeSecret } from './dev-vars.ts'
import { fillSearch } from './search-fill.ts'
import { SEARCH_FILE } from './search-follow.ts'
import type { WorkerConfig } from './worker-config.ts'
import { runWrangler } from './wrangler.ts'

/** Values by name. */
export type Secrets = Readonly<Record<string, string>>

/** Fresh values for the secrets the Worker lacks. */
export const makeSecrets = (names: readonly string[]): Secrets =>
  Object.fromEntries(names.map((name) => [name, makeSecret()]))

export interface StepWork {
  readonly config: WorkerConfig
  readonly secrets: Secrets
}

/** Does the steps in order, saying each. @throws CommandError at the first that fails, with how to go on */
export async function runSteps({ steps }: DeployPlan, work: StepWork): Promise<void> {
  for (const step of steps) {
    console.log(`▸ ${STEP_WORDS[step].does}`)
    const { code, stdout, stderr } = await DO[step](work)
    if (code !== 0) throw new CommandError(stdout + stderr + STEP_WORDS[step].failed)
  }
}

const DO: Readonly<Record<StepName, (work: StepWork) => ReturnType<typeof runWrangler>>> = {
  provision: ({ config }) => runWrangler(['d1', 'create', config.database.name]),
  'provision-search': ({ config }) => runWrangler(['d1', 'create', config.search?.name ?? '']),
  migrate: () => runWrangler(['d1', 'migrations', 'apply', 'DB', '--remote']),
  deploy: ({ secrets }) => uploadWith(secrets),
  search: fillRemoteSearch,
}

/** The bundle's own build has just written what is searched. */
async function fillRemoteSearch(): ReturnType<typeof runWrangler> {
  const texts = await readSearchTexts(SEARCH_FILE)
  if (!texts) return { code: 1, stdout: '', stderr: 'dist/search.json이 없습니다.\n' }
  const { failure, changed, removed } = await fillSearch(['--remote'], texts)
  if (failure !== undefined) return { code: 1, stdout: '', stderr: failure }
  console.log(`  글 ${changed}편을 새로 넣고 ${removed}편을 뺐습니다.`)
  return { code: 0, stdout: '', stderr: '' }
}

/** Secrets go with the code, in a file only its owner may read: no moment without them, nothing to see in `ps`. */
async function uploadWith(secrets: Secrets): ReturnType<typeof runWrangler> {
  if (Object.keys(secrets).length === 0) return runWrangler(['deploy'], { terminal: 'ask' })
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-'))
  try {
    const file = path.join(folder, 'secrets.json')
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
    return await runWrangler(['deploy', '--secrets-file', file], { terminal: 'ask' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
