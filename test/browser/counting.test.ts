import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, READER } from '../support/browser.ts'
import { COUNTED, newReader, origin } from '../support/reading.ts'

interface Beacon {
  readonly view: string
  readonly seq: number
  readonly depth: number
  readonly engaged: number
}

const PATIENCE = { timeout: 20_000, interval: 200 }
const OTHER_BROWSER = `${READER.userAgent ?? ''} Edg/140.0.0.0`

describe.skipIf(!origin)('counting', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('counts an opening once, on the page and in every category above it, and no reload again', async () => {
    const before = await figures()
    const page = await newReader(browser)
    await page.addInitScript(recordBeacons)
    await openCounted(page)
    await expect.poll(figures, PATIENCE).toEqual(plus(before, 1))

    const first = await beacons(page)
    expect(first).toMatchObject([{ seq: 0 }])
    await openCounted(page)
    const again = (await beacons(page)).at(-1)
    expect(again?.seq).toBe(0)
    expect(again?.view).not.toBe(first[0]?.view)

    // Whoever comes after is counted behind the reload: it would show by now.
    const other = await newReader(browser, { userAgent: OTHER_BROWSER })
    await openCounted(other)
    await expect.poll(figures, PATIENCE).toEqual(plus(before, 2))
    for (const each of [page, other]) await each.context().close()
  })

  it('tells how far the article was read when the page is left', async () => {
    const page = await newReader(browser)
    await page.addInitScript(recordBeacons)
    await openCounted(page)
    const [opened] = await beacons(page)
    expect(opened?.depth).toBeLessThan(0.9)
    await page.locator('#conversation').evaluate((part) => part.scrollIntoView())
    await page.click('.site-title')
    await page.waitForURL(`${origin}/`)
    const last = (await beacons(page)).at(-1)
    expect(last?.view).toBe(opened?.view)
    expect(last?.seq).toBeGreaterThan(opened?.seq ?? 0)
    expect(last?.depth).toBeGreaterThanOrEqual(0.98)
    await page.context().close()
  })

  it('waits until the page is really seen', async () => {
    const page = await newReader(browser)
    await page.addInitScript(recordBeacons)
    await page.addInitScript(() =>
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }),
    )
    await page.goto(COUNTED.path)
    expect(await beacons(page)).toEqual([])
    const sent = page.waitForRequest(isBeacon)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'visible' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await sent
    expect(await beacons(page)).toHaveLength(1)
    await page.context().close()
  })

  it('says why it did not count a browser without a head', async () => {
    const page = await newReader(browser, { userAgent: 'Mozilla/5.0 HeadlessChrome/140.0.0.0' })
    const answer = page.waitForResponse((response) => isBeacon(response.request()))
    await page.goto(COUNTED.path)
    expect((await answer).status()).toBe(202)
    expect((await answer).headers()['x-view']).toMatch(/^ignored; reason=\w+/)
    await page.context().close()
  })
})

const isBeacon = (request: Request): boolean => new URL(request.url()).pathname === '/views'

/** Opens the article and waits until its first beacon was answered. */
async function openCounted(page: Page): Promise<void> {
  const answer = page.waitForResponse((response) => isBeacon(response.request()))
  await page.goto(COUNTED.path)
  expect((await answer).status()).toBe(204)
}

/** Runs in the page: notes what is sent where the next page can still read it (a page that is left has no requests). */
function recordBeacons(): void {
  const send = navigator.sendBeacon.bind(navigator)
  const stringify = JSON.stringify
  let written = ''
  // The page prints each beacon right before it sends it; a blob could only be read later, when the page is gone.
  JSON.stringify = (value: unknown) => {
    written = stringify(value)
    return written
  }
  navigator.sendBeacon = (url, data) => {
    const accepted = send(url, data)
    if (accepted) sessionStorage.setItem('beacons', `${sessionStorage.getItem('beacons') ?? ''}${written}\n`)
    return accepted
  }
}

/** What was sent since the last question. */
async function beacons(page: Page): Promise<Beacon[]> {
  const lines = await page.evaluate(() => {
    const text = sessionStorage.getItem('beacons') ?? ''
    sessionStorage.removeItem('beacons')
    return text
  })
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Beacon)
}

interface Figures {
  readonly page: number
  readonly category: number
  readonly parent: number
}

/** The counts the outside is told. */
async function figures(): Promise<Figures> {
  const html = await (await fetch(origin + COUNTED.path)).text()
  const list = await (await fetch(`${origin}/api/v1/categories`)).json()
  const of = (path: string) =>
    (list as { path: string; views: number }[]).find((c) => c.path === path)?.views ?? Number.NaN
  return {
    page: Number(/조회 ([\d,]+)/.exec(html)?.[1]?.replaceAll(',', '')),
    category: of(COUNTED.category),
    parent: of(COUNTED.category.split('/')[0] ?? ''),
  }
}

const plus = (before: Figures, views: number): Figures => ({
  page: before.page + views,
  category: before.category + views,
  parent: before.parent + views,
})
