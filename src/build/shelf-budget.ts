import { readFile } from 'node:fs/promises'
import { parse } from 'smol-toml'
import { BuildError } from './complaint.ts'
import { SHELF_BUDGET_BYTES } from './print-shelf.ts'

const NAME = 'SHELF_BUDGET_BYTES'

/**
 * How many gzip bytes of the shelf travel in the Worker: of the environment, or of `[vars]` in wrangler.toml.
 * @throws BuildError for what is no number of bytes
 */
export async function readShelfBudget(env: NodeJS.ProcessEnv, config: string): Promise<number> {
  const said = env[NAME] || (await readVar(config))
  if (said === undefined) return SHELF_BUDGET_BYTES
  if (/^\d{1,8}$/.test(said)) return Number(said)
  const message = `${NAME}가 "${said}"입니다`
  const hint = `바이트 수를 적으세요: ${NAME}=${SHELF_BUDGET_BYTES}`
  throw new BuildError([{ file: 'wrangler.toml', line: 1, message, hint, level: 'error' }])
}

async function readVar(config: string): Promise<string | undefined> {
  const text = await readFile(config, 'utf8')
  // Most configurations say nothing of it, and parsing takes longer than the question.
  if (!text.includes(NAME)) return undefined
  const { vars } = parse(text)
  return typeof vars === 'object' && NAME in vars ? String(vars[NAME]) : undefined
}
