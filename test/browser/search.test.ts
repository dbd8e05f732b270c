import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin } from '../support/reading.ts'

const FOUND = '#results .posts > li'

describe.skipIf(!origin)('searching', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('finds while a syllable is still being put together, and Enter that ends it leads nowhere', async () => {
    const page = await newReader(browser)
    await page.goto('/search')
    await page.focus('#search-q')
    let left = 0
    page.on('load', () => left++)
    const ime = await page.context().newCDPSession(page)
    await ime.send('Input.imeSetComposition', { text: '토크', selectionStart: 2, selectionEnd: 2 })
    await ime.send('Input.imeSetComposition', { text: '토큰', selectionStart: 2, selectionEnd: 2 })
    await page.locator(FOUND).first().waitFor()
    expect(await page.locator(`${FOUND} mark`).first().textContent()).toBe('토큰')

    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
    await ime.send('Input.dispatchKeyEvent', { ...enter, type: 'keyDown' })
    await ime.send('Input.dispatchKeyEvent', { ...enter, type: 'keyUp' })
    await ime.send('Input.insertText', { text: '토큰' })
    expect(await page.inputValue('#search-q')).toBe('토큰')
    expect(left).toBe(0)
    expect(await page.textContent('#search-status')).toMatch(/\d/)
    expect(decodeURIComponent(page.url())).toBe(`${origin}/search?q=토큰`)
    await page.context().close()
  })

  it('without JavaScript finds the same', async () => {
    const page = await newReader(browser, { javaScriptEnabled: false })
    await page.goto('/search')
    await page.fill('#search-q', '토큰')
    await page.press('#search-q', 'Enter')
    await page.waitForURL('**/search?q=**')
    expect(await page.locator(`${FOUND} mark`).first().textContent()).toBe('토큰')
    await page.context().close()
  })
})
