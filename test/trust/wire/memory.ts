import { execFileSync } from 'node:child_process'

const ps = (...args: readonly string[]): string => execFileSync('ps', args, { encoding: 'utf8' })

/** Watches the memory of the process of this name that this one started. @throws Error when there is none */
export function watchMemory(name: string, everyMs: number) {
  const rows = ps('-A', '-o', 'pid=,ppid=,comm=')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const [pid] =
    rows.find(([, parent, command]) => Number(parent) === process.pid && command?.endsWith(name)) ?? []
  if (!pid) throw new Error(`this process started no ${name}`)
  const sizes: number[] = []
  const timer = setInterval(() => sizes.push(Number(ps('-o', 'rss=', '-p', pid)) / 1024), everyMs)
  return {
    /** @returns how many MiB were resident, from the beginning to the end */
    stop: (): readonly number[] => {
      clearInterval(timer)
      return sizes
    },
  }
}
