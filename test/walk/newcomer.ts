import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 300_000
const POLL_MS = 100

/** Somebody at a shell of a machine that knows nothing of this project. */
export class Newcomer {
  /** Where the shell stands. */
  folder: string
  readonly #env: NodeJS.ProcessEnv
  #server: ChildProcess | undefined

  constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.folder = folder
    this.#env = { ...bareEnvironment(), ...env }
  }

  /** Types a command and waits for its end. @returns what it printed @throws Error with that when it fails */
  async type(command: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
    const child = this.#shell(command, env)
    const output = outputOf(child)
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output()}`)
    return output()
  }

  /** Types a command that goes on, and waits until the blog answers. */
  async serve(command: string, origin: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const child = this.#shell(command, env)
    const output = outputOf(child)
    this.#server = child
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${command} ended:\n${output()}`)
      const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
      return answer?.ok === true
    })
  }

  /** Ctrl-C, as a terminal sends it: to everything the shell started. */
  async interrupt(): Promise<void> {
    const child = this.#server
    this.#server = undefined
    if (!child?.pid || child.exitCode !== null) return
    const ended = once(child, 'close')
    process.kill(-child.pid, 'SIGINT')
    await ended
  }

  read(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), 'utf8')
  }

  #shell(command: string, env: Readonly<Record<string, string>>): ChildProcess {
    return spawn('bash', ['-c', command], {
      cwd: this.folder,
      env: { ...this.#env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }
}

/** Waits until something is so. @throws Error when it is not within five minutes */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come to pass')
    await wait(POLL_MS)
  }
}

/** This process's, without what npm put there: a newcomer has no programs of this project on the path. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD|NODE_|CI$|CLOUDFLARE_)/.test(name),
  )
  const places = (process.env.PATH ?? '')
    .split(':')
    .filter((place: string) => !place.includes('node_modules'))
  return { ...Object.fromEntries(own), PATH: places.join(':') }
}

function outputOf(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  return () => text
}
