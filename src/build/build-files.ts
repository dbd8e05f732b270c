import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isRunning } from './build-lock.ts'
import { filesBelow } from './files-below.ts'

/** A folder beside the static files where some are made before they are moved among them. */
export async function stageBeside(assets: string): Promise<string> {
  const stage = `${assets}${STAGE}${process.pid}-${crypto.randomUUID().slice(0, 8)}`
  await mkdir(stage, { recursive: true })
  return stage
}

const STAGE = '.part-'

/** Moves the files of a stage to where they belong, each in one step; equal ones stay as they are. @returns their names */
export async function moveFrom(stage: string, assets: string): Promise<string[]> {
  const names = filesBelow(stage)
  for (const name of names) {
    const [from, to] = [path.join(stage, name), path.join(assets, name)]
    const [now, before] = await Promise.all([readFile(from), readFile(to).catch(() => undefined)])
    if (before?.equals(now)) continue
    await mkdir(path.dirname(to), { recursive: true })
    await rename(from, to)
  }
  return names
}

/** Deletes the static files the site no longer names, and stages whose builds were stopped. */
export async function dropStale(assets: string, named: ReadonlySet<string>): Promise<void> {
  for (const name of filesBelow(assets)) if (!named.has(name)) await rm(path.join(assets, name))
  await dropEmptyFolders(assets)
  const beside = path.dirname(assets)
  for (const name of await readdir(beside)) {
    const pid = name.startsWith(path.basename(assets) + STAGE) ? /-(\d+)-\w+$/.exec(name)?.[1] : undefined
    if (pid && !isRunning(Number(pid))) await rm(path.join(beside, name), { recursive: true, force: true })
  }
}

/** Writes a file in one step. An equal one is left alone, so that watchers see only real changes. */
export async function writeIfChanged(file: string, content: string | Buffer): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const before = await readFile(file).catch(() => undefined)
  if (before?.equals(bytes)) return
  await writeInOneStep(file, bytes)
}

/** Writes a file in one step, whatever is there. */
export async function writeInOneStep(file: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const half = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${crypto.randomUUID().slice(0, 8)}.part`,
  )
  await writeFile(half, bytes)
  await rename(half, file)
}

/** Whether a file begins with these words, which tell its version; false when there is none. */
export async function beginsWith(file: string, head: string): Promise<boolean> {
  const wanted = Buffer.from(head)
  const opened = await open(file).catch(() => undefined)
  const found = await opened?.read(Buffer.alloc(wanted.length), 0, wanted.length, 0)
  await opened?.close()
  return found?.buffer.equals(wanted) ?? false
}

async function dropEmptyFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await rmdir(path.join(folder, entry.name)).catch(() => undefined)
}
