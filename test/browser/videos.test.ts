import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin } from '../support/reading.ts'

const EMBEDDING = '/posts/what-a-post-can-hold'
const PLAYER = 'https://www.youtube-nocookie.com/embed/jNQXAC9IVRw'

describe.skipIf(!origin)('a video in an article', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('asks its site for nothing before it is pressed, and plays in the page after', async () => {
    const page = await newReader(browser)
    const foreign: string[] = []
    await page.context().route(
      (url) => url.origin !== origin,
      (route) => {
        foreign.push(route.request().url())
        return route.fulfill({ contentType: 'text/html', body: '<title>player</title>' })
      },
    )
    await page.goto(EMBEDDING, { waitUntil: 'networkidle' })
    await page.locator('.video').scrollIntoViewIfNeeded()
    await page.hover('.video a')
    expect(await page.locator('iframe').count()).toBe(0)
    expect(foreign).toEqual([])

    await page.click('.video a')
    await page.frameLocator('.video iframe').locator('title').waitFor({ state: 'attached' })
    expect(foreign).toHaveLength(1)
    expect(foreign[0]).toMatch(new RegExp(`^${PLAYER}\\?autoplay=1`))
    expect(await page.locator('.video iframe').getAttribute('title')).toBe('Me at the zoo')
    await page.context().close()
  })

  it('is a link without JavaScript', async () => {
    const page = await newReader(browser, { javaScriptEnabled: false })
    await page.goto(EMBEDDING)
    expect(await page.locator('.video a').getAttribute('href')).toBe(
      'https://www.youtube.com/watch?v=jNQXAC9IVRw',
    )
    await page.context().close()
  })

  it('may be framed by its page alone', async () => {
    const policyOf = async (path: string) =>
      (await fetch(origin + path)).headers.get('content-security-policy')
    expect(await policyOf(EMBEDDING)).toContain('frame-src https://www.youtube-nocookie.com;')
    expect(await policyOf('/posts/keeping-addresses')).not.toContain('frame-src')
  })
})
