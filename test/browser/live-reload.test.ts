import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { outputOf, ProjectCopy } from '../cli/project-copy.ts'
import { launchBrowser } from '../support/browser.ts'
import { origin } from '../support/reading.ts'
import { makePlace, removePlace } from '../support/server.ts'

const WAIT = { timeout: 60_000, interval: 50 }
const POST = 'posts/dev/first.md'
const textWith = (line: string) => `---\ntitle: 첫 글\ndate: 2026-01-02\n---\n\n${line}\n`

describe.skipIf(!origin)('an edit under npm start', { timeout: 180_000 }, () => {
  let browser: Browser
  const project = new ProjectCopy()
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    project.remove()
  })

  it('is in the browser without a key pressed, and so is what is wrong with it', async () => {
    const place = await makePlace()
    const env = { PORT: String(place.port), STATE_DIR: place.stateDir }
    const start = project.start(process.execPath, [path.join(project.folder, 'src/cli/start.ts')], env)
    const output = outputOf(start)
    try {
      await vi.waitFor(() => expect(output()).toContain('/admin/login'), WAIT)
      const page = await browser.newPage()
      const refused: string[] = []
      page.on('console', (message) => /Refused|Policy/.test(message.text()) && refused.push(message.text()))
      const answer = await page.goto(`http://127.0.0.1:${place.port}/posts/first`)
      expect(answer?.headers()['content-security-policy']).toContain("connect-src 'self';")

      project.write(POST, textWith('고친 본문'))
      await page.getByText('고친 본문').waitFor(WAIT)

      project.write(POST, textWith('더 고친 본문').replace('title', 'titel'))
      const slips = page.locator('#slips')
      await slips.waitFor(WAIT)
      expect(await slips.textContent()).toContain(`${POST}:2: titel는 모르는 항목입니다`)
      expect(await page.getByText('고친 본문').count()).toBe(1)

      project.write(POST, textWith('더 고친 본문'))
      await page.getByText('더 고친 본문').waitFor(WAIT)
      expect(await slips.count()).toBe(0)
      expect(refused).toEqual([])
    } finally {
      start.kill('SIGTERM')
      await vi.waitFor(() => expect(start.exitCode ?? start.signalCode).not.toBeNull(), WAIT)
      await removePlace(place)
    }
  })

  it('leaves nothing in what is deployed', async () => {
    const { code } = await project.run('build/main.ts', [])
    expect(code).toBe(0)
    const manifest = JSON.parse(
      readFileSync(path.join(project.folder, 'src/shelf/generated/manifest.txt'), 'utf8'),
    )
    const script = readFileSync(path.join(project.folder, 'dist/assets', manifest.assets.js), 'utf8')
    expect(script.length).toBeGreaterThan(1000)
    expect(script).not.toContain('_live')
  })
})
