import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { MODEL, newReader, origin } from '../support/reading.ts'

const NARROW = { width: 390, height: 844 }

describe.skipIf(!origin)('the table of contents, without JavaScript', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  const open = async (options = {}) => {
    const page = await newReader(browser, { javaScriptEnabled: false, ...options })
    await page.goto(MODEL)
    return page
  }

  it('stands open beside the text where there is room, and stays in sight', async () => {
    const page = await open()
    const contents = page.locator('.toc')
    const last = contents.locator('a').last()
    expect(await page.locator('.toc summary').isVisible()).toBe(false)
    await page.locator('#article h2').last().scrollIntoViewIfNeeded()
    const [box, text] = [await contents.boundingBox(), await page.locator('.prose').boundingBox()]
    expect(box?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0))
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(await last.isVisible()).toBe(true)
    await page.context().close()
  })

  it('is folded above the text on a phone, and the keyboard opens and follows it', async () => {
    const page = await open({ viewport: NARROW })
    const links = page.locator('.toc a')
    expect(await links.first().isVisible()).toBe(false)
    await page.locator('.toc summary').focus()
    await page.keyboard.press('Enter')
    await links.first().waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const heading = await links.nth(1).getAttribute('href')
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(heading)
    await page.context().close()
  })
})
