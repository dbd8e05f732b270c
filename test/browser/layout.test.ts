import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { MODEL, newReader, origin } from '../support/reading.ts'

// Where things stand, not how they are drawn: pixels differ with the fonts of a machine, these relations may not.

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const WIDTHS = [
  { width: 390, edge: 20 },
  { width: 1280, edge: 24 },
]
const MEASURE = 640

describe.skipIf(!origin).each(WIDTHS)('at $width px', ({ width, edge }) => {
  const isWide = width > 640
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await newReader(browser, { viewport: { width, height: 900 }, userAgent: 'HeadlessChrome' })
  })
  afterAll(() => browser?.close())

  it('the column has the measure, and everything in an article keeps to its left edge', async () => {
    await page.goto(MODEL)
    const [main] = await boxes(page, 'main')
    // Without the scroll bar, where a machine has one.
    const room = await page.evaluate(() => document.body.getBoundingClientRect().width)
    const wide = Math.min(room - 2 * edge, MEASURE)
    expect((main?.right ?? 0) - (main?.left ?? 0)).toBeCloseTo(wide, 0)
    expect(main?.left).toBeCloseTo((room - wide) / 2, 0)
    const inLine = [
      '.site-title',
      '.trail',
      'h1',
      '.byline',
      '.prose > p',
      '.prose > h2',
      '#comments > li',
      '#comment-form',
    ]
    for (const selector of inLine)
      for (const box of await boxes(page, selector))
        expect(box.left, selector).toBeCloseTo(main?.left ?? 0, 0)
  })

  it('the menu stands beside the title where there is room, else below, with the search at its end', async () => {
    await page.goto('/')
    const [title] = await boxes(page, '.site-title')
    const [nav] = await boxes(page, 'header.site nav')
    const [main] = await boxes(page, 'main')
    const search = (await boxes(page, 'header.site li')).at(-1)
    if (isWide) expect(nav?.left).toBeGreaterThan(title?.right ?? 0)
    else expect(nav?.top).toBeGreaterThanOrEqual((title?.bottom ?? 0) - 1)
    expect(search?.right).toBeCloseTo(nav?.right ?? 0, 0)
    expect(search?.right).toBeLessThanOrEqual((main?.right ?? 0) + 1)
  })

  it('posts before and after stand side by side where there is room', async () => {
    await page.goto(MODEL)
    const [older, newer] = await boxes(page, '.neighbours a')
    if (newer && older) expect(newer.top === older.top).toBe(isWide)
  })

  it('days and titles of the archive stand in columns', async () => {
    await page.goto('/archive')
    for (const selector of ['.year time', '.year time + a']) {
      const lefts = (await boxes(page, selector)).map(({ left }) => Math.round(left))
      expect(new Set(lefts).size, selector).toBe(1)
    }
  })

  it('the search field and its button fill one line, here and where nothing was found at an address', async () => {
    for (const path of ['/search', '/posts/none']) {
      await page.goto(path)
      const [main] = await boxes(page, 'main')
      const [field] = await boxes(page, '#search-q')
      const [button] = await boxes(page, '.search-line button')
      expect(field?.left, path).toBeCloseTo(main?.left ?? 0, 0)
      expect(button?.right, path).toBeCloseTo(main?.right ?? 0, 0)
      expect([button?.top, button?.bottom], path).toEqual([field?.top, field?.bottom])
      // One line of text high: the button's word is not broken.
      expect((button?.bottom ?? 0) - (button?.top ?? 0), path).toBeLessThan(60)
    }
  })

  it('what can be pressed is at least 24 px high, or stands in a line of text', async () => {
    for (const path of ['/', MODEL, '/archive', '/search']) {
      await page.goto(path)
      const low = await page
        .locator('button:visible, nav a:visible, .tags a:visible, .byline a:visible, summary:visible')
        .evaluateAll((all) =>
          all
            .filter((each) => each.getBoundingClientRect().height < 24)
            .map((each) => each.outerHTML.slice(0, 80)),
        )
      expect(low, path).toEqual([])
    }
  })
})

const boxes = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((all) =>
    all.map((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
