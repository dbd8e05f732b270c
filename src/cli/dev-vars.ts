import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'

/** Secrets no blog runs without; the rest of .dev.vars is the author's. */
export const NEEDED_SECRETS = ['ADMIN_KEY', 'PEPPER'] as const

/** 256 bits, base64url: nothing in it needs quoting anywhere. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** What .dev.vars says and which secrets were just written into it. */
export interface DevVars {
  readonly values: Readonly<Record<string, string>>
  readonly created: readonly string[]
}

/** Reads .dev.vars; makes it (mode 0600), or adds the secrets it lacks. What stands in it stays as it is. */
export async function ensureDevVars(file: string): Promise<DevVars> {
  const before = await readFile(file, 'utf8').catch(missing)
  const known = parseEnv(before ?? '')
  const created = NEEDED_SECRETS.filter((name) => !known[name])
  const lines = created.map((name) => `${name}=${makeSecret()}\n`).join('')
  const gap = before && !before.endsWith('\n') ? '\n' : ''
  if (before === undefined) await writeFile(file, lines, { mode: 0o600, flag: 'wx' })
  else if (created.length > 0) await writeFile(file, gap + lines, { flag: 'a' })
  return { values: strings({ ...known, ...parseEnv(lines) }), created }
}

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

const strings = (values: NodeJS.Dict<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']))
