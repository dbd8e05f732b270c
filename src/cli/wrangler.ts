import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './root.ts'
import { CONFIG_FILE } from './worker-config.ts'

/** How a wrangler command ended. */
export interface WranglerResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface WranglerOptions {
  /** `ask`: the author's terminal, questions and all; `quiet` (default): nobody is asked, the output is kept. */
  readonly terminal?: 'ask' | 'quiet'
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the installed wrangler to its end. Never throws for a failing command: read `code`. */
export async function runWrangler(
  args: readonly string[],
  { terminal = 'quiet', env = {} }: WranglerOptions = {},
): Promise<WranglerResult> {
  const child = spawn(process.execPath, [BIN, ...args, ...configArgs()], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, ...env },
    stdio: terminal === 'ask' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  return collect(child)
}

/**
 * Starts a wrangler that runs until it is stopped. It leads its own process group: a Ctrl-C in the terminal reaches
 * only us, wrangler gets one signal and has time to close the database. It never outlives us.
 */
export function startWrangler(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', import.meta.resolve('./leave-with-parent.ts'), BIN, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
}

const configArgs = (): string[] => {
  const file = process.env[CONFIG_FILE]
  return file ? ['--config', file] : []
}

/** Resolved, so that a hoisted installation is found too; its default export lies in wrangler-dist. */
const BIN = path.join(fileURLToPath(import.meta.resolve('wrangler')), '../../bin/wrangler.js')

/** No telemetry, no look for updates, no files outside the project, no question about anything but the work. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  npm_config_update_notifier: 'false',
}

function collect(child: ChildProcess): Promise<WranglerResult> {
  const { promise, resolve, reject } = Promise.withResolvers<WranglerResult>()
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8')
    child[name]?.on('data', (chunk: string) => {
      text[name] += chunk
    })
  }
  child.once('error', reject)
  child.once('close', (code) => resolve({ code: code ?? 1, ...text }))
  return promise
}
