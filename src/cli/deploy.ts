// npm run deploy: check → look at the account → bundle → database → tables → Worker, the same on the first run and on later ones.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { printComplaint } from '../build/complaint.ts'
import { readAccount, readSecrets } from './account.ts'
import { bundleWorker } from './bundle.ts'
import { CommandError, runCommand } from './command.ts'
import { planDeploy, STEP_WORDS } from './deploy-plan.ts'
import { makeSecrets, runSteps, type Secrets } from './deploy-steps.ts'
import { hasErrors, lintPosts } from './lint.ts'
import { ROOT } from './root.ts'
import { shardsNote } from './shards-note.ts'
import { CONFIG_FILE, previewOf, readWorkerConfig } from './worker-config.ts'

const FREE_PLAN_GZIP_BYTES = 3_000_000
const USED_FOR: Readonly<Record<string, string>> = {
  ADMIN_KEY: '/admin/login에서 씁니다',
  PEPPER: '백업을 다른 곳에 되살리거나 바꿀 때 씁니다',
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, preview: { type: 'boolean', default: false } },
  })
  if (values.preview) await configurePreview()
  const config = await readWorkerConfig(ROOT)
  const url = await checkPosts()
  const note = shardsNote(config.vars.VIEW_SHARDS)
  if (note) console.log(note)
  if (values['dry-run']) {
    await checkBundle()
    printSteps(config.search && false)
    return 0
  }
  console.log('▸ 계정을 살핍니다')
  const plan = planDeploy(await readAccount(config))
  await checkBundle()
  const secrets = makeSecrets(plan.newSecrets)
  try {
    await runSteps(plan, { config, secrets })
  } catch (error) {
    printSecrets(await thoseStored(secrets), '멈추기 전에 저장된')
    throw error
  }
  printSecrets(secrets, '새로 만든')
  console.log('올렸습니다.')
  if (url?.endsWith('.example'))
    console.log(
      `posts/blog.yaml의 url이 아직 본보기(${url})입니다. 위에 나온 주소로 고치고 한 번 더 올리세요.`,
    )
  return 0
})

/** From here on every command is about the preview. */
async function configurePreview(): Promise<void> {
  const { text } = await readWorkerConfig(ROOT)
  process.env[CONFIG_FILE] = 'wrangler.preview.toml'
  await writeFile(path.join(ROOT, 'wrangler.preview.toml'), previewOf(text))
}

/** @returns the blog's address */
async function checkPosts(): Promise<string | undefined> {
  console.log('▸ 글을 살핍니다')
  const lint = await lintPosts(path.join(ROOT, 'posts'), { lockMustHold: true })
  for (const complaint of lint.complaints) console.log(printComplaint(complaint))
  if (hasErrors(lint))
    throw new CommandError('글에 오류가 있어 멈췄습니다. 고친 뒤 npm run deploy를 다시 치세요.')
  return lint.url
}

/** Whatever would stop the upload stops here, before anything in the account changes. */
async function checkBundle(): Promise<void> {
  console.log('▸ 글을 짓고 Worker를 묶습니다')
  const folder = await mkdtemp(path.join(tmpdir(), 'madang-'))
  try {
    const { gzipBytes } = await bundleWorker(folder)
    console.log(`  Worker ${(gzipBytes / 1000).toFixed(1)} KB (gzip)`)
    if (gzipBytes > FREE_PLAN_GZIP_BYTES)
      throw new CommandError('Worker가 무료 요금제의 3 MB를 넘습니다. SHELF_BUDGET_BYTES를 줄이세요.')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An upload can fail after its secrets have arrived. No answer counts as yes: a key too many does no harm. */
async function thoseStored(secrets: Secrets): Promise<Secrets> {
  const made = Object.keys(secrets)
  const names = made.length > 0 ? await readSecrets().catch(() => made) : []
  return Object.fromEntries(Object.entries(secrets).filter(([name]) => names?.includes(name)))
}

function printSteps(hasSearch: false | undefined): void {
  const { steps, newSecrets } = planDeploy({ hasDatabase: false, hasSearch, secrets: undefined })
  console.log('여기까지는 계정 없이 했습니다. npm run deploy는 이어서:')
  console.log('  계정을 살핍니다 (로그인, 데이터베이스, 비밀 값의 이름)')
  for (const step of steps) {
    const onlyOnce = step.startsWith('provision') ? ' (없을 때만)' : ''
    const carried = step === 'deploy' ? ` (없는 비밀 값은 만들어 함께: ${newSecrets.join(', ')})` : ''
    console.log(`  ${STEP_WORDS[step].does}${onlyOnce}${carried}`)
  }
}

/** They can't be read back from the account, and a CI log is no place for them. */
function printSecrets(secrets: Secrets, which: string): void {
  const made = Object.entries(secrets)
  if (made.length === 0) return
  if (process.env.CI === 'true') {
    const names = made.map(([name]) => name).join(', ')
    console.log(
      `${which} ${names}는 CI 기록에 남기지 않습니다. npx wrangler secret put 이름으로 지금 새로 정하세요.`,
    )
    return
  }
  console.log(`${which} 비밀 값입니다. 다시 볼 수 없으니 지금 안전한 곳에 적어 두세요.`)
  for (const [name, value] of made) console.log(`  ${name} (${USED_FOR[name]})\n    ${value}`)
}
