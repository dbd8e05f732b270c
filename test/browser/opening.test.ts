import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { COUNTED, newReader, origin } from '../support/reading.ts'

interface Beacon {
  readonly view: string
  readonly seq: number
  readonly depth: number
  readonly engaged: number
  readonly heading?: string
}

const MINUTE = 60_000

describe.skipIf(!origin)('an opening', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('is the same one after a stay in the back/forward cache, for 30 minutes', async () => {
    const page = await open(browser)
    await page.clock.runFor(5 * MINUTE)
    await comeBack(page)
    await leave(page)
    const [first, second, ...none] = await beacons(page)
    expect(none).toEqual([])
    expect(first).toMatchObject({ seq: 0 })
    expect(second).toMatchObject({ view: first?.view, seq: 1 })

    await page.clock.runFor(26 * MINUTE)
    await comeBack(page)
    const anew = (await beacons(page)).at(-1)
    expect(anew).toMatchObject({ seq: 0, engaged: 0 })
    expect(anew?.view).not.toBe(first?.view)
    await page.context().close()
  })

  it('does not count idle time, nor time in a hidden tab', async () => {
    const page = await open(browser)
    await page.clock.runFor(10 * MINUTE)
    await leave(page)
    const idle = (await beacons(page)).at(-1)?.engaged ?? 0
    expect(idle).toBeGreaterThanOrEqual(25_000)
    expect(idle).toBeLessThanOrEqual(31_000)

    await setVisible(page, false)
    await page.mouse.move(10, 10)
    await page.clock.runFor(5 * MINUTE)
    await setVisible(page, true)
    await page.clock.runFor(12_000)
    await leave(page)
    const later = (await beacons(page)).at(-1)?.engaged ?? 0
    expect(later - idle).toBeGreaterThanOrEqual(11_000)
    expect(later - idle).toBeLessThanOrEqual(13_000)
    await page.context().close()
  })

  it('tells the furthest heading seen, though the reader went back up', async () => {
    const page = await open(browser)
    const headings = await page
      .locator('#article h2[id], #article h3[id]')
      .evaluateAll((all) => all.map((h) => h.id))
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.clock.runFor(1500)
    await page.evaluate(() => scrollTo(0, 0))
    await page.clock.runFor(1500)
    await leave(page)
    const last = (await beacons(page)).at(-1)
    expect(last?.depth).toBe(1)
    expect(last?.heading).toBe(headings.at(-1))
    await page.context().close()
  })
})

/** Opens the article with a clock of the test's own, and notes every beacon instead of sending it. */
async function open(browser: Browser): Promise<Page> {
  const page = await newReader(browser)
  await page.clock.install()
  await page.addInitScript(() => {
    const sent: string[] = []
    Object.assign(window, { sent })
    const stringify = JSON.stringify
    JSON.stringify = (value: unknown) => {
      const text = stringify(value)
      if (text?.includes('"seq"')) sent.push(text)
      return text
    }
    navigator.sendBeacon = () => true
  })
  await page.goto(COUNTED.path)
  await page.waitForFunction(() => Object(window).sent.length > 0)
  return page
}

const beacons = async (page: Page): Promise<Beacon[]> => {
  const sent: string[] = await page.evaluate(() => Object(window).sent)
  return sent.map((text) => JSON.parse(text))
}

const leave = (page: Page) => page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))

const comeBack = (page: Page) =>
  page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))

const setVisible = (page: Page, visible: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    visible ? 'visible' : 'hidden',
  )
