import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const POLL_MS = 20
/** Writing takes seconds at most: who holds a lock longer was stopped, whoever has its number now. */
const PATIENCE_MS = 60_000

/** Does `work` while no other build does, in this process or another. */
export async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lock), { recursive: true })
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await rm(lock, { force: true })
    else await wait(POLL_MS)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock: string): Promise<boolean> {
  const file = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined
    throw error
  })
  await file?.writeFile(String(process.pid))
  await file?.close()
  return file !== undefined
}

async function isAbandoned(lock: string): Promise<boolean> {
  const held = await stat(lock).catch(() => undefined)
  if (!held) return false
  const pid = Number(await readFile(lock, 'utf8').catch(() => ''))
  return Date.now() - held.mtimeMs > PATIENCE_MS || (pid > 0 && !isRunning(pid))
}

/** Signal 0 only asks. A process of somebody else answers EPERM: it runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
