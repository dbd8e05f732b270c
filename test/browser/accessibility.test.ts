import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin, PAGES, postComment, TALKED } from '../support/reading.ts'

const LOOKS: (BrowserContextOptions & { readonly look: string })[] = (['light', 'dark'] as const).flatMap(
  (colorScheme) =>
    [320, 1280].map((width) => ({
      look: `${colorScheme} at ${width} px`,
      colorScheme,
      viewport: { width, height: 844 },
    })),
)

describe.skipIf(!origin)('for everyone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
    await postComment(
      origin,
      'Grace',
      '> 인용\n\n- 항목 `code`\n\n```\nlong = "line".repeat(100) # 한글과 함께 옆으로 길게 늘어나는 줄입니다\n```',
    )
    await postComment(origin, '긴 주소', `https://example.com/${'very-long-'.repeat(20)}?q=1`)
  })
  afterAll(() => browser?.close())

  it.each(LOOKS)('axe finds nothing in any page, $look', async ({ look: _, ...options }) => {
    const page = await newReader(browser, options)
    for (const path of PAGES) {
      await page.goto(path)
      expect(await violations(page), path).toEqual([])
    }
    await page.goto(TALKED)
    await page.click('#comment-form button')
    await page.locator('#comment-form [role="alert"]').waitFor()
    expect(await violations(page), 'refused by the script').toEqual([])
    await page.locator('#comment-form').evaluate((form: HTMLFormElement) => form.submit())
    await page.waitForURL(/\/comments$/)
    await page.locator('[role="alert"]').waitFor()
    expect(await violations(page), 'refused without the script').toEqual([])
    await page.context().close()
  })

  it('has one first heading in every page and jumps no level', async () => {
    const page = await newReader(browser)
    for (const path of PAGES) {
      await page.goto(path)
      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((all) => all.map((h) => Number(h.tagName[1])))
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1)
      expect(
        levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1),
        `${path} ${levels}`,
      ).toBe(true)
    }
    await page.context().close()
  })

  it('never scrolls sideways at 320 px', async () => {
    // Not counted: elsewhere the views of an article are a test's own.
    const page = await newReader(browser, {
      viewport: { width: 320, height: 640 },
      userAgent: 'HeadlessChrome',
    })
    const paths = [...PAGES, ...(await articlePaths())]
    for (const path of paths) {
      await page.goto(path)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, path).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  })

  it('lets a keyboard skip to the text', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.keyboard.press('Tab')
    const skip = page.locator('.skip:focus')
    expect((await skip.boundingBox())?.width).toBeGreaterThan(40)
    await page.keyboard.press('Enter')
    expect(await page.locator('main:focus').count()).toBe(1)
    await page.keyboard.press('Tab')
    expect(await page.locator('main :focus').count()).toBe(1)
    await page.context().close()
  })

  it('walks with Tab in reading order, with a ring around each stop', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    const stops: Stop[] = []
    for (let stop = await nextStop(page); stop; stop = await nextStop(page)) stops.push(stop)
    expect(stops.filter((stop) => !stop.ring)).toEqual([])
    const places = stops.map((stop) => stop.place)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const names = stops.map((stop) => stop.name)
    const form = names.indexOf('comment-name')
    expect(names.slice(form, form + 6)).toEqual([
      ...['comment-name', 'comment-body', 'comment-password', 'comment-secret', '댓글 남기기', '미리 보기'],
    ])
    await page.context().close()
  })

  it('moves nothing for those who asked for less motion', async () => {
    const page = await newReader(browser, { reducedMotion: 'reduce' })
    await page.goto(TALKED)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((each) => ({ tag: each.tagName, style: getComputedStyle(each) }))
        .filter(
          ({ style: s }) =>
            s.scrollBehavior === 'smooth' || s.animationName !== 'none' || s.transitionDuration !== '0s',
        )
        .map(({ tag }) => tag),
    )
    expect(moving).toEqual([])
    await page.context().close()
  })
})

interface Stop {
  readonly name: string
  /** Its place among all elements of the document. */
  readonly place: number
  readonly ring: boolean
}

/** Where the next Tab leads; undefined behind the last. */
async function nextStop(page: Page): Promise<Stop | undefined> {
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return undefined
    const { outlineStyle, outlineWidth } = getComputedStyle(at)
    return {
      name: at.id || (at.textContent ?? ''),
      place: [...document.querySelectorAll('*')].indexOf(at),
      ring: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2,
    }
  })
}

/** What axe says is wrong, short enough to read in a failure. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      rules: { 'target-size': { enabled: true } },
    }),
  )
  return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`))
}

async function articlePaths(): Promise<string[]> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)]
    .map(([, address = '']) => new URL(address).pathname)
    .filter((path) => path.includes('/posts/'))
}
