import path from 'node:path'
import { CommandError } from './command.ts'

/** Settings of the Worker that the environment may set for one run of `npm start`. */
export const RUN_VARS = [
  ...(['ORIGINS', 'VIEW_SHARDS', 'VIEW_FLUSH_SECONDS', 'VIEW_ROW_BUDGET'] as const),
  ...(['DAILY_REQUESTS', 'SHELF_BUDGET_BYTES'] as const),
  ...(['ADMIN_KEY', 'PEPPER', 'PEPPER_OLD', 'STATS_KEY', 'WEBHOOK_URL', 'WEBHOOK_SECRET'] as const),
]

export interface StartSettings {
  readonly port: number
  /** Absolute. */
  readonly stateDir: string
}

type Values = Readonly<Record<string, string | undefined>>

/** Reads PORT and STATE_DIR. @throws CommandError naming the one that is wrong */
export function readStartSettings(env: Values, root: string): StartSettings {
  const port = env.PORT || '8787'
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new CommandError(`PORT가 ${JSON.stringify(port)}입니다. 1부터 65535까지의 정수여야 합니다.`)
  return { port: Number(port), stateDir: path.resolve(root, env.STATE_DIR || '.wrangler/state') }
}

export interface VarSources {
  readonly env: Values
  readonly devVars: Values
  /** `[vars]` of wrangler.toml. */
  readonly config: Values
  readonly port: number
}

/**
 * What this run hands to the Worker: the environment wins over .dev.vars, and that over wrangler.toml. An empty
 * variable of the environment counts as not set. Pages from this machine may always write.
 */
export function varsForRun({ env, devVars, config, port }: VarSources): Record<string, string> {
  const fromEnv = RUN_VARS.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []))
  const vars = Object.fromEntries([...Object.entries(devVars), ...fromEnv])
  const origins = [vars.ORIGINS || config.ORIGINS, `http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const set = Object.entries({ ...vars, ORIGINS: origins.filter(Boolean).join(',') })
  return Object.fromEntries(set.map(([name, value]) => [name, value ?? '']))
}

/**
 * Writes variables as an env file that wrangler reads back unchanged: it expands `$NAME`, knows three quotes and no
 * way to escape them.
 * @throws CommandError naming a variable no quote can hold
 */
export const printEnvFile = (vars: Readonly<Record<string, string>>): string =>
  Object.entries(vars)
    .map(([name, value]) => `${name}=${quoted(name, value)}\n`)
    .join('')

function quoted(name: string, value: string): string {
  if (/^[\w.:/,=+@%~-]*$/.test(value)) return value
  const quote = ["'", '`', '"'].find((q) => !value.includes(q) && (q !== '"' || !value.includes('\\')))
  if (quote === undefined || /[\r\n]|\\$/.test(value))
    throw new CommandError(`${name}의 값에 여러 줄이나 세 가지 따옴표 전부, 끝의 \\는 쓸 수 없습니다.`)
  return quote + value.replaceAll('$', '\\$') + quote
}
