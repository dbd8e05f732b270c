// npm start: the whole blog on this machine, no account, no network.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readShelfBudget } from '../build/shelf-budget.ts'
import { runCommand } from './command.ts'
import { ensureDevVars } from './dev-vars.ts'
import { followShelf } from './live-shelf.ts'
import { migrateLocal } from './migrate-local.ts'
import { refuseTakenPort } from './port.ts'
import { ROOT } from './root.ts'
import { startSearch } from './search-follow.ts'
import { serve } from './serve.ts'
import { shardsNote } from './shards-note.ts'
import { printEnvFile, readStartSettings, type StartSettings, varsForRun } from './start-settings.ts'
import { readWorkerConfig } from './worker-config.ts'

await runCommand(async () => {
  const settings = readStartSettings(process.env, ROOT)
  const config = await readWorkerConfig(ROOT)
  const devVars = await ensureDevVars(path.join(ROOT, '.dev.vars'))
  await refuseTakenPort(settings.port)
  const vars = varsForRun({
    env: process.env,
    devVars: devVars.values,
    config: config.vars,
    port: settings.port,
  })
  const note = shardsNote(vars.VIEW_SHARDS ?? config.vars.VIEW_SHARDS)
  const [shelf] = await Promise.all([followOwnShelf(), migrateLocal(settings.stateDir, config.text)])
  const search = config.search && (await startSearch(settings.stateDir, config.text))
  const envFile = await writeEnvFile(settings, printEnvFile(vars))
  try {
    return await serve({ ...settings, envFile, greeting: greeting(settings.port, devVars.created, note) })
  } finally {
    shelf.stop()
    await search?.stop()
    await rm(envFile, { force: true })
  }
})

async function followOwnShelf() {
  return followShelf({
    budget: await readShelfBudget(process.env, path.join(ROOT, 'wrangler.toml')),
    posts: path.join(ROOT, 'posts'),
    shelf: path.join(ROOT, 'src/shelf/generated'),
    assets: path.join(ROOT, 'dist/assets'),
    search: path.join(ROOT, 'dist/search.json'),
  })
}

/** Secrets go by a file that only its owner may read: arguments show in `ps`. */
async function writeEnvFile({ stateDir, port }: StartSettings, text: string): Promise<string> {
  const file = path.join(stateDir, `run-${port}.env`)
  await mkdir(stateDir, { recursive: true })
  await rm(file, { force: true })
  await writeFile(file, text, { mode: 0o600 })
  return file
}

function greeting(port: number, created: readonly string[], note: string | undefined): string {
  const key = process.env.ADMIN_KEY ? '환경 변수' : '.dev.vars 파일'
  return [
    ...(created.length > 0
      ? [`.dev.vars에 ${created.join(', ')}를 새로 만들었습니다. 커밋하지 마세요.`]
      : []),
    ...(note ? [note] : []),
    `블로그   http://127.0.0.1:${port}`,
    `관리     http://127.0.0.1:${port}/admin/login (열쇠는 ${key}의 ADMIN_KEY)`,
    'posts/를 고치면 다시 짓습니다. 멈추려면 Ctrl-C.',
  ].join('\n')
}
