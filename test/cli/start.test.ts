import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { outputOf, ProjectCopy } from './project-copy.ts'

const WAIT = { timeout: 60_000, interval: 50 }

let project: ProjectCopy
beforeAll(() => {
  project = new ProjectCopy()
})
afterAll(() => project.remove())

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (!address || typeof address === 'string') throw new Error('No port is free')
  return address.port
}

const healthOf = (port: number): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (response) => response.status,
    () => 0,
  )

/** Processes that know this copy's state folder: wrangler and what it started. */
const processesOf = (stateDir: string): string[] =>
  String(execFileSync('ps', ['-eo', 'stat,args']))
    .split('\n')
    .filter((line) => line.includes(stateDir) && !line.startsWith('Z'))

describe('npm start', { timeout: 120_000 }, () => {
  it('serves with the secrets it made, hides them, outlives a slip in a post, and leaves nothing behind', async () => {
    const [port, stateDir] = [await freePort(), path.join(project.folder, 'state')]
    const env = {
      PORT: String(port),
      STATE_DIR: stateDir,
      STATS_KEY: 'a "quoted" $tats key of the author',
      VIEW_SHARDS: '2',
    }
    const npm = project.start('npm', ['start'], env)
    const output = outputOf(npm)
    try {
      await vi.waitFor(async () => expect(await healthOf(port), output()).toBe(200), WAIT)
      const vars = readFileSync(path.join(project.folder, '.dev.vars'), 'utf8')
      const envFile = path.join(stateDir, `run-${port}.env`)

      await vi.waitFor(() => expect(output()).toContain(`http://127.0.0.1:${port}/admin/login`), WAIT)
      expect(output()).toContain('VIEW_SHARDS가 2입니다')
      expect(statSync(envFile).mode & 0o777).toBe(0o600)
      for (const secret of [...vars.matchAll(/=(.+)/g), ['', '$tats key']]) {
        expect(output()).not.toContain(secret[1])
        expect(processesOf(stateDir).join('\n')).not.toContain(secret[1])
      }

      project.write('posts/dev/first.md', '---\ntitel: 글\ndate: 2026-01-02\n---\n')
      await vi.waitFor(() => expect(output()).toContain('posts/dev/first.md:2: titel는 모르는'), WAIT)
      expect(output()).not.toContain('[ERROR]')
      expect(await healthOf(port)).toBe(200)
    } finally {
      await stopped(npm, stateDir)
    }
    expect(await healthOf(port)).toBe(0)
    expect(readdirSync(stateDir)).toEqual(['v3'])
  })

  it('leaves nothing behind when nobody reads its output any more', async () => {
    const [port, stateDir] = [await freePort(), path.join(project.folder, 'state-unread')]
    const copy = new ProjectCopy()
    const child = copy.start(process.execPath, [path.join(copy.folder, 'src/cli/start.ts')], {
      PORT: String(port),
      STATE_DIR: stateDir,
    })
    child.stdout?.destroy()
    child.stderr?.destroy()

    await once(child, 'exit')
    await vi.waitFor(() => expect(processesOf(stateDir)).toEqual([]), WAIT)
    copy.remove()

    expect(readdirSync(stateDir)).toEqual(['v3'])
  })

  it('says what is wrong with the posts and ends, before anything listens', async () => {
    const broken = new ProjectCopy()
    broken.write('posts/dev/first.md', '---\ntitel: 글\ndate: 2026-01-02\n---\n')
    const port = await freePort()

    const { code, output } = await broken.run('cli/start.ts', [], { PORT: String(port), STATE_DIR: 'state' })
    broken.remove()

    expect(code).toBe(1)
    expect(output).toContain('posts/dev/first.md:2: titel는 모르는 항목입니다\n    → title를 뜻했나요?')
    expect(output).not.toContain('    at ')
  })

  it('refuses a bad PORT by name and a taken one, without making anything', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const taken = String(typeof address === 'object' ? address?.port : '')

    const bad = await project.run('cli/start.ts', [], { PORT: 'eighty', STATE_DIR: 'state-2' })
    const busy = await project.run('cli/start.ts', [], { PORT: taken, STATE_DIR: 'state-2' })
    other.close()

    expect(bad).toEqual({ code: 1, output: 'PORT가 "eighty"입니다. 1부터 65535까지의 정수여야 합니다.\n' })
    expect(busy).toMatchObject({ code: 1, output: expect.stringContaining(`PORT ${taken}: 다른 프로그램이`) })
    expect(existsSync(path.join(project.folder, 'state-2'))).toBe(false)
  })
})

async function stopped(child: ChildProcess, stateDir: string): Promise<void> {
  child.kill('SIGTERM')
  await vi.waitFor(() => expect(processesOf(stateDir)).toEqual([]), WAIT)
  await vi.waitFor(
    () => expect(readdirSync(stateDir).filter((name) => name.endsWith('.env'))).toEqual([]),
    WAIT,
  )
}
