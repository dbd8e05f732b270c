import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A running `npm start`. */
export interface RunningServer {
  readonly origin: string
  /** Stops it as Ctrl-C does, and makes sure that nothing of it is left. */
  stop(): Promise<void>
  /** Kills it and everything it started, as a power cut would. */
  kill(): Promise<void>
  /** Kills it alone; resolves when what it started is gone too. */
  behead(): Promise<void>
}

export interface ServerPlace {
  readonly port: number
  readonly stateDir: string
}

const ROOT = path.join(import.meta.dirname, '../..')
const READY_LIMIT_MS = 80_000
const POLL_MS = 50

/** A free port and an empty folder for the state; the caller removes the folder by `removePlace`. */
export async function makePlace(): Promise<ServerPlace> {
  return { port: await freePort(), stateDir: await mkdtemp(path.join(tmpdir(), 'madang-browser-')) }
}

export const removePlace = (place: ServerPlace): Promise<void> =>
  rm(place.stateDir, { recursive: true, force: true, maxRetries: 5 })

/**
 * Starts the blog and waits until it answers. Views are flushed after one second.
 * @throws Error with what the server printed, when it ends or is not ready in time
 */
export async function startServer(place: ServerPlace): Promise<RunningServer> {
  const child = spawnServer(place)
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  const origin = `http://127.0.0.1:${place.port}`
  const server = { origin, stop: () => stop(child), kill: () => kill(child), behead: () => behead(child) }
  if (await isReady(child, origin)) return server
  await server.kill()
  throw new Error(`The server at ${origin} did not start:\n${output.join('')}`)
}

/** Starts the blog and kills it, and everything it started, as soon as `moment` has come: ready or not. */
export async function cutShort(place: ServerPlace, moment: () => Promise<void>): Promise<void> {
  const child = spawnServer(place)
  for (const stream of [child.stdout, child.stderr]) stream?.resume()
  await moment()
  await kill(child)
}

function spawnServer({ port, stateDir }: ServerPlace): ChildProcess {
  const child = spawn(process.execPath, ['src/cli/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, ...SECRETS, PORT: String(port), STATE_DIR: stateDir, VIEW_FLUSH_SECONDS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test run that ends early still takes its server with it.
  const takeAlong = () => child.kill('SIGTERM')
  process.once('exit', takeAlong)
  child.once('exit', () => process.off('exit', takeAlong))
  return child
}

const SECRETS = {
  ADMIN_KEY: 'test-admin-key-0123456789abcdef0123456789',
  PEPPER: 'test-pepper-0123456789abcdef0123456789ab',
  ORIGINS: '',
}

async function isReady(child: ChildProcess, origin: string): Promise<boolean> {
  const deadline = performance.now() + READY_LIMIT_MS
  while (child.exitCode === null && performance.now() < deadline) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return true
    await wait(POLL_MS)
  }
  return false
}

async function stop(child: ChildProcess): Promise<void> {
  const family = familyOf(child)
  const ended = child.exitCode === null ? once(child, 'exit') : undefined
  child.kill('SIGTERM')
  await ended
  await killAll(family)
}

const kill = (child: ChildProcess): Promise<void> => killAll(familyOf(child))

async function behead(child: ChildProcess): Promise<void> {
  const family = familyOf(child)
  child.kill('SIGKILL')
  while (family.some((pid) => signal(pid, 0))) await wait(POLL_MS)
}

/** The process and all it started: wrangler leads a group of its own, so one signal does not reach all of them. */
function familyOf(child: ChildProcess): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const family = [child.pid ?? 0]
  for (const parent of family) family.push(...pairs.flatMap(([pid = 0, of]) => (of === parent ? [pid] : [])))
  return family
}

async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGKILL')
  while (pids.some((pid) => signal(pid, 0))) await wait(POLL_MS)
}

/** Whether there was such a process to be told. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return pid > 0 && process.kill(pid, name)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
