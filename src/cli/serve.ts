import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import type { StartSettings } from './start-settings.ts'
import { onStop } from './stop-signals.ts'
import { startWrangler } from './wrangler.ts'
import { lineCutter, readableLine } from './wrangler-output.ts'

export interface Serving extends StartSettings {
  readonly envFile: string
  /** Printed when the blog answers. */
  readonly greeting: string
}

const STOP_PATIENCE_MS = 8_000
const POLL_MS = 100
const READY_PATIENCE_MS = 20_000

/** Serves until a signal stops it or wrangler ends; gives wrangler's exit code. Leaves no process behind. */
export async function serve({ port, stateDir, envFile, greeting }: Serving): Promise<number> {
  const child = startWrangler(devArguments(port, stateDir, envFile), {
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    SHELF_IS_FOLLOWED: '1',
  })
  const ended = new AbortController()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.once('error', reject)
  child.once('exit', (code) => resolve(code ?? 1))
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', lineCutter(printReadable))
  onStop(() => void stop(child))
  // `npm start | head` closes our output; a surprise of our own must not leave wrangler behind either.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void stop(child))
  process.once('exit', () => killGroup(child, 'SIGKILL'))
  void greetWhenReady(port, greeting, ended.signal)
  try {
    return await promise
  } finally {
    ended.abort()
    killGroup(child, 'SIGKILL')
  }
}

const devArguments = (port: number, stateDir: string, envFile: string): string[] => [
  ...['dev', 'src/dev.ts', '--port', String(port), '--ip', '127.0.0.1', '--inspector-port', '0'],
  ...['--persist-to', stateDir, '--env-file', envFile, '--show-interactive-dev-session=false'],
]

function printReadable(line: string): void {
  const readable = readableLine(line)
  if (readable !== undefined) console.log(readable)
}

/** One signal to wrangler, which stops workerd; all of its group when it does not. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.killed) return
  child.kill('SIGTERM')
  await wait(STOP_PATIENCE_MS, undefined, { ref: false })
  killGroup(child, 'SIGKILL')
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || process.platform === 'win32') return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody of the group is left.
  }
}

async function greetWhenReady(port: number, greeting: string, ended: AbortSignal): Promise<void> {
  const started = performance.now()
  for (let told = false; !ended.aborted; await wait(POLL_MS)) {
    const status = await healthOf(port)
    if (status === 200) return console.log(greeting)
    if (told || performance.now() - started < READY_PATIENCE_MS) continue
    console.log(`http://127.0.0.1:${port}/healthz가 아직 200이 아닙니다 (${status}). 계속 기다립니다.`)
    told = true
  }
}

const healthOf = (port: number): Promise<number | string> =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status
    },
    () => '답 없음',
  )
