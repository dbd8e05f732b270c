import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { commentsSaying, newReader, origin, TALKED } from '../support/reading.ts'

const MOST_STOPS = 300

describe.skipIf(!origin)('with keys alone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('one reads, reacts, comments and searches, and always sees where one is', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    const reaction = '#reactions button[value="insight"]'
    await tabTo(page, reaction)
    await page.keyboard.press('Enter')
    await page.locator(`${reaction}[aria-pressed="true"]`).waitFor()
    expect(await page.locator(`${reaction}:focus`).count()).toBe(1)

    await tabTo(page, '#comment-name')
    await page.keyboard.type('건반')
    await tabTo(page, '#comment-body')
    await page.keyboard.type('손을 떼지 않고 씁니다')
    await tabTo(page, '#comment-form button[type="submit"]:not([formaction])')
    await page.keyboard.press('Enter')
    await commentsSaying(page, '손을 떼지 않고 씁니다').first().waitFor()

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('/')
    await page.waitForURL('**/search')
    await page.locator('#search-q:focus').waitFor()
    await page.keyboard.type('토큰')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=**')
    await tabTo(page, '#results .posts a')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/posts/**')
    await page.context().close()
  })

  it('one finds the ring in forced colours too', async () => {
    const page = await newReader(browser, { forcedColors: 'active' })
    await page.goto(TALKED)
    await tabTo(page, '#reactions button[value="like"]')
    await tabTo(page, '#comment-name')
    await page.context().close()
  })

  it('and at twice the size nothing is cut off or hidden behind another', async () => {
    // A window of 1280 px, zoomed to 200 %, is one of 640 px.
    const page = await newReader(browser, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 })
    for (const path of ['/', TALKED, '/archive', '/search']) {
      await page.goto(path)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        path,
      ).toBeLessThanOrEqual(0)
    }
    await page.goto(TALKED)
    await tabTo(page, '#comment-name')
    const box = await page.locator('#comment-name').boundingBox()
    expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= 450).toBe(true)
    await page.context().close()
  })
})

/** Presses Tab until the element has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate((wanted) => {
      const at = document.activeElement
      const { outlineStyle, outlineWidth } = getComputedStyle(at ?? document.body)
      return {
        there: at?.matches(wanted) ?? false,
        nowhere: at === document.body,
        seen: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
        name: at?.outerHTML.slice(0, 80),
      }
    }, selector)
    if (!stop.nowhere) expect(stop.seen, stop.name).toBe(true)
    if (stop.there) return
  }
  throw new Error(`No Tab leads to ${selector}`)
}
