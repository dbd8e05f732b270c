import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long a program ran, and the most memory it held. */
export interface Timed {
  readonly seconds: number
  /** GNU time's; NaN where there is none. */
  readonly peakMib: number
}

const GNU_TIME = '/usr/bin/time'

/** Runs a program to its end, start-up included. @throws Error with what it said when it fails */
export async function timed(program: string, args: readonly string[], cwd: string): Promise<Timed> {
  const started = performance.now()
  const child = spawn(GNU_TIME, ['-f', 'peak %M', program, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}\n${said.slice(-2000)}`)
  const kib = Number(/^peak (\d+)$/m.exec(said)?.[1])
  return { seconds: (performance.now() - started) / 1000, peakMib: kib / 1024 }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
