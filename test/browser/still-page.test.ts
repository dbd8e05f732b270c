import { createServer, type Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin, TALKED } from '../support/reading.ts'

/** How much later than the article the conversation comes. */
const LATE_MS = 2000

describe.skipIf(!origin)('a page that is being read', () => {
  let browser: Browser
  let late: Server
  beforeAll(async () => {
    browser = await launchBrowser()
    late = await lateServer()
  })
  afterAll(async () => {
    late?.close()
    await browser?.close()
  })

  it('does not move when the conversation comes two seconds late', async () => {
    const page = await newReader(browser, { viewport: { width: 390, height: 844 } })
    await noteShifts(page)
    const address = late.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const opened = page.goto(`http://127.0.0.1:${port}${TALKED}`, { waitUntil: 'load' })
    await page.locator('.prose p').first().waitFor()
    expect(await page.locator('#conversation').count()).toBe(0)
    // As far as there is text: where the eye is when the rest arrives.
    await page.evaluate(() => void scrollTo(0, document.body.scrollHeight))
    await opened
    await page.locator('#conversation').waitFor()
    expect(await shiftOf(page)).toBe(0)
    await page.context().close()
  })

  it.each(['/', '/category/dev', '/posts/what-a-post-can-hold'])(
    '%s does not move while it comes',
    async (path) => {
      const page = await newReader(browser, { viewport: { width: 390, height: 844 } })
      await noteShifts(page)
      await page.goto(path, { waitUntil: 'networkidle' })
      expect(await shiftOf(page)).toBe(0)
      await page.context().close()
    },
  )
})

/** The blog behind a line that holds what follows the article back for a while. */
async function lateServer(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(origin + request.url, { headers: { accept: request.headers.accept ?? '*/*' } })
    const type = answer.headers.get('content-type') ?? ''
    response.writeHead(answer.status, { 'content-type': type })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const end = type.startsWith('text/html') ? bytes.indexOf('<aside id="category-box"') : -1
    if (end > 0) {
      response.write(bytes.subarray(0, end))
      await wait(LATE_MS)
    }
    response.end(bytes.subarray(Math.max(0, end)))
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return server
}

const noteShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const noted = Object.assign(globalThis, { shift: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) noted.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })

const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { shift: number }).shift)
