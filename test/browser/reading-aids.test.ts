import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { newReader, origin, TALKED } from '../support/reading.ts'

describe.skipIf(!origin)('what helps a reader along', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('fetches the article a pointer rests on, and counts nobody for it', async () => {
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.waitForLoadState('networkidle')
    let beacons = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/views')) beacons++
    })
    const browsers = await page.context().newCDPSession(page)
    const fetched = new Promise<string>((done) => {
      browsers.on('Preload.prefetchStatusUpdated', ({ status, prefetchUrl }) => {
        if (status === 'Ready') done(prefetchUrl)
      })
    })
    await browsers.send('Preload.enable')
    const link = page.locator('#category-box a').first()
    const href = new URL((await link.getAttribute('href')) ?? '', origin).href
    await link.hover()
    expect(await fetched).toBe(href)
    expect(beacons).toBe(0)

    const counted = page.waitForRequest((request) => request.url().endsWith('/views'))
    await link.click()
    await page.waitForURL(href)
    await counted
    await page.context().close()
  })

  it('copies the short address and says so; without a script the link is one', async () => {
    const page = await newReader(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(TALKED)
    const share = page.locator('#share')
    const address = new URL((await share.getAttribute('href')) ?? '', origin).href
    expect(new URL(address).pathname).toMatch(/^\/p\/[0-9a-z]{8}$/)
    await share.click()
    await page.getByText('짧은 주소를 복사했습니다').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
    expect(new URL(page.url()).pathname).toBe(TALKED)
    await page.goto(address)
    expect(new URL(page.url()).pathname).toBe(TALKED)
    await page.context().close()
  })

  it('leads back to where an article was left, when asked, and remembers nothing of one read to its end', async () => {
    const page = await newReader(browser)
    const scrolled = () => page.evaluate(() => Math.round(scrollY))
    await page.goto(TALKED)
    await page.evaluate(() => scrollTo(0, (document.querySelector('#article')?.clientHeight ?? 0) / 2))
    const left = await scrolled()
    await page.goto('/')
    await page.goto(TALKED)
    expect(await scrolled()).toBe(0)
    await page.locator('#resume').click()
    await page.waitForFunction((to) => Math.abs(scrollY - to) < 80, left)
    await page.locator('#resume').waitFor({ state: 'detached' })

    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.goto('/')
    await page.goto(TALKED)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('#resume').count()).toBe(0)
    await page.context().close()
  })

  it('draws how far one has read, but not for those who asked for less motion', async () => {
    const line = () => {
      const { animationName, scale } = getComputedStyle(
        document.documentElement.querySelector('article') ?? document.body,
        '::before',
      )
      return { name: animationName, part: Number.parseFloat(scale) }
    }
    const page = await newReader(browser)
    await page.goto(TALKED)
    await page.evaluate(() => void scrollTo(0, document.body.scrollHeight / 4))
    await expect.poll(async () => (await page.evaluate(line)).part).toBeGreaterThan(0.1)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect((await page.evaluate(line)).name).toBe('none')
    await page.context().close()
  })

  it('leads through a transition, not for those who save data or asked for less motion', async () => {
    const seen = async (options: { reducedMotion?: 'reduce'; saveData?: boolean }) => {
      const page = await newReader(browser, options.reducedMotion ? { reducedMotion: 'reduce' } : {})
      if (options.saveData)
        await page.addInitScript(() => {
          Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
        })
      await page.addInitScript(() => {
        addEventListener('pagereveal', (event) => {
          const { viewTransition } = event as { viewTransition?: unknown }
          document.documentElement.dataset.transition = viewTransition ? 'yes' : 'no'
        })
      })
      await page.goto('/')
      await page.waitForLoadState('networkidle')
      await page.click('.posts a')
      await page.waitForURL('**/posts/**')
      const told = page.locator('html[data-transition]')
      await told.waitFor()
      const answer = await told.getAttribute('data-transition')
      await page.context().close()
      return answer
    }
    expect(await seen({})).toBe('yes')
    expect(await seen({ reducedMotion: 'reduce' })).toBe('no')
    expect(await seen({ saveData: true })).toBe('no')
  })
})
